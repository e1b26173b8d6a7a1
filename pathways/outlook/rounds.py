"""What past rounds of invitations would have meant for a score.

A score and a cut-off are compared only while the score's grid ranked candidates.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from pathways.outlook.scores import ScoreSheet
from pathways.outlook.standing import Cite
from pathways.rules.days import window_start
from pathways.rules.odds import Invited, invited

Number = int | Decimal
YEAR: Final = 12
TWO_YEARS: Final = 24
LATEST: Final = 5


@dataclass(frozen=True, slots=True)
class PastRound:
    """One published round: ``cutoff`` is the lowest score invited, on ``scale``."""

    on: date
    name: str
    cutoff: Number | None
    invitations: int | None
    scale: str
    citation: Cite | None


@dataclass(frozen=True, slots=True)
class RoundRecord:
    """The rounds that somebody could be invited in until a day, oldest first.

    ``as_of`` is how far our record reaches.
    """

    every: tuple[PastRound, ...]
    on: date
    as_of: date

    def within(self, months: int) -> tuple[PastRound, ...]:
        """The rounds of the last so many months."""
        since = window_start(self.on, months)
        return tuple(one for one in self.every if one.on >= since)

    @property
    def rounds(self) -> tuple[PastRound, ...]:
        """The rounds of the last 12 months."""
        return self.within(YEAR)

    @property
    def last(self) -> PastRound | None:
        """The newest of all, however old."""
        return self.every[-1] if self.every else None

    @property
    def latest(self) -> tuple[PastRound, ...]:
        """The newest few, the newest first."""
        return self.every[: -LATEST - 1 : -1]


@dataclass(frozen=True, slots=True)
class Window:
    """The rounds of the last months, and those that would have invited a score.

    ``equal`` are those whose cut-off is the score itself: each counts half.
    """

    rounds: tuple[PastRound, ...]
    invited: Invited
    equal: int

    @property
    def count(self) -> int:
        """How many rounds there were."""
        return len(self.rounds)

    @property
    def apart(self) -> int:
        """How many were ranked by another grid, or tell no cut-off: not compared."""
        return self.count - self.invited.rounds

    @property
    def cutoffs(self) -> tuple[Number, Number] | None:
        """The lowest and the highest cut-off published."""
        found = [one.cutoff for one in self.rounds if one.cutoff is not None]
        return (min(found), max(found)) if found else None


@dataclass(frozen=True, slots=True)
class Distance:
    """How far a score is from a round's cut-off: below it where negative.

    ``low`` and ``high`` are those of the score's bounds; none without a comparison.
    """

    past: PastRound
    low: Number | None
    high: Number | None


@dataclass(frozen=True, slots=True)
class Hindsight:
    """What the rounds of 12 and of 24 months, and the last few, say of a score."""

    record: RoundRecord
    year: Window
    two_years: Window
    latest: tuple[Distance, ...]

    @property
    def count(self) -> int:
        """How many rounds there were in the 12 months."""
        return self.year.count

    @property
    def compared(self) -> int:
        """How many of them were ranked by the score's own grid."""
        return self.year.invited.rounds

    @property
    def met(self) -> Decimal:
        """How many of those would have invited the score, whatever is open."""
        return self.year.invited.least

    @property
    def equal(self) -> int:
        """How many had the score itself as their cut-off."""
        return self.year.equal

    @property
    def open(self) -> Decimal:
        """How many more open answers could add."""
        return self.year.invited.most - self.year.invited.least


def hindsight(record: RoundRecord, sheet: ScoreSheet | None) -> Hindsight:
    """Compare a score with the rounds that its grid ranked."""
    return Hindsight(
        record,
        _window(record.within(YEAR), sheet),
        _window(record.within(TWO_YEARS), sheet),
        tuple(_distance(one, sheet) for one in record.latest),
    )


def comparable(
    rounds: Iterable[PastRound], sheet: ScoreSheet | None
) -> list[PastRound]:
    """The rounds that were ranked by the grid of the score."""
    return [
        one
        for one in rounds
        if sheet is not None
        and one.cutoff is not None
        and one.scale == sheet.slug
        and ranked_then(sheet, one.on)
    ]


def ranked_then(sheet: ScoreSheet, on: date) -> bool:
    """Whether the score's grid ranked candidates on a day."""
    return (sheet.valid_from is None or sheet.valid_from <= on) and (
        sheet.comparable_to is None or on < sheet.comparable_to
    )


def _window(rounds: tuple[PastRound, ...], sheet: ScoreSheet | None) -> Window:
    found = [one.cutoff or 0 for one in comparable(rounds, sheet)]
    if sheet is None:
        return Window(rounds, invited((), 0, 0), 0)
    lower, upper = sheet.total.lower, sheet.total.upper
    equal = sum(cutoff in (lower, upper) for cutoff in found)
    return Window(rounds, invited(found, lower, upper), equal)


def _distance(one: PastRound, sheet: ScoreSheet | None) -> Distance:
    if sheet is None or one.cutoff is None or not comparable([one], sheet):
        return Distance(one, None, None)
    total = sheet.total
    return Distance(one, total.lower - one.cutoff, total.upper - one.cutoff)
