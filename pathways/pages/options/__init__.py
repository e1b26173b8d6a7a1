"""Options: every pathway in one table, some side by side, and a page for each."""
