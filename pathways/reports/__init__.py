"""Reports: an assessment frozen as one document, and what is made of it.

``freeze`` makes the document once; page, PDF and mail are pure functions of it.
"""
