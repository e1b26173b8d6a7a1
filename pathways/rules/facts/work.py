"""Work experience: every rule about months and years of work is one kind of fact."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar, Literal, NamedTuple

from pathways.rules.case import Case
from pathways.rules.days import DAY, window_start
from pathways.rules.facts.fact import Fact, Who
from pathways.rules.facts.lookups import on_list
from pathways.rules.facts.primary import primary_occupation
from pathways.rules.facts.spells import (
    FULL_TIME,
    Spell,
    by_noc,
    least_hours,
    months,
    most_hours,
    runs,
    spells,
)
from pathways.rules.profile import Job, Person
from pathways.rules.reading import UNANSWERED
from pathways.rules.values import NOTHING, Open, ask, between

YES, NO = True, False


class Counted(NamedTuple):
    """The spells that a rule counts surely, all that it may, and what decides."""

    sure: list[Spell]
    every: list[Spell]
    asks: frozenset[str]


Where = Literal["any", "CA", "abroad", "US"]
Exclusion = Literal["self_employed", "full_time_student", "unauthorized", "part_time"]
Occupation = Literal["any", "primary", "main", "offer", "each", "offer_group"]


@dataclass(frozen=True, slots=True)
class WorkMonths(Fact):
    """Months of work, part time counted pro rata: 130 hours are one month.

    ``where``: physically in Canada (``CA``), abroad, the US, a province, or any.
    ``teers``: unit groups of these TEER only; empty for any work. ``occupation``: any,
    the primary one, that of the offer, ``each`` for the best single unit group, or
    ``main`` for the one named as primary, without a name the best;
    ``on_list`` keeps unit groups of that list only. ``employer``: any, or that of the
    offer. The window runs from ``from_months_ago`` (0: no limit) to ``to_months_ago``
    before the day. ``continuous`` takes the longest run in one unit group.
    ``min_spell_months`` drops shorter jobs. ``since_qualified`` counts from
    ``applicant.trade_qualified_on``. ``only_self_employed`` counts nothing else.
    ``not_province`` leaves work in one province out.
    """

    unit: ClassVar[str] = "months"
    reads: ClassVar = frozenset(
        {
            "applicant.work",
            "applicant.primary_noc",
            "applicant.trade_qualified_on",
            "job_offer",
            "partner",
            "marital_status",
        }
    )

    where: str = "any"
    teers: tuple[int, ...] = ()
    occupation: Occupation = "any"
    on_list: str = ""
    employer: Literal["any", "offer"] = "any"
    from_months_ago: int = 0
    to_months_ago: int = 0
    continuous: bool = False
    min_spell_months: int = 0
    exclude: tuple[Exclusion, ...] = ()
    since_qualified: bool = False
    only_self_employed: bool = False
    not_province: str = ""
    who: Who = "applicant"
    _tests: tuple[Callable[..., bool | frozenset[str]], ...] = field(
        init=False, repr=False, compare=False
    )
    _filter: tuple[object, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Keep the tests that these parameters need, and what tells them apart."""
        named = self.occupation not in ("any", "each")
        tests = (
            (self._place, self.where != "any" or self.not_province),
            (self._occupation, self.teers or named or self.on_list),
            (self._employer, self.employer != "any"),
            (self._excluded, self.exclude or self.only_self_employed),
        )
        needed = tuple(test for test, is_needed in tests if is_needed)
        object.__setattr__(self, "_tests", needed)
        occupation = self.occupation if named else ""
        told = (self.who, self.where, self.teers, occupation, self.on_list)
        further = (self.employer, self.exclude, self.only_self_employed)
        object.__setattr__(self, "_filter", (*told, *further, self.not_province))

    def derive(self, case: Case) -> Any:
        return case.of(self.who, lambda person: self._months(case, person), absent=0)

    def read_keys(self) -> frozenset[str]:
        """An offer matters only to rules about its occupation or employer."""
        by_offer = self.occupation.startswith("offer") or self.employer == "offer"
        keys = Fact.read_keys(self)
        return keys if by_offer else keys - {"job_offer"}

    def _months(self, case: Case, person: Person) -> Any:
        all_spells = spells(case, self.who)
        if isinstance(all_spells, Open):
            return between(0, None, all_spells.asks)
        counted = case.keep(
            self._filter, lambda: self._counted(case, person, all_spells)
        )
        if not counted.every:
            return 0
        bounds = self._window(case, person)
        if isinstance(bounds, Open):
            return between(0, None, bounds.asks | counted.asks)
        low = self._longest(counted.sure, bounds, least_hours)
        if not counted.asks:
            return low
        return between(
            low, self._longest(counted.every, bounds, most_hours), counted.asks
        )

    def _window(self, case: Case, person: Person) -> tuple[date, date] | Open:
        start, end = date.min, case.on
        if self.from_months_ago:
            start = window_start(case.on, self.from_months_ago)
        if self.to_months_ago:
            end = window_start(case.on, self.to_months_ago) - DAY
        if self.since_qualified:
            qualified = person.trade_qualified_on
            if qualified is UNANSWERED:
                return ask("applicant.trade_qualified_on")
            if qualified is None or qualified > end:
                return end + DAY, end
            start = max(start, qualified)
        return start, end

    def _counted(self, case: Case, person: Person, all_spells: list[Spell]) -> Counted:
        """The spells that count: surely, or only if an answer turns out so."""
        jobs = () if person.work is UNANSWERED else person.work
        begun = [j for j in jobs if j.start is UNANSWERED or j.start <= case.on]
        sure, every, open_asks = [], [], NOTHING
        for job, spell in zip(begun, all_spells, strict=True):
            asks = self._asks(case, job)
            if asks is not None:
                every.append(spell)
                open_asks = open_asks | asks | spell.asks
                if not asks:
                    sure.append(spell)
        return Counted(sure, every, open_asks)

    def _asks(self, case: Case, job: Job) -> frozenset[str] | None:
        """What decides whether the job counts; ``None`` when it does not."""
        asks: set[str] = set()
        path = f"{self.who}.work"
        for test in self._tests:
            found = test(case, job, path)
            if found is NO:
                return None
            if isinstance(found, frozenset):
                asks |= found
        return frozenset(asks) if asks else NOTHING

    def _place(self, _: Case, job: Job, path: str) -> bool | frozenset[str]:
        country, province = job.country, job.province
        if self.not_province:
            if province is UNANSWERED and country in ("CA", UNANSWERED):
                return frozenset({f"{path}.province"})
            if country in ("CA", UNANSWERED) and province == self.not_province:
                return NO
        if self.where == "any":
            return YES
        if self.where in ("CA", "US"):
            return _is(country, self.where, f"{path}.country")
        if self.where == "abroad":
            if country is UNANSWERED:
                return frozenset({f"{path}.country"})
            return country is not None and country != "CA"
        if country not in ("CA", UNANSWERED):
            return NO
        return _is(province, self.where, f"{path}.province")

    def _occupation(self, case: Case, job: Job, path: str) -> bool | frozenset[str]:
        named = self.occupation == "main" and _names_primary(case, self.who)
        free = self.occupation in ("any", "each", "main") and not named
        if not self.teers and free and not self.on_list:
            return YES
        noc = job.noc
        if noc is UNANSWERED:
            return frozenset({f"{path}.noc"})
        if noc is None or (self.teers and int(noc[1]) not in self.teers):
            return NO
        if self.on_list and not on_list(case, self.on_list, noc):
            return NO
        if free:
            return YES
        wanted = _wanted(case, self.occupation, self.who)
        if isinstance(wanted, Open):
            if isinstance(wanted.possible, tuple) and noc not in wanted.possible:
                return NO
            return frozenset(wanted.asks)
        if self.occupation == "offer_group":
            return bool(wanted is not None and noc[:3] == wanted[:3])
        return bool(noc == wanted)

    def _employer(self, case: Case, job: Job, path: str) -> bool | frozenset[str]:
        if self.employer == "any":
            return YES
        offer = case.profile.job_offer
        if offer is None:
            return NO
        if offer is UNANSWERED:
            return frozenset({"job_offer"})
        if offer.employer is UNANSWERED:
            return frozenset({"job_offer.employer"})
        if offer.employer is None:
            return NO
        return _is(job.employer, offer.employer, f"{path}.employer")

    def _excluded(self, _: Case, job: Job, path: str) -> bool | frozenset[str]:
        asks: set[str] = set()
        for name, unwanted in (
            ("self_employed", (True,)),
            ("full_time_student", (True,)),
            ("authorized", (False, None)),
        ):
            rule = "unauthorized" if name == "authorized" else name
            if rule not in self.exclude:
                continue
            answer = getattr(job, name)
            if answer is UNANSWERED:
                asks.add(f"{path}.{name}")
            elif answer in unwanted:
                return NO
        if self.only_self_employed:
            if job.self_employed is UNANSWERED:
                asks.add(f"{path}.self_employed")
            elif not job.self_employed:
                return NO
        hours = job.hours_per_week
        if "part_time" in self.exclude and hours is not UNANSWERED:
            return NO if hours < FULL_TIME else frozenset(asks) or YES
        return frozenset(asks) if asks else YES

    def _longest(
        self,
        counted: list[Spell],
        window: tuple[date, date],
        hours: Callable[[Spell], Decimal],
    ) -> float:
        if self.min_spell_months:
            least = Decimal(self.min_spell_months)
            counted = [
                s for s in counted if months([s], (s.start, s.end), hours) >= least
            ]
        if self.continuous:
            every = [run for group in by_noc(counted) for run in runs(group)]
        elif self.occupation in ("each", "main"):
            every = by_noc(counted)
        else:
            every = [counted]
        return max((months(group, window, hours) for group in every), default=0)


