"""Readers of files in the shape in which their owners publish them."""
