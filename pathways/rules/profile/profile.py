"""The profile: one vocabulary for a tech worker's answers (docs/profile.md).

A key that is absent was not answered and reads as ``UNANSWERED``; ``null`` and ``[]``
mean it was answered with “none” and read as ``None`` and ``()``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from pathways.rules.profile.answer_types import PROVINCE, Answer, Optional
from pathways.rules.profile.circumstances import (
    ApplicationElsewhere,
    Endorsement,
    Nomination,
    PermanentResidenceApplication,
    ProvincialInvitation,
    Relative,
    Status,
)
from pathways.rules.profile.enterprise import (
    JobOffer,
    Transfer,
    TreatyEnterprise,
    Venture,
)
from pathways.rules.profile.person import (
    ABILITIES,
    ESTIMATES,
    LEVELS,
    TESTS,
    Ancestor,
    Credential,
    Earnings,
    Estimate,
    ExpressEntryProfile,
    Job,
    LanguageTest,
    Licence,
    MilitaryService,
    Partner,
    Person,
    Residence,
    TradeCertificate,
)
from pathways.rules.profile.reading import (
    UNANSWERED,
    Errors,
    ReadError,
    answer,
    choice,
    decimal,
    many,
    none_or,
    read_record,
    record,
    text,
    whole,
)
from pathways.rules.profile.typed_amounts import TypedAmount

SCHEMA = 1
PARTNERED = frozenset({"married", "common_law"})

__all__ = [
    "ABILITIES",
    "ESTIMATES",
    "LEVELS",
    "PARTNERED",
    "SCHEMA",
    "TESTS",
    "Ancestor",
    "Answer",
    "ApplicationElsewhere",
    "Credential",
    "Earnings",
    "Endorsement",
    "Estimate",
    "ExpressEntryProfile",
    "Job",
    "JobOffer",
    "LanguageTest",
    "Licence",
    "MilitaryService",
    "Nomination",
    "Optional",
    "Partner",
    "PermanentResidenceApplication",
    "Person",
    "Profile",
    "ProfileError",
    "ProvincialInvitation",
    "Relative",
    "Residence",
    "Status",
    "TradeCertificate",
    "Transfer",
    "TreatyEnterprise",
    "Venture",
    "read_profile",
]


class ProfileError(ValueError):
    """The input is not a valid profile; ``errors`` says where and what."""

    def __init__(self, errors: Errors) -> None:
        self.errors = errors
        super().__init__("; ".join(f"{e.path}: {e.message}" for e in errors))


@dataclass(frozen=True, slots=True)
class Profile:
    """A person's answers, as the contract has them; ``None`` is unanswered."""

    applicant: Answer[Person] = answer(record(Person))
    marital_status: Answer[str] = answer(
        choice(
            "never_married",
            "married",
            "common_law",
            "divorced",
            "separated",
            "widowed",
            "annulled",
        )
    )
    partner: Optional[Partner] = answer(none_or(record(Partner)))
    dependent_children: Optional[int] = answer(none_or(whole))
    settlement_funds_cad: Optional[Decimal] = answer(none_or(decimal))
    relatives_in_canada: Answer[tuple[Relative, ...]] = answer(many(record(Relative)))
    job_offer: Optional[JobOffer] = answer(none_or(record(JobOffer)))
    transfer: Optional[Transfer] = answer(none_or(record(Transfer)))
    venture: Optional[Venture] = answer(none_or(record(Venture)))
    nominations: Answer[tuple[Nomination, ...]] = answer(many(record(Nomination)))
    status_in_canada: Optional[Status] = answer(none_or(record(Status)))
    intended_provinces: Answer[tuple[str, ...]] = answer(many(PROVINCE))
    treaty_enterprise: Optional[TreatyEnterprise] = answer(
        none_or(record(TreatyEnterprise))
    )
    endorsements: Answer[tuple[Endorsement, ...]] = answer(many(record(Endorsement)))
    provincial_invitations: Answer[tuple[ProvincialInvitation, ...]] = answer(
        many(record(ProvincialInvitation))
    )
    destination_city: Optional[str] = answer(none_or(text))
    applications_elsewhere: Answer[tuple[ApplicationElsewhere, ...]] = answer(
        many(record(ApplicationElsewhere))
    )
    accompanying_children: Optional[int] = answer(none_or(whole))
    permanent_residence_application: Optional[PermanentResidenceApplication] = answer(
        none_or(record(PermanentResidenceApplication))
    )
    typed_amounts: Answer[tuple[TypedAmount, ...]] = answer(many(record(TypedAmount)))
    schema: int = 1
    id: str = ""


