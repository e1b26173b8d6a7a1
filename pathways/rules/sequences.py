"""Ways to permanent residence: streams one after another, found by following bridges.

A way begins with a stream that is open now, or that one step or two open, and goes on
by the bridges of the catalogue: the profile changes as the permit or the nomination
changes it, days go by, and the next stream is assessed on its own day. Nothing is told
that assessment does not say.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from pathways.rules.legs import NOMINATED, Leg, Sequence, name_of
from pathways.rules.profile import Profile
from pathways.rules.rulebook import Rulebook
from pathways.rules.searching import Search
from pathways.rules.walking import Walker

__all__ = ["Leg", "Sequence", "sequences"]


def sequences(rulebook: Rulebook, profile: Profile, on: date) -> list[Sequence]:
    """Every different way, usable first, then soonest, then with the least effort."""
    search = Search(Walker(rulebook, profile, on))
    ways = sorted(map(search.sequence, search.found()), key=_worth)
    kept: dict[tuple[Any, ...], Sequence] = {}
    for way in _undominated(ways):
        known = kept.get(way.shape)
        if known is None:
            kept[way.shape] = way
        else:
            kept[way.shape] = replace(known, alike=(*known.alike, *way.streams))
    return [search.told(way) for way in kept.values()]


def _worth(way: Sequence) -> tuple[Any, ...]:
    return way.is_stopped, not way.has_end, way.earliest, way.effort, len(way.legs)


def _undominated(ways: list[Sequence]) -> Iterator[Sequence]:
    """Without those that take more steps to the same end, and are no sooner."""
    names = [frozenset(name_of(leg.move) for leg in _towards(way)) for way in ways]
    for at, way in enumerate(ways):
        if not any(
            names[sooner] < names[at] and ways[sooner].shape[-1] == way.shape[-1]
            for sooner in range(at)
        ):
            yield way


def _towards(way: Sequence) -> tuple[Leg, ...]:
    """The steps up to what decides: the nomination, or the last application."""
    return way.legs[:-1] if way.shape[-1][0] == NOMINATED else way.legs
