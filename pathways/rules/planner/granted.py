"""How a granted permit or nomination, and the time until then, change a profile."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, Final

from pathways.rules.engine import specs
from pathways.rules.engine.case import Case
from pathways.rules.engine.days import DAY, add_months
from pathways.rules.engine.specs import Spec
from pathways.rules.facts.education import ECA_MONTHS
from pathways.rules.facts.language import VALID_MONTHS
from pathways.rules.facts.primary import primary_occupation
from pathways.rules.levers.step import Setting, listed
from pathways.rules.profile.profile import (
    ExpressEntryProfile,
    Job,
    JobOffer,
    Nomination,
    Partner,
    Person,
    Profile,
    Residence,
    Status,
    TreatyEnterprise,
)
from pathways.rules.profile.reading import UNANSWERED

FULL_TIME: Final = Decimal(40)
AFFILIATE: Final = "the affiliate in Canada"
# The answer “permit” of whoever holds the permit of a stream, by its slug or program.
PERMITS: Final = {
    "cusma/intra-company-transferee": "intra_company",
    "work-permit/intra-company-transferee": "intra_company",
    "work-permit/pgwp": "pgwp",
    "work-permit/iec-us": "iec",
    "work-permit/iec-second-passport": "iec",
    "work-permit/spouse-owp": "spouse_open",
    "cusma": "cusma",
    "global-talent-stream": "lmia",
}
STUDY: Final = "study"
TREATY: Final = frozenset({"cusma/trader", "cusma/investor"})


def permit_of(stream: Spec) -> str:
    """The answer for the permit of a stream."""
    text = PERMITS.get(stream["slug"]) or PERMITS.get(stream.get("program", ""))
    opened = str(stream.get("permit_kind", "")).startswith("open")
    return text or ("open" if opened else "other")


def permitted(case: Case, stream: Spec) -> Profile:
    """The profile of the day on which the stream's permit is granted."""
    return (studying if lets_study(stream) else working)(case, stream)


def lets_study(stream: Spec) -> bool:
    """Whether the permit is one to study: no work begins with it."""
    return stream.get("permit_kind") == STUDY


def studying(case: Case, stream: Spec) -> Profile:
    """The profile of the day on which a study permit is granted."""
    status = Status(kind="student", permit=STUDY, valid_until=_until(stream, case.on))
    return replace(case.profile, status_in_canada=status)


def working(case: Case, stream: Spec) -> Profile:
    """The profile of the day on which a permit is granted and work begins.

    Full-time authorized work in the occupation, province and employer of the offer; of
    a transfer, and without an offer, in the main occupation and the home province.
    """
    profile, on = case.profile, case.on
    permit = permit_of(stream)
    offer = profile.job_offer if isinstance(profile.job_offer, JobOffer) else None
    if permit == "intra_company" or stream["slug"] in TREATY:
        offer = None
    job = _job(case, stream, permit, offer)
    person = profile.applicant if isinstance(profile.applicant, Person) else Person()
    moved = replace(
        person,
        work=(*_ended(listed(person.work), on), job),
        residence=Residence(country="CA", province=job.province),
        residence_since=on,
    )
    status = Status(
        kind="worker",
        permit=permit,
        valid_until=_until(stream, on),
        permit_employer=None if permit in ("open", "pgwp", "iec") else job.employer,
    )
    taken: Any = profile.job_offer
    if offer is not None:
        lmia = "positive" if permit == "lmia" else offer.lmia
        taken = replace(offer, works_there_now=True, lmia=lmia)
    return replace(profile, applicant=moved, status_in_canada=status, job_offer=taken)


def _job(case: Case, stream: Spec, permit: str, offer: JobOffer | None) -> Job:
    noc = primary_occupation(case)
    employer: Any = AFFILIATE if permit == "intra_company" else UNANSWERED
    job = Job(
        noc=noc if isinstance(noc, str) else UNANSWERED,
        country="CA",
        province=Setting(case).home_province,
        start=case.on,
        end=None,
        hours_per_week=FULL_TIME,
        self_employed=stream["slug"] in TREATY and _owns(case.profile),
        full_time_student=False,
        authorized=True,
        employer=employer,
    )
    if offer is None:
        return job
    hours = offer.hours_per_week
    return replace(
        job,
        noc=job.noc if offer.noc is UNANSWERED else offer.noc,
        province=job.province if offer.province is UNANSWERED else offer.province,
        hours_per_week=FULL_TIME if hours in (UNANSWERED, None) else hours,
        employer=offer.employer,
        work_city=offer.city,
    )