def read_profile(data: object) -> Profile:
    """Read a profile as the contract writes it.

    Raises ``ProfileError`` with every place that is wrong.
    """
    errors: Errors = []
    fields = dict(data) if isinstance(data, Mapping) else data
    if isinstance(fields, dict):
        none_or(text)(fields.pop("id", None), "id", errors)
        schema = fields.pop("schema", SCHEMA)
        if schema != SCHEMA or isinstance(schema, bool):
            errors.append(ReadError("schema", f"must be {SCHEMA}"))
    profile = read_record(Profile, fields, "", errors)
    if profile is not None and not errors:
        errors += _contradictions(profile)
    if errors or profile is None:
        raise ProfileError(errors)
    return _with_status_of_partner(profile)


def _with_status_of_partner(profile: Profile) -> Profile:
    """A partner who is a citizen or permanent resident of Canada was said to be one."""
    partner = profile.partner
    if not isinstance(partner, Partner) or partner.canadian_or_pr is True:
        return profile
    held = partner.citizenships
    citizen = isinstance(held, tuple) and "CA" in held
    if not citizen and partner.canadian_permanent_resident is not True:
        return profile
    return replace(profile, partner=replace(partner, canadian_or_pr=True))


def _contradictions(profile: Profile) -> Errors:
    """Answers that cannot both be true, or that the contract calls an error."""
    errors: Errors = []
    status, partner = profile.marital_status, profile.partner
    if status in PARTNERED and partner is None:
        errors.append(ReadError("partner", f"may not be null for “{status}”"))
    elif isinstance(status, str) and status not in PARTNERED and partner:
        errors.append(ReadError("partner", f"must be null for “{status}”"))
    coming, children = profile.accompanying_children, profile.dependent_children
    if isinstance(coming, int) and isinstance(children, int) and coming > children:
        errors.append(ReadError("accompanying_children", "exceeds dependent_children"))
        errors.append(ReadError("dependent_children", "is below accompanying_children"))
    if profile.applicant is not UNANSWERED:
        errors += _person_contradictions(profile.applicant, "applicant")
    if partner is not UNANSWERED and partner is not None:
        errors += _person_contradictions(partner, "partner")
    return errors


def _person_contradictions(person: Person, path: str) -> Errors:
    errors = _status_contradictions(person, path)
    jobs = () if person.work is UNANSWERED else person.work
    for index, job in enumerate(jobs):
        dated = isinstance(job.start, date) and isinstance(job.end, date)
        if dated and job.end < job.start:  # type: ignore[operator]
            errors.append(ReadError(f"{path}.work[{index}].end", "is before start"))
    for at, estimate in _estimates(person):
        for ability in ABILITIES:
            level = getattr(estimate, ability)
            if level is not UNANSWERED and (level > 12 or level % 1):
                message = "must be a level from 0 to 12"
                errors.append(ReadError(f"{path}.{at}.{ability}", message))
    return errors


def _status_contradictions(person: Person, path: str) -> Errors:
    """Citizenship and status that cannot both be true: each is named."""
    errors: Errors = []
    held = person.citizenships
    citizens: tuple[str, ...] = held if isinstance(held, tuple) else ()
    resident, us_status = person.us_permanent_resident, person.us_status
    answered = isinstance(resident, bool) and isinstance(us_status, str)
    if answered and resident != (us_status == "permanent_resident"):
        errors += _both(f"{path}.us_permanent_resident", f"{path}.us_status")
    if us_status == "citizen" and isinstance(held, tuple) and "US" not in citizens:
        errors += _both(f"{path}.us_status", f"{path}.citizenships")
    if "CA" in citizens and person.canadian_permanent_resident is True:
        errors += _both(f"{path}.canadian_permanent_resident", f"{path}.citizenships")
    if isinstance(person, Partner) and person.canadian_or_pr is False:
        if "CA" in citizens:
            errors += _both(f"{path}.canadian_or_pr", f"{path}.citizenships")
        if person.canadian_permanent_resident is True:
            other = f"{path}.canadian_permanent_resident"
            errors += _both(f"{path}.canadian_or_pr", other)
    return errors


def _both(item: str, other: str) -> Errors:
    """Two answers that contradict each other, each at its place."""
    return [
        ReadError(item, f"contradicts {other}"),
        ReadError(other, f"contradicts {item}"),
    ]


def _estimates(person: Person) -> list[tuple[str, Any]]:
    """Expected levels, wherever they were given, with their place."""
    items: list[tuple[str, Any]] = [
        (name, estimate) for name in ESTIMATES if (estimate := getattr(person, name))
    ]
    tests = () if person.language_tests is UNANSWERED else person.language_tests
    return items + [
        (f"language_tests[{index}]", test)
        for index, test in enumerate(tests)
        if test.test in ESTIMATES
    ]
