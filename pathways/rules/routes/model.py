"""What an answer is made of (contract, `answer`): values only, no words."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import Any, Final

from pathways.rules.engine.criteria import Verdict
from pathways.rules.profile.profile import Profile

KEY_LENGTH: Final = 10

# The kinds of an answer, in the contract's words.
NOT_NEEDED: Final = "not_needed"
OPEN_NOW: Final = "open_now"
INVITED: Final = "invited"
AFTER_STEP: Final = "after_step"
LONG_SHOT: Final = "long_shot"
ASKS: Final = "asks"
NONE: Final = "none"

# What a step of a route is.
LEVER: Final = "lever"
STREAM: Final = "stream"
WORK: Final = "work"
FEDERAL: Final = "federal"


@dataclass(frozen=True, slots=True)
class RouteStep:
    """A lever that is moved, a stream applied to, work, or a federal decision.

    ``slug``: the lever's or the stream's; for ``federal``, the stream that nominated.
    ``kind`` and ``values`` of a lever's step as ``levers.step.Step`` has them.
    ``begins`` to ``ends``: at the least that it takes; ``latest``: its end at the most.
    ``basis``: ``published``, ``estimate``, ``fixed`` or ``unknown`` (``lengths.Span``).
    ``profile``: what the verdict is about, on the day ``begins``.
    """

    what: str
    slug: str
    begins: date
    ends: date
    latest: date
    basis: str
    profile: Profile = field(repr=False)
    kind: str = ""
    values: tuple[tuple[str, Any], ...] = ()
    verdict: Verdict | None = None
    intake: str = ""
    months: int = 0

    @property
    def name(self) -> str:
        """What tells it from every other step of the same person."""
        values = ".".join(str(part) for pair in self.values for part in pair)
        return f"{self.what}:{self.slug}:{self.kind}:{values}:{self.months or ''}"


@dataclass(frozen=True, slots=True)
class RoundCount:
    """Of ``of`` comparable rounds in ``months`` months, how many would have invited.

    ``met`` surely; ``most``: at most, where open answers decide some of them.
    """

    met: int
    of: int
    months: int
    most: int = 0


@dataclass(frozen=True, slots=True)
class PaidRounds:
    """Of the same rounds as the route's, how many an offer at a wage would have met."""

    wage: Decimal
    met: int


@dataclass(frozen=True, slots=True)
class Cost:
    """Fees in CAD by who pays; ``unknown``: the steps whose fee nobody published."""

    you: Decimal = Decimal(0)
    employer: Decimal = Decimal(0)
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stop:
    """What could stop a route: a requirement an officer weighs, or a round.

    ``kind``: ``officer`` or ``answer`` (a requirement of the stream), ``round`` (no
    round of that score, or not every one), ``more`` (the next one may ask more),
    ``grid`` (``requirement``: since when there is one without figures), ``level``
    (``stream``: the lever, ``requirement``: the level that its test has to show),
    ``offer`` (none is found) or ``person`` (what can stop anybody).
    """

    kind: str
    stream: str
    requirement: str = ""


