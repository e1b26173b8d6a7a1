"""How each part of a change says itself: one module for each kind of row."""
