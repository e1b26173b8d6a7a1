"""In which seed file a place of the catalogue stands."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from pathways.catalogue.files import read

LISTS: Final = "occupations/data/lists"
SEEDS: Final = "pathways/data"


def row_of(at: str) -> str:
    """File and row of a place, as the loader tells them."""
    owner, *rest = at.split(" | ")
    row = " › ".join([owner, *rest])
    if owner == "lists":
        return f"{LISTS}, {row}"
    named = rest[0].partition("@")[0] if rest else ""
    part = _seed().get(owner)
    held = part.get(named) if isinstance(part, Mapping) else _streams().get(owner)
    return f"{SEEDS}/{held['_at']}, {row}" if held else f"{SEEDS}, {row}"


@cache
def _seed() -> Mapping[str, Any]:
    return read()


@cache
def _streams() -> Mapping[str, Any]:
    return {stream["slug"]: stream for stream in _seed()["streams"]}
