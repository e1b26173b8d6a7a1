"""Ways to permanent residence in words: steps, times, money, what could stop them.

Pure functions over ways that the rules found; no clock, no query.
"""
