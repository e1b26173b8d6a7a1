"""The relational model. Models are imported here from their modules."""

from pathways.models.casework import SavedProfile

__all__ = ["SavedProfile"]
