"""One step after another: a profile, its day, and what each step makes of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Final

from pathways.rules.engine import specs
from pathways.rules.engine.case import Case
from pathways.rules.engine.criteria import QUALIFIED, Verdict
from pathways.rules.engine.names import EXPRESS_ENTRY, OF_EXPRESS_ENTRY
from pathways.rules.engine.specs import Spec
from pathways.rules.facts.grants import nominating
from pathways.rules.levers.step import Setting, Step
from pathways.rules.planner import granted
from pathways.rules.planner.lengths import Span, estimated, fixed, published
from pathways.rules.profile.profile import Profile
from pathways.rules.rulebook import Rulebook
from pathways.rules.ruleset.changed import assess_changed
from pathways.rules.ruleset.rules import Assessment, Stream

USABLE: Final = ("open", "by_invitation", "not_known")
TRIED: Final = (*USABLE, "paused")
PROGRAMS: Final = tuple(f"{OF_EXPRESS_ENTRY}{name}" for name in ("fsw", "cec", "fst"))
ENHANCED: Final = ("enhanced", "both")
BASE: Final = ("base", "both")
SELECTED: Final = ("none",)  # a province that selects on its own: Quebec
PERMIT_PARTS: Final = ("you", "employer", "permit")
PROVINCE_PARTS: Final = ("you", "employer", "province")
FEDERAL_PARTS: Final = ("employer", "federal")


@dataclass(frozen=True, slots=True)
class Move:
    """What is done: ``lever``, ``stream``, ``work`` or ``federal``.

    A lever has its step; a stream its slug, and the bridge that led to it. ``months``
    of work are spent on the permit of the stream before. ``federal`` is the application
    to Canada for permanent residence after a nomination outside Express Entry, or a
    selection by Quebec.
    """

    kind: str
    slug: str = ""
    step: Step | None = None
    bridge: Spec | None = None
    months: int = 0


@dataclass(frozen=True, slots=True)
class CompletedStep:
    """A move as it was made: from one day to another, with what was assessed.

    For a stream ``assessment`` is of the day ``begins``, else there is none.
    ``profile`` is the profile that the verdict is about, on the day ``begins``;
    ``besides``: what had to be renewed by then, and ``pool`` for an entry in it.
    """

    move: Move
    begins: date
    ends: date
    span: Span
    profile: Profile
    verdict: Verdict | None = None
    intake: str = ""
    besides: tuple[str, ...] = ()
    assessment: Assessment | None = None


@dataclass(frozen=True)
class State:
    """A profile on a day, and the moves that led to it.

    ``near``: of a profile that differs in little. What is the same on the same day is
    taken from it, else from what was assessed first on the day, ``assessed``.
    """

    rulebook: Rulebook
    profile: Profile
    on: date
    passed: tuple[CompletedStep, ...] = ()
    nominated_by: str = ""
    near: Assessment | None = field(default=None, repr=False, compare=False)
    assessed: dict[date, Assessment] = field(
        default_factory=dict, repr=False, compare=False
    )

    @cached_property
    def assessment(self) -> Assessment:
        """Every stream, assessed on the day."""
        near = self.near
        if near is None or near.on != self.on:
            near = self.assessed.get(self.on)
        if near is not None:
            return assess_changed(near, self.profile)
        first = self.rulebook.assess(self.profile, self.on)
        self.assessed[self.on] = first
        return first

    @cached_property
    def case(self) -> Case:
        """The profile on the day."""
        return self.assessment.case

    def rules_of(self, slug: str) -> Stream:
        """A stream by the rules of the day."""
        return self.rulebook.rules(self.on).stream(slug)

    def stream(self, slug: str) -> Stream | None:
        """The same; none for a name that the edition does not have."""
        try:
            return self.rules_of(slug)
        except KeyError:
            return None

    def qualifies(self, stream: Stream, intakes: tuple[str, ...]) -> bool:
        """Whether every rule that can be checked is met, with such an intake."""
        return (
            stream.intake(self.on) in intakes
            and stream.is_collected
            and self.assessment.verdict(stream) in QUALIFIED
        )

    @cached_property
    def nominated(self) -> State:
        """With the nomination of the stream applied to last, and in the pool."""
        last = self.passed[-1].move.slug
        province = self.rules_of(last).spec["province"]
        profile = granted.nominated(self.profile, province, self.on)
        profile = granted.in_the_pool(profile, self.on)
        near = self.assessment
        return replace(self, profile=profile, nominated_by=last, near=near)


@dataclass(frozen=True)
class Walker:
    """Makes moves at the least or, ``slowly``, at the most that each takes.

    ``near``: an assessment of nearly the same profile on the day.
    """

    rulebook: Rulebook
    profile: Profile
    on: date
    slowly: bool = False
    near: Assessment | None = field(default=None, repr=False, compare=False)

    @cached_property
    def first(self) -> State:
        """The profile as it is."""
        return State(self.rulebook, self.profile, self.on, near=self.near)

    @cached_property
    def start(self) -> State:
        """The same, in the Express Entry pool where that is open to it."""
        return self.pooled(self.first)

    @cached_property
    def held_by(self) -> str:
        """The stream that stands for a nomination through Express Entry that is there.

        Canada decides alike of all that a province nominates so.
        """
        provinces = nominating(self.first.case, express_entry=True)
        for stream in self.rulebook.rules(self.on).streams if provinces else ():
            nominates = stream.spec.get("nomination") in ENHANCED
            if nominates and stream.spec.get("province") in provinces:
                return stream.slug
        return ""

    def pooled(self, here: State) -> State:
        """Who qualifies for one of the programs enters the pool: no fee, no wait."""
        programs = (here.stream(slug) for slug in PROGRAMS)
        if granted.is_in_the_pool(here.profile) or not any(
            program is not None and here.qualifies(program, USABLE)
            for program in programs
        ):
            return here
        profile = granted.in_the_pool(here.profile, here.on)
        return replace(here, profile=profile, near=here.assessment)

    def later(self, here: State, span: Span) -> State:
        """The same profile when so much time has gone by, with renewals."""
        on = self.ends(here.on, span)
        if on == here.on:
            return here
        profile, _ = granted.renewed(here.profile, self.on, on)
        return replace(here, profile=profile, on=on)

    def ends(self, day: date, span: Span) -> date:
        """The day on which a step ends that begins on another."""
        return (span.high if self.slowly else span.low).after(day)

    def go(self, here: State, move: Move) -> State:
        """Where one more move leads."""
        if move.step is not None:
            return self._take(here, move, move.step)
        if move.kind == "stream":
            return self._apply(here, move)
        return self._timed(here, move)

    def _take(self, here: State, move: Move, step: Step) -> State:
        """The step as it is on the day on which its time has passed."""
        span = self.span(move, here.on)
        then = self.later(here, span)
        profile = _on_that_day(then, step).change(then.profile)
        passed = CompletedStep(move, here.on, then.on, span, profile)
        taken = replace(then, profile=profile, passed=(*here.passed, passed))
        return self.pooled(taken)

    def _timed(self, here: State, move: Move) -> State:
        span = self.span(move, here.on)
        then = self.later(here, span)
        passed = CompletedStep(move, here.on, then.on, span, here.profile)
        return self.pooled(replace(then, passed=(*here.passed, passed)))

    def _apply(self, here: State, move: Move) -> State:
        """Apply on the day; what is granted holds when the time has passed."""
        stream = here.rules_of(move.slug)
        here = self.nominated(here, stream)
        span = self.span(move, here.on, here.nominated_by)
        passed = CompletedStep(
            move,
            here.on,
            self.ends(here.on, span),
            span,
            here.profile,
            here.assessment.verdict(stream),
            stream.intake(here.on),
            tuple(self._besides(here, stream)),
            here.assessment,
        )
        then = replace(self.later(here, span), passed=(*here.passed, passed))
        if stream.spec.get("outcome") == "temporary":
            return replace(then, profile=granted.permitted(then.case, stream.spec))
        return then

    def _besides(self, here: State, stream: Stream) -> Iterator[str]:
        yield from granted.renewed(self.profile, self.on, here.on)[1]
        entered = granted.is_in_the_pool(here.profile)
        asked = stream.spec.get("nomination") in ENHANCED
        if asked and entered and not granted.is_in_the_pool(self.profile):
            yield "pool"

    def nominated(self, here: State, stream: Stream) -> State:
        """For Express Entry, with the nomination that the step before gives."""
        last = here.passed[-1].move if here.passed else None
        if here.nominated_by or not self.nominates(last, stream, here.on):
            return here
        return here.nominated

    def nominates(self, last: Move | None, stream: Stream, on: date) -> bool:
        """Whether the stream is one of Express Entry, and the move before nominates."""
        if last is None or last.kind != "stream":
            return False
        nominating = self.rulebook.rules(on).stream(last.slug).spec
        entry = stream.spec.get("program") == EXPRESS_ENTRY
        return entry and nominating.get("nomination") in ENHANCED

    def span(self, move: Move, on: date, nominated_by: str = "") -> Span:
        """How long a move takes that begins on the day: as published, or estimated."""
        if move.step is not None:
            return estimated(self.rulebook.snapshot.get("levers", {}), move.step.lever)
        if move.kind == "work":
            return fixed(move.months)
        rules = self.rulebook.rules(on)
        spec = rules.stream(move.slug).spec
        if spec.get("program") == EXPRESS_ENTRY:
            nominated_by = nominated_by or self.held_by
        if nominated_by and spec.get("program") == EXPRESS_ENTRY:
            return published(rules.stream(nominated_by).spec, on, ("nominee",))
        return published(spec, on, _parts(move, spec))


def _parts(move: Move, spec: Spec) -> tuple[str, ...]:
    """Which of a stream's published times count."""
    if move.kind == "federal":
        return FEDERAL_PARTS
    if spec.get("nomination") in (*ENHANCED, *BASE, *SELECTED):
        return PROVINCE_PARTS
    return FEDERAL_PARTS if spec.get("outcome") == "permanent" else PERMIT_PARTS


def _on_that_day(then: State, step: Step) -> Step:
    """The step with the days of that day, such as a test's."""
    lever = then.rulebook.levers[step.lever]
    if not lever.is_dated:
        return step
    named = (item for item in lever.steps(Setting(then.case)) if item.name == step.name)
    return next(named, step)


def bridges(stream: Stream, on: date) -> Iterator[Spec]:
    """The bridges of a stream that hold on the day."""
    for bridge in stream.spec.get("bridges", ()):
        if specs.in_force(bridge, on):
            yield bridge
