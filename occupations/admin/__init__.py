"""The curator's workshop for reference data; pages register when imported."""

from occupations.admin import (
    aliases,
    classification,
    lists,
    market,
    places,
    provinces,
    sources,
)

__all__ = [
    "aliases",
    "classification",
    "lists",
    "market",
    "places",
    "provinces",
    "sources",
]
