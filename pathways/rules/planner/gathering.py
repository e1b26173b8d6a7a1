"""In which order papers are gathered, so that no validity is wasted.

Each paper is to be there on the day on which the first application that asks for it
can be made. What runs out is begun as late as that day allows; the time of what stays
valid is no reason to wait.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pathways.rules.engine.days import add_months


@dataclass(frozen=True, slots=True)
class Need:
    """A paper: the day it is asked for, months to get it, months of validity.

    ``months_low`` and ``months_high`` are ``None`` where the time is not known, and
    ``valid_months`` where no end of the validity is. ``held_until`` is the first day
    on which the one at hand is no longer valid; ``None`` when none is at hand.
    """

    key: str
    needed_on: date
    months_low: int | None = None
    months_high: int | None = None
    valid_months: int | None = None
    held_until: date | None = None

    @property
    def is_timed(self) -> bool:
        """Whether both its time and its validity are known."""
        return self.months_high is not None and self.valid_months is not None


@dataclass(frozen=True, slots=True)
class Place:
    """A need with the last day to begin it.

    ``is_held``: it is at hand, and valid on the day on which it is asked for.
    ``ready``: the day on which it can be there, begun on that day, at the latest.
    """

    need: Need
    begin: date
    ready: date
    is_held: bool


def arrange(needs: Iterable[Need], on: date) -> tuple[Place, ...]:
    """The needs in the order in which to begin them, for someone who asks on a day."""
    places = [_place(need, on) for need in needs]
    return tuple(sorted(places, key=_rank))


def _place(need: Need, on: date) -> Place:
    months = need.months_high or 0
    begin = max(on, add_months(need.needed_on, -months))
    ready = max(need.needed_on, add_months(begin, months))
    held = need.held_until is not None and need.needed_on < need.held_until
    return Place(need, begin, ready, held)


def _rank(place: Place) -> tuple[date, date, int]:
    """What is begun first, then what is asked for first, then what is slowest."""
    need = place.need
    return place.begin, need.needed_on, -(need.months_high or 0)
