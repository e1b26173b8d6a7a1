"""Levers: changes that a person can make, each with declared, finite steps."""
