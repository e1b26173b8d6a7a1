"""Titles of occupations by code, kept with the edition whose pages name them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from occupations.models import NocGroup, UnitGroup

WIDER: Final = 2  # broad categories and major groups: rules name no others


@lru_cache(maxsize=8)
def occupation_titles(number: int, digest: str, language: str) -> Mapping[str, str]:
    """Titles of unit groups, major groups and broad categories: two queries, once."""
    wider = NocGroup.objects.filter(level__lte=WIDER)
    titles = {group.code: group.title for group in wider}
    return titles | {group.code: group.title for group in UnitGroup.objects.all()}
