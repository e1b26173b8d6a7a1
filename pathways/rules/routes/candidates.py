"""A route as the search finds it, and how two of them compare."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, NamedTuple

from pathways.rules.engine.criteria import Verdict
from pathways.rules.planner.walking import Move, State
from pathways.rules.profile.profile import JobOffer, Profile, Status
from pathways.rules.routes import starts
from pathways.rules.routes.model import STREAM
from pathways.rules.routes.rounds import Met
from pathways.rules.routes.state import is_usable
from pathways.rules.ruleset.rules import Stream

LASTING: Final = ("permanent", "citizenship")
OPEN, UNKNOWN, FAR = 0, 1, 2  # chance classes (contract, rule 4)


@dataclass(frozen=True, eq=False)
class Candidate:
    """A route as it was found: its moves, where they lead, and what invites.

    ``permit``: it begins with a permit, or with work that is permitted already.
    ``chance`` is the class of what is granted first, ``residence`` that of its end.
    """

    moves: tuple[Move, ...]
    end: State
    chance: int
    inviting: str = ""
    year: Met | None = None
    two_years: Met | None = None
    permit: bool = False
    residence: int = FAR


def goal_of(candidate: Candidate) -> tuple[bool, str]:
    """The permit, or the stream of residence, that a route goes for."""
    applied = (move.slug for move in candidate.moves if move.kind == STREAM)
    return candidate.permit, next(applied) if candidate.permit else candidate.moves[
        -1
    ].slug


def leads(candidate: Candidate, other: Candidate) -> bool:
    return worth_of(candidate) < worth_of(other)


def worth_of(candidate: Candidate) -> tuple[Any, ...]:
    met = candidate.year.least if candidate.year else 0
    unheld = bool(candidate.inviting) and not (candidate.year and candidate.year.of)
    return candidate.chance, is_open(candidate), unheld, candidate.end.on, -met


def is_behind(here: State, best: Candidate) -> bool:
    """Whether nothing that goes on from here can lead before the best so far."""
    nearest = Candidate((), here, OPEN)
    return worth_of(nearest)[:-1] > worth_of(best)[:-1]


def is_open(candidate: Candidate) -> bool:
    """Whether an answer is missing on the way."""
    return any(step.verdict is Verdict.NOT_ANSWERED for step in candidate.end.passed)


def is_looked_for(here: State) -> bool:
    """Whether the offer is one that the person still has to find."""
    taken = (passed.move.step for passed in here.passed)
    return any(step is not None and step.lever == starts.OFFER for step in taken)


def works_in_canada(profile: Profile) -> bool:
    status = profile.status_in_canada
    return isinstance(status, Status) and status.kind == "worker"


def is_door(stream: Stream, on: date) -> bool:
    """Whether it is a permit to work that can be used and leads on to residence."""
    spec = stream.spec
    return (
        spec.get("outcome") == "temporary"
        and str(spec.get("permit_kind", "none")) not in ("none", "study")
        and bool(spec.get("bridges"))
        and is_usable(stream, on)
    )


class Usable(NamedTuple):
    """The streams that can be used on a day.

    ``lasting``: those that end in residence or citizenship; ``doors``: permits to work
    that lead on to it.
    """

    lasting: tuple[Stream, ...]
    doors: tuple[Stream, ...]


def usable_of(streams: Iterable[Stream], on: date) -> Usable:
    """Those of the streams that can be used on the day."""
    usable = [stream for stream in streams if is_usable(stream, on)]
    return Usable(
        tuple(stream for stream in usable if stream.spec.get("outcome") in LASTING),
        tuple(stream for stream in usable if is_door(stream, on)),
    )


def is_of(offer: JobOffer, stream: Stream) -> bool:
    return bool(stream.spec.get("province")) and (
        stream.spec.get("province") == offer.province
    )
