"""Two to four pathways side by side: money, time, family and papers of each.

Pure functions over a standing; no clock, no query.
"""
