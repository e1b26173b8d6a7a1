"""What a file would change in a person's answers: nothing is overwritten or doubled."""
