"""Reference data. Models are imported here from their modules."""
