"""The pages of one person: what is found before rendering, and the words of it."""
