"""Freshness as work: pages are visited, rows are read again."""

from pathways.changes.watching.freshness import (
    cited_models,
    read_unchanged,
    still_in_force,
)
from pathways.changes.watching.visits import visit, visit_due

__all__ = ["cited_models", "read_unchanged", "still_in_force", "visit", "visit_due"]
