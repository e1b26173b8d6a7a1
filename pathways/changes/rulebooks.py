"""Rulebooks by their digests: editions, and what changes compile to."""

from __future__ import annotations

from functools import lru_cache

from pathways import editions
from pathways.models import CompiledChange, Edition
from pathways.rules import Rulebook, rulebook_of
from pathways.rules.effects import Pair


class NoSuchRulebookError(LookupError):
    """Neither an edition nor a change compiles to this digest any more."""


def rulebook_by_digest(digest: str) -> Rulebook:
    """The rulebook of an edition, as it is kept, or of a change that is still so."""
    rows = Edition.objects.filter(digest=digest).order_by("-number")
    number = rows.values_list("number", flat=True).first()
    if number is not None:
        return editions.rulebook(number, digest)
    kept = CompiledChange.objects.filter(digest=digest).order_by("-pk")
    snapshot = kept.values_list("snapshot", flat=True).first()
    if snapshot is None:
        raise NoSuchRulebookError(digest)
    return rulebook_of(snapshot)


@lru_cache(maxsize=2)
def pair_of(before: str, after: str) -> Pair:
    """Two rulebooks to be compared, kept with all that was compiled of them."""
    return Pair(rulebook_by_digest(before), rulebook_by_digest(after))
