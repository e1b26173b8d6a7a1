"""What a public page shows: pure functions of an edition's snapshot, and of rounds."""
