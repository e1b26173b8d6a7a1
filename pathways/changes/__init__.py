"""A change of the rules: its rows, what it says, and how it goes live."""
