"""A case: one profile on one day, with the reference data that counting needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from pathways.rules.engine.values import NOTHING, Open, ask, choose
from pathways.rules.profile.profile import PARTNERED, Person, Profile
from pathways.rules.profile.reading import UNANSWERED

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class ListEntry:
    """A line of a list in force: what it fixes besides membership.

    ``unit_groups``: those that an entry named otherwise, such as a profession, can
    stand for.
    """

    key: str
    label: str
    values: Mapping[str, Any]
    unit_groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """Lowest scores of a language test for CLB or NCLC levels, per ability.

    ``levels[ability]`` holds (score, level) with the highest first. ``taken_from`` and
    ``taken_to`` (not included) bound the day of the test, ``accepted_from`` the day of
    assessment; ``ranges`` holds lowest score, highest score and step.
    """

    test: str
    language: str
    scale: str
    levels: Mapping[str, tuple[tuple[Decimal, int], ...]]
    ranges: Mapping[str, tuple[Decimal, Decimal, Decimal]]
    taken_from: date | None = None
    taken_to: date | None = None
    accepted_from: date | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A municipality: its economic region, and the areas it lies in on the day."""

    region: str
    areas: frozenset[str]


@dataclass(frozen=True)
class Reference:
    """What counting looks up, as it stands on one day.

    ``lists``: entries by list and key. ``places``: municipalities by province and plain
    name. ``area_names``: every name of an area to its slug. ``rest``: the areas that
    hold what lies in no other of theirs. ``medians``: hourly wage in CAD by unit group
    and region or province.
    """

    lists: Mapping[str, Mapping[str, tuple[ListEntry, ...]]] = field(
        default_factory=dict
    )
    charts: tuple[Chart, ...] = ()
    places: Mapping[str, Mapping[str, Place]] = field(default_factory=dict)
    area_names: Mapping[str, str] = field(default_factory=dict)
    rest: frozenset[str] = frozenset()
    medians: Mapping[tuple[str, str], Decimal] = field(default_factory=dict)
    unit_groups: frozenset[str] = frozenset()


class Values(dict[int, Any]):
    """The facts of a case by their places, each derived when it is first read."""

    __slots__ = ("case",)

    def __init__(self, case: Case) -> None:
        self.case = case

    def __missing__(self, place: int) -> Any:
        case = self.case
        value = self[place] = case.rules.derived[place](case)
        return value


@dataclass(frozen=True, slots=True)
class Lending:
    """What a case has from another one on the same day, by the same rules.

    ``owners``: streams and conditions whose verdict is the same; ``grids``: the scores.
    """

    lender: Case
    owners: frozenset[tuple[str, str]]
    grids: frozenset[str]


class Case:
    """A profile on a day. Everything derived from it is kept for its other facts."""

    __slots__ = (
        "findings",
        "kept",
        "lending",
        "on",
        "profile",
        "reference",
        "rules",
        "values",
        "verdicts",
    )

    def __init__(
        self, profile: Profile, on: date, reference: Reference, rules: Any = None
    ) -> None:
        self.profile = profile
        self.on = on
        self.reference = reference
        self.rules = rules
        self.values = Values(self)
        self.lending: Lending | None = None
        self.verdicts: dict[tuple[str, str], Any] = {}
        self.findings: dict[tuple[str, str], list[Any]] = {}
        self.kept: dict[Any, Any] = {}

    def keep(self, key: Any, make: Callable[[], Result]) -> Result:
        """What was made under the key before, or make it now."""
        kept = self.kept
        if key not in kept:
            kept[key] = make()
        result: Result = kept[key]
        return result

    def person(self, who: str) -> Person | Open | None:
        """The applicant, or the partner; open while they are not described."""
        person = self.profile.applicant if who == "applicant" else self.profile.partner
        return ask(who) if person is UNANSWERED else person

    def with_partner(self) -> Any:
        """Whether the with-partner columns apply (contract, “Partner”): a flag."""
        return self.keep("with_partner", self._with_partner)

    def _with_partner(self) -> Any:
        status, partner = self.profile.marital_status, self.profile.partner
        if partner is None or (status is not UNANSWERED and status not in PARTNERED):
            return False
        asks: set[str] = set()
        if status is UNANSWERED:
            asks.add("marital_status")
        if partner is UNANSWERED:
            return Open(frozenset(asks or {"partner"}), (True, False))
        if partner.accompanying in (False, None) or partner.canadian_or_pr is True:
            return False
        if partner.accompanying is UNANSWERED:
            asks.add("partner.accompanying")
        if partner.canadian_or_pr is UNANSWERED:
            asks.add("partner.canadian_or_pr")
        return Open(frozenset(asks), (True, False)) if asks else True

    def of(self, who: str, derive: Callable[[Person], Any], absent: Any = None) -> Any:
        """Derive from a person; of a partner only if the with-partner columns apply."""
        person = self.person(who)
        if who == "applicant" and isinstance(person, Person):
            return derive(person)
        together = True if who == "applicant" else self.with_partner()
        if together is False:
            return absent
        if isinstance(person, Open):
            return person
        value = absent if person is None else derive(person)
        return value if together is True else maybe(value, absent, together.asks)


def maybe(value: Any, absent: Any, asks: frozenset[str]) -> Any:
    """A value that counts only if something unanswered turns out so."""
    if isinstance(value, Open):
        asks |= value.asks
        if not isinstance(value.possible, tuple):
            return Open(asks)
        return choose([absent, *value.possible], asks)
    return choose([absent, value], asks or NOTHING)
