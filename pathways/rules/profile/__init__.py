"""The profile: a tech worker's answers, read from JSON and written to it."""
