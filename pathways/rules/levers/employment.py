"""Levers of work: a transfer, time in Canada, waiting."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar, Final

from pathways.rules.engine.days import DAY, add_months, completed_months
from pathways.rules.facts.primary import primary_occupation
from pathways.rules.levers import parameters as take
from pathways.rules.levers.step import (
    Change,
    Lever,
    Setting,
    Step,
    answered,
    listed,
    of_applicant,
)
from pathways.rules.profile.profile import Job, Person, Profile, Transfer
from pathways.rules.profile.reading import UNANSWERED, Missing

PLAIN: Final = (str, int, Decimal, Missing, type(None))  # answers that hold no day


@dataclass(frozen=True, slots=True)
class TransferToCanada(Lever):
    """A transfer by the present employer abroad, by role.

    ``transfer``: what every such transfer is taken to be.
    """

    slug: ClassVar[str] = "transfer"

    roles: tuple[str, ...] = take.words(
        "executive",
        "senior_manager",
        "functional_manager",
        "specialized_knowledge",
        "other",
    )
    transfer: Transfer = take.part(
        Transfer, "role", "months_continuous", "employed_since"
    )

    def steps(self, setting: Setting) -> Iterator[Step]:
        """A step for each role, where there is an employer abroad.

        None where one was asked, and the employer transfers nobody.
        """
        since = _employed_since(setting)
        if since is None or setting.profile.transfer is None:
            return
        months = Decimal(completed_months(since, setting.on))
        for role in self.roles:
            moved = replace(
                self.transfer,
                role=role,
                months_continuous=months,
                employed_since=since,
            )
            yield self.step("transferred", answered(transfer=moved), role=role)


@dataclass(frozen=True, slots=True)
class EmployerWithOffice(Lever):
    """Another employer, that has an affiliate in Canada and transfers one in time.

    ``months``: how long one works there first. ``transfer``: what it is taken to be.
    """

    slug: ClassVar[str] = "employer-with-office"

    roles: tuple[str, ...] = take.words(
        "executive",
        "senior_manager",
        "functional_manager",
        "specialized_knowledge",
        "other",
    )
    months: tuple[int, ...] = take.lengths()
    transfer: Transfer = take.part(
        Transfer, "role", "months_continuous", "employed_since"
    )

    def steps(self, setting: Setting) -> Iterator[Step]:
        """A step for each role, where the present employer transfers nobody."""
        if setting.profile.transfer is not None:
            return
        for months in self.months:
            since = add_months(setting.on, -months)
            for role in self.roles:
                moved = replace(
                    self.transfer,
                    role=role,
                    months_continuous=Decimal(months),
                    employed_since=since,
                )
                change = answered(transfer=moved)
                yield self.step("changed", change, role=role, months=months)


def _employed_since(setting: Setting) -> date | None:
    person = setting.applicant
    now = [
        job.start
        for job in (listed(person.work) if person else ())
        if job.end is None
        and job.country not in ("CA", UNANSWERED)
        and job.start is not UNANSWERED
        and job.start <= setting.on
    ]
    return min(now, default=None)


@dataclass(frozen=True, slots=True)
class CanadianWork(Lever):
    """Work in Canada up to the day, in place of other work.

    ``job``: what the work is taken to be; its occupation is the main one.
    """

    slug: ClassVar[str] = "canadian-work"

    months: tuple[int, ...] = take.lengths()
    job: Job = take.part(Job, "noc", "country", "province", "start", "end")

    def steps(self, setting: Setting) -> Iterator[Step]:
        """A step for each length."""
        noc = primary_occupation(setting.case)
        if not isinstance(noc, str):
            return
        province = setting.home_province
        for months in self.months:
            start = add_months(setting.on, -months)
            job = replace(
                self.job,
                noc=noc,
                country="CA",
                province=province,
                start=start,
                end=None,
            )
            change = of_applicant(_moved(job, start))
            yield self.step("worked", change, months=months, province=province)


def _moved(job: Job, start: date) -> Callable[[Person], Person]:
    def moved(person: Person) -> Person:
        return replace(person, work=(*_ended(listed(person.work), start), job))

    return moved


def _ended(jobs: tuple[Job, ...], before: Any) -> tuple[Job, ...]:
    """Jobs ended before the new one; those that began later never were."""
    kept = []
    for job in jobs:
        if job.start is not UNANSWERED and job.start >= before:
            continue
        lasts = job.end is None or (job.end is not UNANSWERED and job.end >= before)
        kept.append(replace(job, end=before - DAY) if lasts else job)
    return tuple(kept)


@dataclass(frozen=True, slots=True)
class Waiting(Lever):
    """Going on as now: every past day lies so many months further back."""

    slug: ClassVar[str] = "waiting"

    months: tuple[int, ...] = take.lengths()

    def steps(self, setting: Setting) -> Iterator[Step]:
        """A step for each length."""
        for months in self.months:
            yield self.step("waited", _waited(months), months=months)


def _waited(months: int) -> Change:
    def waited(profile: Profile) -> Profile:
        went_by: Profile = earlier(profile, months)
        return went_by

    return waited


def earlier(part: Any, months: int) -> Any:
    """The same answers with every day in them so many months earlier.

    Days that lie ahead (the end of a permit) stay where they are.
    """
    changes: dict[str, Any] = {}
    for field in dataclasses.fields(part):
        value = getattr(part, field.name)
        if isinstance(value, PLAIN):
            continue
        if isinstance(value, date):
            if field.name != "valid_until":
                changes[field.name] = add_months(value, -months)
        elif not isinstance(value, tuple):
            changes[field.name] = earlier(value, months)
        elif value and not isinstance(value[0], PLAIN):
            changes[field.name] = tuple(earlier(item, months) for item in value)
    return replace(part, **changes)
