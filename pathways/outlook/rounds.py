"""What past rounds of invitations would have meant for a score.

A score and a cut-off are compared only while the score's grid ranked candidates.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from pathways.outlook.scores import ScoreSheet
from pathways.outlook.standing import Cite

Number = int | Decimal
LOOK_BACK: Final = timedelta(days=365)


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
    """The rounds that a stream's candidates could be invited in.

    ``last`` is the newest of all, however old; ``as_of`` is how far our record reaches.
    """

    rounds: tuple[PastRound, ...]
    last: PastRound | None
    as_of: date


@dataclass(frozen=True, slots=True)
class Hindsight:
    """Rounds of the last 12 months, and those whose cut-off the score would have met.

    ``met`` counts cut-offs below the score's lower bound, ``equal`` those at a known
    total (the tie-breaking rule decides), ``open`` those within its bounds.
    ``apart`` counts rounds ranked by another grid, which are not compared.
    """

    record: RoundRecord
    met: int
    equal: int
    open: int
    apart: int

    @property
    def count(self) -> int:
        """How many rounds there were in the 12 months."""
        return len(self.record.rounds)

    @property
    def compared(self) -> int:
        """How many of them had a cut-off on the score's own grid."""
        return self.count - self.apart

    @property
    def cutoffs(self) -> tuple[Number, Number] | None:
        """The lowest and the highest cut-off published."""
        found = [one.cutoff for one in self.record.rounds if one.cutoff is not None]
        return (min(found), max(found)) if found else None


def hindsight(record: RoundRecord, sheet: ScoreSheet | None) -> Hindsight:
    """Compare a score with the rounds that its grid ranked."""
    met = equal = undecided = compared = 0
    for one in comparable(record.rounds, sheet):
        compared += 1
        if sheet is None or one.cutoff is None:
            continue
        if one.cutoff < sheet.total.lower:
            met += 1
        elif one.cutoff == sheet.total.lower == sheet.total.upper:
            equal += 1
        elif one.cutoff <= sheet.total.upper:
            undecided += 1
    return Hindsight(record, met, equal, undecided, len(record.rounds) - compared)


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
        and (sheet.valid_from is None or sheet.valid_from <= one.on)
        and (sheet.comparable_to is None or one.on < sheet.comparable_to)
    ]
