"""The pages of changes in the workshop."""

from pathways.admin.changes import site

__all__ = ["site"]