def _is(answer: object, wanted: str, path: str) -> bool | frozenset[str]:
    return frozenset({path}) if answer is UNANSWERED else answer == wanted


def _wanted(case: Case, occupation: str, who: str) -> Any:
    if occupation in ("primary", "main"):
        return primary_occupation(case, who)
    offer = case.profile.job_offer
    if offer is None:
        return None
    if offer is UNANSWERED:
        return ask("job_offer")
    return ask("job_offer.noc") if offer.noc is UNANSWERED else offer.noc


def _names_primary(case: Case, who: str) -> bool:
    person = case.person(who)
    return isinstance(person, Person) and isinstance(person.primary_noc, str)


@dataclass(frozen=True, slots=True)
class ThresholdTeer(Fact):
    """The TEER group that sets the Canadian Experience Class's language minimum.

    0 for TEER 0 or 1, 2 for TEER 2 or 3: where the more Canadian work of the last three
    years lies; on equal time 0 (IRPR s. 87.1(2)(d); contract, “Primary occupation”).
    ``where`` and ``from_months_ago`` ask the same of other work.
    """

    unit: ClassVar[str] = "TEER"
    reads: ClassVar = frozenset({"applicant.work"})

    where: str = "CA"
    from_months_ago: int = 36
    exclude: tuple[Exclusion, ...] = (
        "self_employed",
        "full_time_student",
        "unauthorized",
    )

    def derive(self, case: Case) -> Any:
        high, low = (
            WorkMonths(
                where=self.where,
                teers=teers,
                from_months_ago=self.from_months_ago,
                exclude=self.exclude,
            ).derive(case)
            for teers in ((0, 1), (2, 3))
        )
        if isinstance(high, Open) or isinstance(low, Open):
            asks = frozenset().union(
                *(v.asks for v in (high, low) if isinstance(v, Open))
            )
            return Open(asks, (0, 2))
        return 0 if high >= low else 2
