"""The Answer page: can I, by which route, what do I do this week."""
