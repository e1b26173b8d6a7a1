"""Ties with parts of a province, and with other provinces."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from pathways.rules.engine.case import Case
from pathways.rules.engine.values import NOTHING, Between, Open
from pathways.rules.facts.education import completed
from pathways.rules.facts.fact import Fact, under
from pathways.rules.facts.family import AccompanyingChildren
from pathways.rules.facts.places import area_of
from pathways.rules.profile.profile import PARTNERED, Credential, Job, Person
from pathways.rules.profile.reading import UNANSWERED


@dataclass(frozen=True, slots=True)
class TieOutside(Fact):
    """Whether one worked, or completed a credential, in a province outside an area.

    By ``work_city`` or ``study_city``; a city that we do not know is for an officer.
    """

    unit: ClassVar[str] = "yes or no"
    reads: ClassVar = under(
        "applicant.work", "start", "country", "province", "work_city"
    ) | under(
        "applicant.education", "completed_on", "country", "province", "study_city"
    )

    tie: Literal["work", "study"]
    province: str
    area: str

    def derive(self, case: Case) -> Any:
        person = case.person("applicant")
        if not isinstance(person, Person):
            return person
        path = "applicant.work" if self.tie == "work" else "applicant.education"
        every = person.work if self.tie == "work" else person.education
        if every is UNANSWERED:
            return Open(frozenset({path}), (True, False))
        asks: frozenset[str] = NOTHING
        for_officer = False
        for item in every:
            flag = self._outside(case, item, path)
            if flag is True:
                return True
            if isinstance(flag, Open):
                asks |= flag.asks
                for_officer = for_officer or not flag.asks
        return Open(asks, (True, False)) if asks or for_officer else False

    def read_paths(self) -> frozenset[str]:
        path = "applicant.work." if self.tie == "work" else "applicant.education."
        return frozenset(read for read in self.reads if read.startswith(path))

    def _outside(self, case: Case, job: Job | Credential, path: str) -> bool | Open:
        asks: set[str] = set()
        begun = _begun(case, job, path)
        if begun is False:
            return False
        if isinstance(begun, frozenset):
            asks |= begun
        if job.country is UNANSWERED:
            asks.add(f"{path}.country")
        elif job.country != "CA":
            return False
        if job.province is UNANSWERED:
            asks.add(f"{path}.province")
        elif job.province != self.province:
            return False
        city = job.work_city if isinstance(job, Job) else job.study_city
        if city is UNANSWERED:
            asks.add(f"{path}.{'work' if isinstance(job, Job) else 'study'}_city")
        elif isinstance(city, str):
            area = area_of(case, self.province, city, (self.area,))
            if area == self.area:
                return False
            if isinstance(area, Open) and not asks:
                return area
        return Open(frozenset(asks)) if asks else city is not None


def _begun(case: Case, job: Job | Credential, path: str) -> bool | frozenset[str]:
    if isinstance(job, Credential):
        return completed(case, job, path)
    if job.start is UNANSWERED:
        return frozenset({f"{path}.start"})
    return job.start <= case.on


@dataclass(frozen=True, slots=True)
class WorksElsewhereNow(Fact):
    """Whether one works on the day in another province than this: a flag."""

    unit: ClassVar[str] = "yes or no"
    reads: ClassVar = under("applicant.work", "country", "province", "start", "end")

    province: str

    def derive(self, case: Case) -> Any:
        person = case.person("applicant")
        if not isinstance(person, Person):
            return person
        if person.work is UNANSWERED:
            return Open(frozenset({"applicant.work"}), (True, False))
        asks: frozenset[str] = NOTHING
        for job in person.work:
            items = self._elsewhere(case, job)
            if items is True:
                return True
            if isinstance(items, frozenset):
                asks |= items
        return Open(asks, (True, False)) if asks else False

    def _elsewhere(self, case: Case, job: Job) -> bool | frozenset[str]:
        if job.country not in (UNANSWERED, "CA") or job.province == self.province:
            return False
        if job.start is not UNANSWERED and job.start > case.on:
            return False
        ended = job.end is not UNANSWERED and job.end is not None and job.end < case.on
        if ended:
            return False
        asks = {
            f"applicant.work.{name}"
            for name in ("country", "province", "start", "end")
            if getattr(job, name) is UNANSWERED
        }
        if asks:
            return frozenset(asks)
        return job.province is not None


@dataclass(frozen=True, slots=True)
class AppliedElsewhere(Fact):
    """Whether an application to another province than this was made: a flag."""

    unit: ClassVar[str] = "yes or no"
    reads: ClassVar = under("applications_elsewhere", "to", "applied_on")

    province: str

    def derive(self, case: Case) -> Any:
        made = case.profile.applications_elsewhere
        if made is UNANSWERED:
            return Open(frozenset({"applications_elsewhere"}), (True, False))
        asks = False
        for item in made:
            day = item.applied_on
            if day is not UNANSWERED and day is not None and day > case.on:
                continue
            if item.to is UNANSWERED:
                asks = True
            elif item.to != self.province:
                return True
        return (
            Open(frozenset({"applications_elsewhere.to"}), (True, False))
            if asks
            else False
        )


@dataclass(frozen=True, slots=True)
class AccompanyingFamily(Fact):
    """The applicant, the accompanying partner and the accompanying children."""

    unit: ClassVar[str] = "people"
    reads: ClassVar = frozenset(
        {
            "marital_status",
            "partner",
            "partner.accompanying",
            "accompanying_children",
            "dependent_children",
        }
    )

    def derive(self, case: Case) -> Any:
        children = AccompanyingChildren().derive(case)
        low, high, asks = self._partner(case)
        if isinstance(children, Open):
            ends = children.possible
            top = ends.high if isinstance(ends, Between) else None
            most = None if top is None else 1 + high + top
            return Open(asks | children.asks, Between(1 + low, most))
        if asks:
            return Open(asks, (1 + low + children, 1 + high + children))
        return 1 + low + children

    def _partner(self, case: Case) -> tuple[int, int, frozenset[str]]:
        status, partner = case.profile.marital_status, case.profile.partner
        if partner is None or (status is not UNANSWERED and status not in PARTNERED):
            return 0, 0, NOTHING
        if partner is UNANSWERED:
            name = "marital_status" if status is UNANSWERED else "partner"
            return 0, 1, frozenset({name})
        if partner.accompanying is UNANSWERED:
            return 0, 1, frozenset({"partner.accompanying"})
        coming = int(bool(partner.accompanying))
        return coming, coming, NOTHING
