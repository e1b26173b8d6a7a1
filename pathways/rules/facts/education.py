"""Education: the highest counted credential, and its field."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from operator import attrgetter
from typing import Any, ClassVar, Final, Literal, NamedTuple

from pathways.rules.engine.case import Case
from pathways.rules.engine.days import add_months
from pathways.rules.engine.values import NOTHING, Open, ask, choose
from pathways.rules.facts.fact import Fact, Who, of_whom, under
from pathways.rules.profile.profile import LEVELS, Credential, Person
from pathways.rules.profile.reading import UNANSWERED

PATH: Final = "applicant.education"
ECA_MONTHS = 60
MOST_UNSURE = 6
RANK = {level: rank for rank, level in enumerate(LEVELS)}
THREE_YEARS = RANK["three_year_or_more"]


class Counted(NamedTuple):
    """A credential that counts: surely, or only if ``asks`` turn out so."""

    credential: Credential
    asks: frozenset[str]


Test = Callable[[Case, Credential], bool | frozenset[str]]


def completed(case: Case, credential: Credential, path: str) -> bool | frozenset[str]:
    """Whether it is completed on the day."""
    done = credential.completed_on
    if done is UNANSWERED:
        return frozenset({f"{path}.completed_on"})
    return done is not None and done <= case.on


def recognized(case: Case, credential: Credential, path: str) -> bool | frozenset[str]:
    """Whether it is Canadian, or has an ECA that is valid on the day."""
    if credential.country == "CA":
        return True
    issued = credential.eca_issued_on
    asks: set[str] = set()
    if credential.country is UNANSWERED:
        asks.add(f"{path}.country")
    if issued is UNANSWERED:
        asks.add(f"{path}.eca_issued_on")
    elif issued and issued <= case.on < add_months(issued, ECA_MONTHS):
        return True
    return frozenset(asks) if asks else False


def level_of(credential: Credential) -> Any:
    """The level; of a programme shorter than a year, none after secondary school.

    For federal rules; provinces tell credentials apart by themselves.
    """
    level, years = credential.level, credential.years
    is_short = isinstance(years, Decimal) and years < 1
    if is_short and level not in ("secondary", UNANSWERED):
        return "secondary"
    return level


def studied_on_campus(
    _: Case, credential: Credential, path: str
) -> bool | frozenset[str]:
    """Whether it was studied full time, in Canada and not mostly by distance.

    Ministerial Instructions respecting Express Entry, s. 30(3). Eight months are fewer
    than the year that a credential takes (``level_of``).
    """
    if credential.distance is True or credential.full_time in (False, None):
        return False
    if credential.full_time is UNANSWERED:
        return frozenset({f"{path}.full_time"})
    return True


def counted(case: Case, person: Person, tests: Iterable[Test]) -> list[Counted]:
    """The credentials that pass every test, surely or perhaps."""
    items = []
    for credential in () if person.education is UNANSWERED else person.education:
        asks: frozenset[str] | None = NOTHING
        for test in tests:
            result = test(case, credential)
            if result is False:
                asks = None
                break
            if result is not True and asks is not None:
                asks |= result
        if asks is not None:
            items.append(Counted(credential, asks))
    return items


def possible(result: list[Counted], value: Callable[[list[Credential]], Any]) -> Any:
    """A value of the counted credentials, for every way the unsure may turn out."""
    sure = [c for c, asks in result if not asks]
    if len(sure) == len(result):
        return value(sure)
    ways = [sure]
    for credential in [c for c, asks in result if asks][:MOST_UNSURE]:
        ways = [way for items in ways for way in ([*items, credential], items)]
    return choose(map(value, ways), NOTHING.union(*[asks for _, asks in result]))


def highest_level(
    credentials: list[Credential], level: Callable[[Credential], Any] = level_of
) -> str | None:
    """The highest level, or ``two_or_more`` (contract, “Education”); ``None``: none.

    ``level``: how the level of one credential is read.
    """
    levels = (level(credential) for credential in credentials)
    ranks = sorted((RANK[x] for x in levels if x is not UNANSWERED), reverse=True)
    if not ranks:
        return None
    post_secondary = [rank for rank in ranks if rank > 0]
    if ranks[0] == THREE_YEARS and len(post_secondary) >= 2:
        return "two_or_more"
    return LEVELS[ranks[0]]


@dataclass(frozen=True, slots=True)
class EducationLevel(Fact):
    """The highest counted level: a level of the profile, ``two_or_more`` or none.

    ``recognized``: only Canadian credentials, and foreign ones with a valid ECA.
    ``place``: anywhere, in Canada, or in a province. ``on_campus``: only what was
    studied full time there, and not mostly by distance.
    """

    unit: ClassVar[str] = "education level"
    effort: ClassVar = 5
    reads: ClassVar = under(
        PATH,
        "level",
        "completed_on",
        "country",
        "province",
        "eca_issued_on",
        "years",
        "full_time",
        "distance",
    )

    recognized: bool = True
    place: str = "any"
    who: Who = "applicant"
    on_campus: bool = False

    def derive(self, case: Case) -> Any:
        return case.keep(
            ("education", self.recognized, self.place, self.who, self.on_campus),
            lambda: case.of(self.who, lambda person: self._level(case, person)),
        )

    def read_paths(self) -> frozenset[str]:
        read = {"level", "completed_on", *placed_by(self.place)}
        if self.recognized:
            read |= {"country", "eca_issued_on", "years"}
        if self.on_campus:
            read |= {"full_time", "distance", "years"}
        return of_whom(under(PATH, *read), self.who)

    def _level(self, case: Case, person: Person) -> Any:
        path = f"{self.who}.education"
        if person.education is UNANSWERED:
            return ask(path)
        tests: list[Test] = [
            lambda case, c: completed(case, c, path),
            lambda _, c: in_place(c, self.place, path),
            lambda _, c: (
                frozenset({f"{path}.level"}) if c.level is UNANSWERED else True
            ),
        ]
        if self.recognized:
            tests.append(lambda case, c: recognized(case, c, path))
        if self.on_campus:
            tests.append(lambda case, c: studied_on_campus(case, c, path))
        items = counted(case, person, tests)
        if any(c.level is UNANSWERED for c, _ in items):
            return ask(*frozenset().union(*(asks for _, asks in items)))
        if self.recognized or self.on_campus:
            return possible(items, highest_level)
        return possible(items, lambda held: highest_level(held, attrgetter("level")))


def placed_by(place: str) -> tuple[str, ...]:
    """The answers about a credential that ``in_place`` reads."""
    if place == "any":
        return ()
    return ("country",) if place == "CA" else ("country", "province")


def in_place(credential: Credential, place: str, path: str) -> bool | frozenset[str]:
    """Whether it was earned in Canada, or in a province, as the rule asks."""
    if place == "any":
        return True
    country = credential.country
    if country is UNANSWERED:
        return frozenset({f"{path}.country"})
    if country != "CA" or place == "CA":
        return country == "CA"
    if credential.province is UNANSWERED:
        return frozenset({f"{path}.province"})
    return bool(credential.province == place)


@dataclass(frozen=True, slots=True)
class LevelAtLeast(Fact):
    """Whether the highest counted level reaches another: a flag."""

    unit: ClassVar[str] = "yes or no"
    effort: ClassVar = 5
    reads: ClassVar = EducationLevel.reads

    level: Literal["secondary", "one_year", "two_year", "three_year_or_more", "masters"]
    recognized: bool = True
    place: str = "any"
    who: Who = "applicant"
    highest: EducationLevel = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """The level to compare."""
        highest = EducationLevel(self.recognized, self.place, self.who)
        object.__setattr__(self, "highest", highest)

    def read_paths(self) -> frozenset[str]:
        return self.highest.read_paths()

    def derive(self, case: Case) -> Any:
        level = self.highest.derive(case)
        if not isinstance(level, Open):
            return self._reached(level)
        if not isinstance(level.possible, tuple):
            return Open(level.asks, (True, False))
        return choose([self._reached(value) for value in level.possible], level.asks)

    def _reached(self, level: object) -> bool:
        if level is None:
            return False
        rank = THREE_YEARS if level == "two_or_more" else RANK[str(level)]
        return rank >= RANK[self.level]


@dataclass(frozen=True, slots=True)
class FieldOfStudy(Fact):
    """The field of any counted credential, as text; only an officer relates it."""

    unit: ClassVar[str] = "text"
    reads: ClassVar = under(PATH, "field")

    def derive(self, case: Case) -> Any:
        person = case.person("applicant")
        if not isinstance(person, Person):
            return person
        if person.education is UNANSWERED:
            return ask("applicant.education")
        fields = [c.field for c in person.education]
        stated = [field for field in fields if field and field is not UNANSWERED]
        if stated:
            return stated[0]
        if any(field is UNANSWERED for field in fields):
            return ask("applicant.education.field")
        return None
