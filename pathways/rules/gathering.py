"""In which order papers are gathered, so that no validity is wasted.

All papers are to be ready on one day: the first on which those not at hand can be,
were the slowest begun today and took as long as it can. What stays valid may be begun
today; what runs out is begun as late as that day allows.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from pathways.rules.days import add_months

ENDLESS: Final = 10**6  # sorts what has no known end after everything that has one


@dataclass(frozen=True, slots=True)
class Need:
    """A paper: months to get, months of validity, and what is at hand.

    ``months_low`` and ``months_high`` are ``None`` where the time is not known, and
    ``valid_months`` where no end of the validity is. ``held_until`` is the first day
    on which the one at hand is no longer valid; ``None`` when none is at hand.
    """

    key: str
    months_low: int | None = None
    months_high: int | None = None
    valid_months: int | None = None
    held_until: date | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A need with the last day to begin it; no day where no time is known.

    ``is_held``: it is at hand, and valid on the day on which all is ready. ``least``:
    the first day on which it can run out, begun on that day and had at the soonest.
    """

    need: Need
    begin: date | None
    is_held: bool
    least: date | None


@dataclass(frozen=True, slots=True)
class Plan:
    """The needs in the order in which to begin, and the day on which all are there.

    ``ready`` is ``None`` where no need that is not at hand has a known time.
    """

    ready: date | None
    slowest: Need | None
    places: tuple[Place, ...]


def plan(needs: Iterable[Need], on: date) -> Plan:
    """Order the needs for someone who begins on a day."""
    every = list(needs)
    slowest = _slowest([one for one in every if not _lasts(one, on)])
    while True:  # what is at hand may run out before the rest is there
        ready = _after(slowest, on)
        missing = [one for one in every if not _lasts(one, ready or on)]
        found = _slowest(missing)
        if found == slowest:
            break
        slowest = found
    places = [_place(one, on, ready) for one in every]
    return Plan(ready, slowest, tuple(sorted(places, key=lambda one: _rank(one, on))))


def _slowest(needs: list[Need]) -> Need | None:
    timed = [one for one in needs if one.months_high]
    return max(timed, key=lambda one: one.months_high or 0, default=None)


def _after(slowest: Need | None, on: date) -> date | None:
    return add_months(on, slowest.months_high or 0) if slowest else None


def _lasts(need: Need, day: date) -> bool:
    """Whether the one at hand is still valid on the day."""
    return need.held_until is not None and day < need.held_until


def _place(need: Need, on: date, ready: date | None) -> Place:
    if _lasts(need, ready or on):
        return Place(need, None, True, need.held_until)
    if ready is None:
        return Place(need, None, False, None)
    if need.valid_months is None or need.months_high is None:
        return Place(need, on, False, None)
    begin = max(on, add_months(ready, -need.months_high))
    soonest = add_months(begin, need.months_low or 0)
    return Place(need, begin, False, add_months(soonest, need.valid_months))


def _rank(one: Place, on: date) -> tuple[bool, date, int, int]:
    """What is missing first: begun soonest, then slowest, then what lasts longest."""
    need = one.need
    lasts = ENDLESS if need.valid_months is None else need.valid_months
    begin = one.begin or (need.held_until if one.is_held else None) or on
    return one.is_held, begin, -(need.months_high or 0), -lasts
