"""What past rounds of invitations would have meant for a score.

A score and a cut-off are compared only while the score's grid ranked candidates. A line
that asked for a wage, a TEER or a sector is compared with the offer; two lines of one
round are alternatives.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from pathways.outlook.scores import ScoreSheet
from pathways.outlook.standing import Cite
from pathways.rules import Assessment, window_start
from pathways.rules.rounds import HALF, Candidate, Invited, RoundLine, part_of_round

Number = int | Decimal
Part = tuple[Decimal, Decimal]
NOTHING_ASKED: Final = RoundLine((), date.min)
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
    line: RoundLine = NOTHING_ASKED

    @property
    def event(self) -> tuple[date, str, int]:
        """What the lines of one round share; a line alone is a round of its own."""
        return self.on, self.line.part_of, 0 if self.line.part_of else id(self)


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
        return tuple(past_round for past_round in self.every if past_round.on >= since)

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
        """How many rounds there were; the lines of one round are one."""
        return len({item.event for item in self.rounds})

    @property
    def by_wage(self) -> bool:
        """Whether some round invited by the wage of an offer."""
        return any(
            past_round.line.wage_hourly is not None for past_round in self.rounds
        )

    @property
    def apart(self) -> int:
        """How many were ranked by another grid, or tell no cut-off: not compared."""
        return self.count - self.invited.rounds

    @property
    def cutoffs(self) -> tuple[Number, Number] | None:
        """The lowest and the highest cut-off published."""
        items = [
            past_round.cutoff
            for past_round in self.rounds
            if past_round.cutoff is not None
        ]
        return (min(items), max(items)) if items else None


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
    def by_wage(self) -> bool:
        """Whether some round of the 12 months invited by the wage of an offer."""
        return self.year.by_wage

    @property
    def open(self) -> Decimal:
        """How many more open answers could add."""
        return self.year.invited.most - self.year.invited.least


def hindsight(
    record: RoundRecord, sheet: ScoreSheet | None, assessment: Assessment | None = None
) -> Hindsight:
    """Compare a score, and the offer of an assessment, with what the rounds asked."""
    offer = Candidate(assessment) if assessment else None
    return Hindsight(
        record,
        _window(record.within(YEAR), sheet, offer),
        _window(record.within(TWO_YEARS), sheet, offer),
        tuple(_distance(past_round, sheet) for past_round in record.latest),
    )


def comparable(
    rounds: Iterable[PastRound], sheet: ScoreSheet | None
) -> list[PastRound]:
    """The rounds that were ranked by the grid of the score."""
    return [
        past_round
        for past_round in rounds
        if sheet is not None
        and past_round.cutoff is not None
        and past_round.scale == sheet.slug
        and ranked_then(sheet, past_round.on)
    ]


def ranked_then(sheet: ScoreSheet, on: date) -> bool:
    """Whether the score's grid ranked candidates on a day."""
    return (sheet.valid_from is None or sheet.valid_from <= on) and (
        sheet.comparable_to is None or on < sheet.comparable_to
    )


def _window(
    rounds: tuple[PastRound, ...], sheet: ScoreSheet | None, offer: Candidate | None
) -> Window:
    events: dict[Any, list[Part]] = {}
    for past_round in rounds:
        part = _part(past_round, sheet, offer)
        if part is not None:
            events.setdefault(past_round.event, []).append(part)
    best = [tuple(map(max, zip(*parts, strict=True))) for parts in events.values()]
    least = sum((low for low, _ in best), Decimal(0))
    most = sum((high for _, high in best), Decimal(0))
    return Window(rounds, Invited(least, most, len(best)), sum(HALF in b for b in best))


def _part(
    past_round: PastRound, sheet: ScoreSheet | None, offer: Candidate | None
) -> Part | None:
    """What of the round a line gives, at least and at most; none: not compared."""
    asked = offer.reaches_with_offer(past_round.line) if offer else None
    parts = [] if asked is None else [(Decimal(asked[0]), Decimal(asked[1]))]
    if past_round.cutoff is not None:
        if sheet is None or not comparable([past_round], sheet):
            return None
        low, high = sheet.total.lower, sheet.total.upper
        parts.append(
            (
                part_of_round(low, past_round.cutoff),
                part_of_round(high, past_round.cutoff),
            )
        )
    if not parts:
        return None
    least, most = map(min, zip(*parts, strict=True))
    return (Decimal(0), most) if past_round.line.is_limited and asked else (least, most)


def _distance(past_round: PastRound, sheet: ScoreSheet | None) -> Distance:
    if (
        sheet is None
        or past_round.cutoff is None
        or not comparable([past_round], sheet)
    ):
        return Distance(past_round, None, None)
    total = sheet.total
    return Distance(
        past_round, total.lower - past_round.cutoff, total.upper - past_round.cutoff
    )
