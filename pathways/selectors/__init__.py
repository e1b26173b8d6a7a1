"""Reads that cross models and forms for a page."""
