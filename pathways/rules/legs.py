"""A way to permanent residence: its steps, how long they take, and what it turns on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import sha256
from typing import Any, Final

from pathways.rules.lengths import ESTIMATE
from pathways.rules.walking import USABLE, Move, Passed

NOMINATED: Final = "nominated"
KEY_LENGTH: Final = 10


@dataclass(frozen=True)
class Leg:
    """One step of a way, at the least and at the most that the steps before it take."""

    soon: Passed
    late: Passed

    @property
    def move(self) -> Move:
        """What is done."""
        return self.soon.move

    @property
    def has_time(self) -> bool:
        """Whether a page or a rule says how long it takes."""
        return self.soon.span.is_known

    @property
    def is_estimate(self) -> bool:
        """Whether its time is our estimate."""
        return self.soon.span.basis == ESTIMATE


@dataclass(frozen=True)
class Sequence:
    """A way to permanent residence. ``alike``: streams that others like it go through.

    ``effort`` is that of its levers, and one for each application.
    """

    start: date
    legs: tuple[Leg, ...]
    effort: int
    shape: tuple[Any, ...]
    invites: tuple[str, ...] = ()
    alike: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """What names it in an address: of its moves it tells nothing."""
        moves = "~".join(name_of(leg.move) for leg in self.legs)
        return sha256(moves.encode()).hexdigest()[:KEY_LENGTH]

    @property
    def has_end(self) -> bool:
        """Whether a time is published for the last step, so that a day can be told."""
        return self.legs[-1].has_time

    @property
    def earliest(self) -> date:
        """The day of permanent residence where every step takes the least.

        What no page tells counts nothing; without a time of the last step, it is the
        day on which that begins.
        """
        return self.legs[-1].soon.ends

    @property
    def latest(self) -> date:
        """The same where every step takes the most."""
        return self.legs[-1].late.ends

    @property
    def without_time(self) -> tuple[Leg, ...]:
        """The steps for which no time is published."""
        return tuple(leg for leg in self.legs if not leg.has_time)

    @property
    def streams(self) -> tuple[str, ...]:
        """The streams applied to, in order."""
        return tuple(x.move.slug for x in self.legs if x.move.kind == "stream")

    @property
    def family(self) -> tuple[Any, ...]:
        """What ways share that differ by the wage of an offer alone."""
        levers, sorts, _wages, end = self.shape
        return levers, sorts, end

    @cached_property
    def is_stopped(self) -> bool:
        """Whether the intake of some step is not usable."""
        return any(leg.soon.intake not in ("", *USABLE) for leg in self.legs)


def name_of(move: Move) -> str:
    """What tells a move from every other of the same person."""
    if move.step is not None:
        return ".".join(str(part) for part in move.step.name)
    return move.slug.replace("/", ".") + ("!" if move.kind == "federal" else "")
