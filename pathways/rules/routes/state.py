"""A profile on a day on its way, and the moves that bring it on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from pathways.rules.engine.criteria import Finding, Verdict
from pathways.rules.facts.descent import CanadianAncestor
from pathways.rules.facts.graduation import GraduatedInCanada
from pathways.rules.facts.partner import PartnerStatus
from pathways.rules.planner.lengths import ESTIMATE, Length, Span
from pathways.rules.planner.walking import (
    BASE,
    ENHANCED,
    SELECTED,
    USABLE,
    CompletedStep,
    Move,
    State,
    Walker,
    bridges,
)
from pathways.rules.routes.model import FEDERAL, STREAM, RouteStep
from pathways.rules.ruleset.rules import Assessment, Stream

PREPARE: Final = "prepare"
# What others grant: nobody is asked for it as the next thing to answer.
GRANTED: Final = frozenset(
    {
        "applicant.recognized_organization",
        "endorsements",
        "nominations",
        "provincial_invitations",
        "status_in_canada",
    }
)
# What one has or has not: while it is not answered, no route is built on it.
HELD: Final = GRANTED | {
    "applicant",
    "applicant.citizenships",
    "applicant.military_service",
    "job_offer",
    "treaty_enterprise",
    "venture",
}
# What a person may have: while it is not answered, its routes come after the others.
WHOLE: Final = frozenset({"transfer"})
OCCUPATION: Final = "applicant.work.noc"
# What one has or has not, and no lever brings, or none that a route is built on.
BORN: Final = (GraduatedInCanada, PartnerStatus)
ANCESTOR: Final = "applicant.canadian_ancestor"


def prepared_move(months: tuple[int, int]) -> Move:
    """Waiting until papers and tests are there: no step of its own."""
    return Move(PREPARE, months=months[0])


@dataclass(frozen=True)
class Traveller:
    """Makes the moves of a route, at the least or at the most that each takes.

    ``waits``: the months, least and most, that preparations take from the first day.
    """

    walker: Walker
    waits: tuple[int, int]

    def go(self, here: State, move: Move) -> State:
        """Where one more move leads."""
        if move.kind == PREPARE:
            return self._prepared(here)
        return self.walker.go(here, move)

    def days(self, moves: tuple[Move, ...]) -> Iterator[date]:
        """The days on which they end, one after the other, without the preparations."""
        walker, on = self.walker, self.walker.on
        last, nominated_by = None, ""
        for move in moves:
            if move.kind == PREPARE:
                on = max(on, self._ready_on)
                continue
            if move.kind == STREAM and not nominated_by:
                stream = walker.rulebook.rules(on).stream(move.slug)
                nominates = walker.nominates(last, stream, on)
                nominated_by = last.slug if last and nominates else ""
            on = walker.ends(on, walker.span(move, on, nominated_by))
            last = move
            yield on

    @property
    def _ready_on(self) -> date:
        """The day on which the preparations are there."""
        months = self.waits[1 if self.walker.slowly else 0]
        return Length(months).after(self.walker.on)

    def _prepared(self, here: State) -> State:
        """Not before the preparations are there, which run beside what came before."""
        ready = self._ready_on
        if ready <= here.on:
            return here
        wait = Length(days=(ready - here.on).days)
        return self.walker.later(here, Span(wait, wait, ESTIMATE))

    def finish(self, here: State, stream: Stream) -> tuple[tuple[Move, ...], State]:
        """The moves from applying to a permanent stream to residence, and their end.

        A nomination through Express Entry needs one of its programs; another one, and
        a selection by Quebec, go on to an application to Canada. No moves without.
        """
        move, nomination = Move(STREAM, stream.slug), stream.spec.get("nomination")
        there = self.walker.go(here, move)
        rest = self._entry(there, stream) if nomination in ENHANCED else None
        if rest is None and nomination in (*BASE, *SELECTED):
            rest = Move(FEDERAL, stream.slug)
        if rest is not None:
            return (move, rest), self.walker.go(there, rest)
        return ((), here) if nomination in ENHANCED else ((move,), there)

    def _entry(self, there: State, stream: Stream) -> Move | None:
        """The program of Express Entry that a nomination leads to."""
        for bridge in bridges(stream, there.on):
            target = there.stream(bridge["target"])
            if target is None:
                continue
            if self.walker.nominated(there, target).qualifies(target, USABLE):
                return Move(STREAM, target.slug, bridge=bridge)
        return None


def is_usable(stream: Stream, on: date) -> bool:
    """Whether its intake can be used on the day, and its rules are known."""
    return stream.intake(on) in USABLE and stream.is_collected


def ends_after(here: State) -> tuple[str, ...]:
    """What a route may end in: no lever and no permit comes before citizenship."""
    moved = any(passed.move.kind != PREPARE for passed in here.passed)
    return ("permanent",) if moved else ("permanent", "citizenship")


def hangs_on_others(assessment: Assessment, stream: Stream) -> bool:
    """Whether an open rule asks only for what one cannot bring about oneself."""
    return any(hanging(assessment, stream))


def hanging(assessment: Assessment, stream: Stream) -> Iterator[Finding]:
    """The open rules that ask only for that."""
    for finding in assessment.findings(stream):
        is_open = finding.verdict is Verdict.NOT_ANSWERED and finding.asks
        if is_open and (finding.asks <= HELD or _is_birth(assessment, finding)):
            yield finding


def hopes(assessment: Assessment, stream: Stream) -> bool:
    """Whether an open rule asks whether there is such a thing at all: a transfer."""
    return any(
        finding.asks & WHOLE
        for finding in assessment.findings(stream)
        if finding.verdict is Verdict.NOT_ANSWERED
    )


def asks_occupation(assessment: Assessment, stream: Stream) -> bool:
    """Whether an open rule asks for the occupation of a job."""
    return any(
        OCCUPATION in finding.asks
        for finding in assessment.findings(stream)
        if finding.verdict is Verdict.NOT_ANSWERED
    )


def is_of_offer(assessment: Assessment, stream: Stream) -> bool:
    """Whether an open rule asks only of the offer: of a sought one nobody can say."""
    return any(
        finding.asks and all(path.startswith("job_offer.") for path in finding.asks)
        for finding in assessment.findings(stream)
        if finding.verdict is Verdict.NOT_ANSWERED
    )


def _is_birth(assessment: Assessment, finding: Finding) -> bool:
    """Whether it asks of whom one is born, with whom one lives, where one studied.

    Who says that there is a Canadian ancestor is only asked more of that one.
    """
    facts = assessment.rules.facts.all
    places = (
        criterion.fact for criterion, _ in finding.judged if criterion.fact is not None
    )
    asked = [facts[place] for place in places]
    if any(isinstance(fact, CanadianAncestor) for fact in asked):
        return ANCESTOR in finding.asks
    return any(isinstance(fact, BORN) for fact in asked)


def invites(stream: Stream, on: date) -> bool:
    """Whether an invitation comes before the application."""
    by_intake = stream.intake(on) == "by_invitation"
    return bool(stream.spec.get("invitation")) or by_intake


def steps_of(end: State) -> tuple[RouteStep, ...]:
    """The moves that were made, with their days at the least."""
    return tuple(_step(passed) for passed in end.passed)


def _step(passed: CompletedStep) -> RouteStep:
    move, step = passed.move, passed.move.step
    return RouteStep(
        what=move.kind,
        slug=step.lever if step else move.slug,
        begins=passed.begins,
        ends=passed.ends,
        latest=passed.ends,
        basis=passed.span.basis,
        profile=passed.profile,
        kind=step.kind if step else "",
        values=step.values if step else (),
        verdict=passed.verdict,
        intake=passed.intake,
        months=move.months,
    )
