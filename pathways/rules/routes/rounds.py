"""What past rounds say of a stream for a person: the interface that routes need."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple, Protocol

from pathways.rules.rules import Assessment, Stream

YEAR, TWO_YEARS = 12, 24


class Met(NamedTuple):
    """Of ``of`` comparable rounds, from ``least`` to ``most`` would have invited."""

    least: int
    most: int
    of: int


class Rounds(Protocol):
    """Past rounds, each compared on its own terms."""

    def met(
        self, stream: Stream, assessment: Assessment, on: date, months: int
    ) -> Met | None:
        """The comparable rounds of the months up to ``on``; none without a record."""
