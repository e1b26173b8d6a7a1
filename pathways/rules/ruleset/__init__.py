"""The rules of one day, compiled from rows, and a profile assessed by them."""
