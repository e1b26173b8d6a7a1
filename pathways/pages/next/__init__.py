"""What to answer next: only what would change the answer, the best first."""
