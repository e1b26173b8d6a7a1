"""Where a person stands: an assessment grouped, worded and summed for reading.

Pure functions over an assessment and the edition it follows; no clock, no query.
"""
