"""Levers of work: offers, transfers, a year in Canada, waiting."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from decimal import ROUND_CEILING, Decimal
from typing import Any

from pathways.rules.days import DAY, add_months, completed_months
from pathways.rules.facts.primary import primary_occupation
from pathways.rules.levers.step import (
    Change,
    Setting,
    Step,
    answered,
    listed,
    of_applicant,
)
from pathways.rules.levers.study import home_province
from pathways.rules.profile import Job, JobOffer, Person, Profile, Transfer
from pathways.rules.reading import UNANSWERED

PROVINCES = ("BC", "AB", "SK", "MB", "ON", "NB", "NS", "PE", "NL", "YT", "NT", "QC")
HIGH_WAGE = Decimal(70)
CANADIAN_MONTHS = (12, 24)
WAITING_MONTHS = (12, 24, 36)
ROLES = ("specialized_knowledge", "functional_manager")
WEEKLY = Decimal(40)


def offer(setting: Setting) -> Iterator[Step]:
    """A permanent full-time offer of an established employer, by province and wage.

    The employer is thought to meet what provinces ask of employers; the wage is the
    prevailing one, or 70 CAD an hour if that is more.
    """
    noc = primary_occupation(setting.case)
    if not isinstance(noc, str):
        return
    for province in PROVINCES:
        known = setting.reference.medians.get((noc, province))
        median = HIGH_WAGE if known is None else Decimal(known)
        wages = {median, max(median, HIGH_WAGE)}
        for wage in sorted(wages):
            made = established_offer(noc, province, wage)
            yield Step(
                "job-offer",
                f"{province}, {_money(wage)} CAD an hour",
                answered(job_offer=made),
            )


def _money(wage: Decimal) -> str:
    return str(wage.quantize(Decimal("0.01"), ROUND_CEILING))


def established_offer(noc: str, province: str, wage: Decimal) -> JobOffer:
    """The offer that the lever stands for; what it assumes is spelt out here."""
    return JobOffer(
        noc=noc,
        employer="the employer of the offer",
        province=province,
        wage_cad_hourly=wage,
        hours_per_week=WEEKLY,
        indeterminate=True,
        seasonal=False,
        lmia="none",
        at_or_above_prevailing_wage=True,
        employer_years_operating=Decimal(5),
        employer_employees=Decimal(50),
        citizen_or_pr_employees=Decimal(50),
        employer_revenue_cad=Decimal(5_000_000),
        applicant_share_percent=Decimal(0),
        contract_form="employee",
        works_there_now=False,
    )


def employer_application(setting: Setting) -> Iterator[Step]:
    """What the employer of an offer can do: a plan, a referral, an LMIA."""
    yield Step(
        "employer-application",
        "a Labour Market Benefits Plan (Global Talent Stream)",
        _offer_with(labour_market_benefits_plan=True),
    )
    yield Step(
        "employer-application",
        "a referral and a plan (Global Talent Stream, Category A)",
        _offer_with(
            labour_market_benefits_plan=True,
            referral_partner=True,
            category_a_positions_before=0,
        ),
    )
    yield Step("lmia", "a positive LMIA", _offer_with(lmia="positive"))


def _offer_with(**answers: Any) -> Any:
    def changed(profile: Profile) -> Profile:
        made = profile.job_offer
        if made is UNANSWERED or made is None:
            return profile
        return replace(profile, job_offer=replace(made, **answers))

    return changed


def transfer(setting: Setting) -> Iterator[Step]:
    """A transfer to an affiliate by the present employer abroad, by role."""
    since = _employed_since(setting)
    if since is None:
        return
    for role in ROLES:
        moved = Transfer(
            relation="affiliate",
            months_continuous=Decimal(completed_months(since, setting.on)),
            employed_since=since,
            full_time=True,
            still_employed=True,
            position_similar=True,
            role=role,
            new_office=False,
            countries_with_revenue=2,
        )
        change = answered(transfer=moved)
        yield Step("transfer", role.replace("_", " "), change)


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


def canadian_work(setting: Setting) -> Iterator[Step]:
    """Authorized full-time work in Canada up to the day, in place of other work."""
    noc = primary_occupation(setting.case)
    if not isinstance(noc, str):
        return
    for months in CANADIAN_MONTHS:
        start = add_months(setting.on, -months)
        job = Job(
            noc=noc,
            country="CA",
            province=home_province(setting),
            start=start,
            end=None,
            hours_per_week=WEEKLY,
            self_employed=False,
            full_time_student=False,
            authorized=True,
        )
        change = of_applicant(_moved(job, start))
        yield Step("canadian-work", f"{months} months in {job.province}", change)


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


def waiting(setting: Setting) -> Iterator[Step]:
    """Going on as now: every past day lies so many months further back."""
    for months in WAITING_MONTHS:
        yield Step(
            "waiting",
            f"{months} months of the same work",
            _waited(months),
        )


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
        if isinstance(value, date) and field.name != "valid_until":
            changes[field.name] = add_months(value, -months)
        elif dataclasses.is_dataclass(value):
            changes[field.name] = earlier(value, months)
        elif isinstance(value, tuple) and value and dataclasses.is_dataclass(value[0]):
            changes[field.name] = tuple(earlier(item, months) for item in value)
    return replace(part, **changes)
