"""Freshness as work: pages are visited, rows are read again."""

from pathways.changes.watching.freshness import cited_models, read_unchanged
from pathways.changes.watching.visits import visit, visit_due

__all__ = ["cited_models", "read_unchanged", "visit", "visit_due"]
