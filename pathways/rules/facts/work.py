"""Work experience: every rule about months and years of work is one kind of fact."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, ClassVar, Literal

from pathways.rules.engine.case import Case
from pathways.rules.engine.days import DAY, window_start
from pathways.rules.engine.values import NOTHING, Open, ask, between
from pathways.rules.facts import jobs
from pathways.rules.facts.fact import Fact, Who, of_whom
from pathways.rules.facts.jobs import Exclusion, Occupation
from pathways.rules.facts.spells import (
    Hours,
    Spell,
    by_noc,
    least_hours,
    months,
    most_hours,
    runs,
    spells,
)
from pathways.rules.profile.profile import Person
from pathways.rules.profile.reading import UNANSWERED


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
    ``not_province`` leaves work in one province out, ``not_area`` work in one area of
    the province ``where``, by ``work_city``; a city that we do not know leaves it open.
    """

    unit: ClassVar[str] = "months"
    effort: ClassVar = 9
    reads: ClassVar = jobs.EVERY_READ | {"applicant.trade_qualified_on"}

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
    not_area: str = ""
    who: Who = "applicant"
    _tests: tuple[jobs.Test, ...] = field(init=False, repr=False, compare=False)
    _grouped: bool = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Keep the tests that these parameters need."""
        path = f"{self.who}.work"
        tests = [
            jobs.placed(self.where, self.not_province, path),
            jobs.of_occupation(self.occupation, self.teers, self.on_list, self.who),
        ]
        if self.not_area:
            tests.append(jobs.outside_area(self.where, self.not_area, path))
        if self.employer != "any":
            tests.append(jobs.by_offers_employer(path))
        if self.exclude or self.only_self_employed:
            own = self.only_self_employed
            tests.append(jobs.not_excluded(self.exclude, own, path))
        kept = tuple(test for test in tests if test is not None)
        object.__setattr__(self, "_tests", kept)
        grouped = self.continuous or self.occupation in ("each", "main")
        object.__setattr__(self, "_grouped", grouped)

    def where_also(self, test: jobs.Test) -> WorkMonths:
        """The same, of the jobs alone that pass one test more."""
        narrower = replace(self)
        object.__setattr__(narrower, "_tests", (*self._tests, test))
        return narrower

    def derive(self, case: Case) -> Any:
        return case.of(self.who, lambda person: self._months(case, person), absent=0)

    def read_paths(self) -> frozenset[str]:
        """An offer matters only to rules about its occupation or employer."""
        paths = (
            jobs.read_by_place(self.where, self.not_province)
            | jobs.read_by_occupation(self.occupation, self.teers, self.on_list)
            | jobs.read_by_exclusion(self.exclude, self.only_self_employed)
            | (jobs.OF_EMPLOYER if self.employer == "offer" else frozenset())
            | (jobs.OF_GROUP if self.continuous else frozenset())
            | (jobs.OF_CITY if self.not_area else frozenset())
        )
        if self.since_qualified:
            paths |= {"applicant.trade_qualified_on"}
        return of_whom(jobs.OF_SPELL | paths, self.who)

    def _months(self, case: Case, person: Person) -> Any:
        all_spells = spells(case, self.who)
        if isinstance(all_spells, Open):
            return between(0, None, all_spells.asks)
        counted = jobs.counted(case, self._tests, all_spells)
        if not counted.every:
            return 0
        bounds = self._window(case, person)
        if isinstance(bounds, Open):
            return between(0, None, bounds.asks | counted.asks)
        asks = counted.asks
        if self._grouped:
            asks |= self._ungrouped(counted.every)
        low = self._longest(counted.sure, bounds, least_hours)
        if not asks and len(counted.sure) == len(counted.every):
            return low
        return between(low, self._longest(counted.every, bounds, most_hours), asks)

    def _ungrouped(self, every: list[Spell]) -> frozenset[str]:
        """What is asked where a job of no stated unit group may join another's."""
        if len(every) > 1 and any(spell.job.noc is UNANSWERED for spell in every):
            return frozenset({f"{self.who}.work.noc"})
        return NOTHING

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

    def _longest(
        self,
        counted: list[Spell],
        window: tuple[date, date],
        hours: Hours,
    ) -> float:
        if self.min_spell_months:
            least = self.min_spell_months
            counted = [
                s for s in counted if months([s], (s.start, s.end), hours) >= least
            ]
        if not self._grouped:
            return months(counted, window, hours)
        every = by_noc(counted, joined=hours is most_hours)
        if self.continuous:
            every = [run for group in every for run in runs(group)]
        return max((months(group, window, hours) for group in every), default=0)


@dataclass(frozen=True, slots=True)
class ThresholdTeer(Fact):
    """The TEER group that sets the Canadian Experience Class's language minimum.

    0 for TEER 0 or 1, 2 for TEER 2 or 3: where the more Canadian work of the last three
    years lies; on equal time 0 (IRPR s. 87.1(2)(d); contract, “Primary occupation”).
    ``where`` and ``from_months_ago`` ask the same of other work.
    """

    unit: ClassVar[str] = "TEER"
    effort: ClassVar = 18
    reads: ClassVar = jobs.EVERY_READ

    where: str = "CA"
    from_months_ago: int = 36
    exclude: tuple[Exclusion, ...] = (
        "self_employed",
        "full_time_student",
        "unauthorized",
        "foreign_employer",
    )

    _high: WorkMonths = field(init=False, repr=False, compare=False)
    _low: WorkMonths = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """The months of either group."""
        for name, teers in (("_high", (0, 1)), ("_low", (2, 3))):
            counting = WorkMonths(
                where=self.where,
                teers=teers,
                from_months_ago=self.from_months_ago,
                exclude=self.exclude,
            )
            object.__setattr__(self, name, counting)

    def read_paths(self) -> frozenset[str]:
        return self._high.read_paths()

    def derive(self, case: Case) -> Any:
        high, low = self._high.derive(case), self._low.derive(case)
        if isinstance(high, Open) or isinstance(low, Open):
            asks = frozenset().union(
                *(v.asks for v in (high, low) if isinstance(v, Open))
            )
            return Open(asks, (0, 2))
        return 0 if high >= low else 2
