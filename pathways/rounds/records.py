"""What a feed says, as plain values, and what is wrong with it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final, NamedTuple

LOWEST, HIGHEST = 0, 1200
# The bands that IRCC publishes, without its sub-totals.
BANDS: Final = (
    (601, 1200),
    (501, 600),
    (491, 500),
    (481, 490),
    (471, 480),
    (461, 470),
    (451, 460),
    (441, 450),
    (431, 440),
    (421, 430),
    (411, 420),
    (401, 410),
    (351, 400),
    (301, 350),
    (0, 300),
)


class Problem(NamedTuple):
    """What is wrong, and where: “round 447, drawCRS”."""

    at: str
    message: str

    def __str__(self) -> str:
        return f"{self.at}: {self.message}"


@dataclass(frozen=True, slots=True)
class Cite:
    """Where a record was read: the slug of a source, the copy, the day."""

    source: str
    seen_in: str = ""
    as_of: date | None = None
    as_of_note: str = ""
    confidence: str = "official"


@dataclass(frozen=True, slots=True)
class RoundRecord:
    """One round of Express Entry."""

    number: str
    held_on: date
    kind: str
    category: str
    version: str
    name: str
    invitations: int
    cutoff: int
    tie_break_at: datetime | None
    pool_as_of: date | None
    cite: Cite
    note: str = ""
    raw: dict[str, Any] = field(default_factory=dict)

    @property
    def whole_number(self) -> int:
        """The number without a letter."""
        return int(self.number.rstrip("ab"))


@dataclass(frozen=True, slots=True)
class PoolRecord:
    """The pool on a day: candidates by band, and in all as published."""

    taken_on: date
    candidates: int
    bands: dict[tuple[int, int], int]
    cite: Cite
    note: str = ""


@dataclass(frozen=True, slots=True)
class Terms:
    """What a line asked beside a score; numbers parted by spaces, wages in CAD."""

    minimum_wage_cad_hourly: Decimal | None = None
    minimum_wage_cad_yearly: Decimal | None = None
    teers: str = ""
    sectors: str = ""
    is_limited: bool = False
    part_of: str = ""


@dataclass(frozen=True, slots=True)
class DrawRecord:
    """One line that a province published."""

    province: str
    stream: str
    catalogue_streams: tuple[str, ...]
    drawn_on: date
    drawn_on_note: str
    minimum_score: int | None
    grid: str
    score_scale: str
    invitations: int | None
    unit: str
    note: str
    cite: Cite
    terms: Terms = Terms()

    @property
    def key(self) -> str:
        """What makes it one line, whatever its figures are."""
        return draw_key(self.province, self.stream, self.drawn_on, self.note)


def draw_key(province: str, stream: str, drawn_on: date, note: str) -> str:
    """The name of a draw: a digest of what makes it one."""
    text = "|".join((province, stream, drawn_on.isoformat(), note))
    return hashlib.sha256(text.encode()).hexdigest()


@dataclass
class Reading:
    """Everything read from one text, and what could not be read."""

    rounds: list[RoundRecord] = field(default_factory=list)
    pools: list[PoolRecord] = field(default_factory=list)
    draws: list[DrawRecord] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
