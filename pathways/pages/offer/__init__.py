"""My offer: what it gives, what it lacks, and a page for its employer."""
