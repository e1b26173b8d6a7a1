"""The curator's workshop for reference data; pages register when imported."""

from occupations.admin import classification, lists, market, provinces, sources

__all__ = ["classification", "lists", "market", "provinces", "sources"]
