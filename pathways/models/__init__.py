"""The relational model. Models are imported here from their modules."""
