"""Routes: what a person can do, one step after another, and what it leads to."""
