"""Every past round as the rules compare it, read once while no row changes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from pathways.models import ProvincialDraw, Round
from pathways.rules import CRS, OF_EXPRESS_ENTRY
from pathways.rules.rounds import PastRounds, RoundLine
from pathways.selectors.rounds import CATEGORY, EVERYBODY, NOMINEES
from pathways.selectors.stamps import Stamp, every_round

PROGRAMS: Final = ("fsw", "cec", "fst")


def past_rounds(stamp: Stamp | None = None) -> PastRounds:
    """The rounds on record now: one query while nothing changed; none by a stamp."""
    return _read(repr(stamp or every_round()))


@lru_cache(maxsize=2)
def _read(_stamp: str) -> PastRounds:
    federal = frozenset(f"{OF_EXPRESS_ENTRY}{name}" for name in PROGRAMS)
    lines = (*_federal(), *_provincial())
    named = frozenset(slug for line in lines for slug in line.streams)
    categories = frozenset(slug for slug in named if slug.startswith(CATEGORY))
    return PastRounds(lines, federal | categories)


def _federal() -> Iterator[RoundLine]:
    """Every round of Express Entry by the streams that it invited from."""
    rows = Round.objects.order_by("held_on", "pk")
    yield from map(line_of, rows.only("held_on", "category", "cutoff"))


def line_of(held: Round) -> RoundLine:
    """A round of Express Entry as the rules compare it."""
    invited, nominees = _invited(held.category), held.category == NOMINEES
    return RoundLine(invited, held.held_on, CRS, held.cutoff, for_nominees=nominees)


def _invited(category: str) -> tuple[str, ...]:
    """The streams that a round of a category invites."""
    if category in (EVERYBODY, NOMINEES):
        return tuple(f"{OF_EXPRESS_ENTRY}{name}" for name in PROGRAMS)
    if category in PROGRAMS:
        return (f"{OF_EXPRESS_ENTRY}{category}",)
    return (f"{CATEGORY}{category.replace('_', '-')}",)


def _provincial() -> Iterator[RoundLine]:
    for draw in ProvincialDraw.objects.order_by("drawn_on", "pk"):
        yield RoundLine(
            streams=tuple(draw.catalogue_streams),
            on=draw.drawn_on,
            grid=draw.grid,
            minimum_score=draw.minimum_score,
            wage_hourly=draw.minimum_wage_cad_hourly,
            wage_yearly=draw.minimum_wage_cad_yearly,
            teers=tuple(int(text) for text in draw.teers.split()),
            sectors=tuple(draw.sectors.split()),
            is_limited=draw.is_limited,
            part_of=draw.part_of,
        )