def _owns(profile: Profile) -> bool:
    """Whether a trader or investor works for an enterprise of their own."""
    held = profile.treaty_enterprise
    if not isinstance(held, TreatyEnterprise):
        return False
    share = held.applicant_percent
    return share is UNANSWERED or bool(share)


def _until(stream: Spec, on: date) -> date | None:
    """The last day of the longest first permit, where it is known."""
    months = [
        stay["months_max"]
        for stay in stream.get("stays", ())
        if stay.get("months_max") and specs.in_force(stay, on)
    ]
    return add_months(on, max(months)) if months else None


def _ended(jobs: tuple[Job, ...], before: date) -> Iterator[Job]:
    """Jobs ended before the new one begins."""
    for job in jobs:
        lasts = job.end is None or (job.end is not UNANSWERED and job.end >= before)
        begun = job.start is UNANSWERED or job.start < before
        if begun:
            yield replace(job, end=before - DAY) if lasts else job


def nominated(profile: Profile, province: str, on: date) -> Profile:
    """With an Express Entry nomination, issued on the day."""
    new = Nomination(province=province, express_entry=True, issued_on=on)
    return replace(profile, nominations=(*listed(profile.nominations), new))


def is_in_the_pool(profile: Profile) -> bool:
    """Whether an Express Entry profile is told of."""
    person = profile.applicant
    return isinstance(person, Person) and isinstance(
        person.express_entry_profile, ExpressEntryProfile
    )


def in_the_pool(profile: Profile, on: date) -> Profile:
    """With an Express Entry profile, submitted on the day unless there is one."""
    person = profile.applicant
    if is_in_the_pool(profile) or not isinstance(person, Person):
        return profile
    entered = ExpressEntryProfile(submitted_on=on)
    return replace(profile, applicant=replace(person, express_entry_profile=entered))


def renewed(profile: Profile, since: date, on: date) -> tuple[Profile, tuple[str, ...]]:
    """Tests and credential assessments that lapse on the way, taken again in time.

    What was valid on the first day, or came later, is renewed with the same result;
    the words are ``language`` and ``eca`` for the applicant, ``partner-`` before them.
    """
    items: list[str] = []
    changes: dict[str, Any] = {}
    for key, prefix in (("applicant", ""), ("partner", "partner-")):
        person = getattr(profile, key)
        if not isinstance(person, Person | Partner):
            continue
        tests = _tests(person, since, on)
        schools = _schools(person, since, on)
        if tests:
            items.append(f"{prefix}language")
        if schools:
            items.append(f"{prefix}eca")
        if tests or schools:
            changes[key] = replace(
                person,
                language_tests=(*listed(person.language_tests), *tests),
                education=schools or person.education,
            )
    return (replace(profile, **changes) if changes else profile), tuple(items)


def _tests(person: Person, since: date, on: date) -> list[Any]:
    """The newest test of each kind, taken again when it has lapsed since the start."""
    newest: dict[Any, Any] = {}
    for test in listed(person.language_tests):
        if isinstance(test.taken_on, date) and test.taken_on <= on:
            held = newest.get(test.test)
            if held is None or held.taken_on < test.taken_on:
                newest[test.test] = test
    return [
        replace(test, taken_on=on)
        for test in newest.values()
        if since < add_months(test.taken_on, VALID_MONTHS) <= on
    ]


def _schools(person: Person, since: date, on: date) -> tuple[Any, ...]:
    """The credentials with assessments renewed; nothing when none lapsed."""
    every = listed(person.education)
    lapsed = [
        isinstance(item.eca_issued_on, date)
        and since < add_months(item.eca_issued_on, ECA_MONTHS) <= on
        for item in every
    ]
    if not any(lapsed):
        return ()
    return tuple(
        replace(item, eca_issued_on=on) if late else item
        for item, late in zip(every, lapsed, strict=True)
    )