@dataclass(frozen=True, slots=True)
class Route:
    """Steps that end in permanent residence, in citizenship, or in a work permit.

    ``ends_in``: ``residence``, ``citizenship`` or ``work``. ``opens_on``: the day of
    the first application; ``work_from``: the first working day in Canada and
    ``residence_from`` (contract, rule 5), each at the least. ``rounds``: of the stream
    that invites; ``None`` without a competition. ``chance``: 0 no competition, or
    invited within 12 months; 1 not known; 2 no round of 24 months. ``score``: on the
    grid of the stream that invites. ``order``: months to the first working day and to
    residence by which routes are compared, halfway between least and most. ``later``:
    the levers are for what follows the first application, which needs none. ``paid``:
    the rounds at a wage, at that of the offer of today and at that of the route.
    """

    steps: tuple[RouteStep, ...]
    ends_in: str
    opens_on: date
    work_from: date | None
    residence_from: date | None
    chance: int
    rounds: RoundCount | None = None
    rounds_of: str = ""
    score: tuple[Any, Any] | None = None
    cost: Cost = Cost()
    stops: tuple[Stop, ...] = ()
    preparations: tuple[str, ...] = ()
    effort: int = 0
    order: tuple[Decimal, Decimal] = (Decimal(0), Decimal(0))
    later: bool = False
    paid: tuple[PaidRounds, ...] = ()

    @property
    def key(self) -> str:
        """What names it in an address: of its steps it tells nothing."""
        names = "~".join(step.name for step in self.steps)
        return sha256(names.encode()).hexdigest()[:KEY_LENGTH]

    @property
    def streams(self) -> tuple[str, ...]:
        """The streams applied to, in order.

        Of who holds a nomination already, the one that stands for its province.
        """
        applied = tuple(step.slug for step in self.steps if step.what == STREAM)
        return applied or tuple(s.slug for s in self.steps if s.what == FEDERAL)

    @property
    def is_nominated(self) -> bool:
        """Whether it begins with the application to Canada: a nomination is there."""
        return self.steps[0].what == FEDERAL

    @property
    def levers(self) -> tuple[RouteStep, ...]:
        """What is changed first."""
        return tuple(step for step in self.steps if step.what == LEVER)

    @property
    def before(self) -> tuple[RouteStep, ...]:
        """The levers without which the first application is not possible."""
        return () if self.later else self.levers


@dataclass(frozen=True, slots=True)
class Preparation:
    """What everybody does anyway: months and CAD at the least and at the most.

    ``slug``: ``eca``, ``partner-eca``, ``language-test``, ``language-renewal`` or
    ``funds``. ``months`` or ``cost_cad`` is ``None`` where no figure is published.
    """

    slug: str
    months: tuple[int, int] | None
    cost_cad: tuple[Decimal, Decimal] | None
    values: tuple[tuple[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class FivePathway:
    """One of the five pathways of 2023 for this person.

    ``state``: ``eligible`` ``officer`` ``ask`` ``needs_step`` ``closed``
    ``not_for_you`` ``not_needed``; ``stream``: the one whose state it is; ``lever``:
    the step that it needs; ``requirement``: what fails. ``chance``: as of a route.
    ``parts``: its kinds, where each stands for itself. ``by_partner``: it is the
    partner's, as the principal applicant; ``rounds``: of that stream then.
    """

    slug: str
    state: str
    stream: str = ""
    lever: RouteStep | None = None
    requirement: str = ""
    chance: int = 0
    parts: tuple[FivePathway, ...] = ()
    by_partner: bool = False
    rounds: RoundCount | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """Something to do this week. ``slug``: a preparation, a lever or a stream."""

    slug: str
    cost_cad: tuple[Decimal, Decimal] | None
    url: str = ""
    kind: str = ""
    values: tuple[tuple[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Ask:
    """The one question that would change most, and how many routes hang on it."""

    path: str
    routes: int


@dataclass(frozen=True, slots=True)
class Principal:
    """The CRS of each as principal applicant, prepared; ``better``: whose is higher."""

    applicant: tuple[Any, Any]
    partner: tuple[Any, Any]
    better: str


@dataclass(frozen=True, slots=True)
class Answer:
    """Can I, by which route, what do I do this week: one object behind everything.

    ``prepared``: the profile with all preparations, on which prepared scores rest.
    ``crs``: bounds today and prepared.
    """

    profile: Profile
    prepared: Profile
    on: date
    kind: str
    routes: tuple[Route, ...]
    further: tuple[Route, ...]
    preparations: tuple[Preparation, ...]
    crs_today: tuple[Any, Any]
    crs_prepared: tuple[Any, Any]
    five: tuple[FivePathway, ...]
    tasks: tuple[Task, ...]
    ask: Ask | None
    principal: Principal | None
