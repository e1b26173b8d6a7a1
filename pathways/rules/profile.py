"""The profile: one vocabulary for a tech worker's answers (docs/profile.md).

A key that is absent was not answered and reads as ``UNANSWERED``; ``null`` and ``[]``
mean it was answered with “none” and read as ``None`` and ``()``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal, TypeAlias, TypeVar

from pathways.rules.reading import (
    UNANSWERED,
    Errors,
    Missing,
    ReadError,
    answer,
    choice,
    code,
    day,
    decimal,
    flag,
    many,
    none_or,
    percent,
    read_record,
    record,
    text,
    whole,
)

SCHEMA = 1
Value = TypeVar("Value")
Answer: TypeAlias = Value | Literal[Missing.UNANSWERED]
Optional: TypeAlias = Value | Literal[Missing.UNANSWERED] | None

PARTNERED = frozenset({"married", "common_law"})
ABILITIES = ("reading", "writing", "listening", "speaking")
LEVELS = (
    "secondary",
    "one_year",
    "two_year",
    "three_year_or_more",
    "masters",
    "professional",
    "doctorate",
)
TESTS = {
    "ielts_general": "en",
    "celpip_general": "en",
    "pte_core": "en",
    "tef_canada": "fr",
    "tcf_canada": "fr",
    "estimate_en": "en",
    "estimate_fr": "fr",
}
ESTIMATES = ("estimate_en", "estimate_fr")
COUNTRY, PROVINCE, NOC = code(2), code(2), code(5, digits=True)


class ProfileError(ValueError):
    """The input is not a valid profile; ``errors`` says where and what."""

    def __init__(self, errors: Errors) -> None:
        self.errors = errors
        super().__init__("; ".join(f"{e.path}: {e.message}" for e in errors))


@dataclass(frozen=True, slots=True)
class Residence:
    country: Optional[str] = answer(none_or(COUNTRY))
    province: Optional[str] = answer(none_or(PROVINCE))


@dataclass(frozen=True, slots=True)
class Credential:
    level: Answer[str] = answer(choice(*LEVELS))
    field: Optional[str] = answer(none_or(text))
    country: Optional[str] = answer(none_or(COUNTRY))
    province: Optional[str] = answer(none_or(PROVINCE))
    years: Optional[Decimal] = answer(none_or(decimal))
    completed_on: Optional[date] = answer(none_or(day))
    full_time: Optional[bool] = answer(none_or(flag))
    eca_issued_on: Optional[date] = answer(none_or(day))
    credential_type: Optional[str] = answer(
        none_or(
            choice(
                "degree",
                "associate_degree",
                "diploma",
                "certificate",
                "graduate_certificate",
                "trade_certificate",
                "university_certificate",
            )
        )
    )
    study_city: Optional[str] = answer(none_or(text))
    field_group: Optional[str] = answer(
        none_or(choice("stem_health_trades", "business_social", "arts"))
    )


@dataclass(frozen=True, slots=True)
class LanguageTest:
    test: Answer[str] = answer(choice(*TESTS))
    taken_on: Answer[date] = answer(day)
    listening: Answer[Decimal] = answer(decimal)
    reading: Answer[Decimal] = answer(decimal)
    writing: Answer[Decimal] = answer(decimal)
    speaking: Answer[Decimal] = answer(decimal)
    scale: Answer[str] = answer(choice("former", "699"))


@dataclass(frozen=True, slots=True)
class Estimate:
    """Expected CLB or NCLC levels before any test, 0 to 12."""

    listening: Answer[int] = answer(whole)
    reading: Answer[int] = answer(whole)
    writing: Answer[int] = answer(whole)
    speaking: Answer[int] = answer(whole)


@dataclass(frozen=True, slots=True)
class Job:
    noc: Optional[str] = answer(none_or(NOC))
    title: Optional[str] = answer(none_or(text))
    country: Optional[str] = answer(none_or(COUNTRY))
    province: Optional[str] = answer(none_or(PROVINCE))
    start: Answer[date] = answer(day)
    end: Optional[date] = answer(none_or(day))
    hours_per_week: Answer[Decimal] = answer(decimal)
    self_employed: Optional[bool] = answer(none_or(flag))
    full_time_student: Optional[bool] = answer(none_or(flag))
    authorized: Optional[bool] = answer(none_or(flag))
    employer: Optional[str] = answer(none_or(text))
    work_city: Optional[str] = answer(none_or(text))


@dataclass(frozen=True, slots=True)
class TradeCertificate:
    noc: Optional[str] = answer(none_or(NOC))
    province: Optional[str] = answer(none_or(PROVINCE))
    issued_on: Optional[date] = answer(none_or(day))


@dataclass(frozen=True, slots=True)
class Licence:
    profession: Optional[str] = answer(none_or(text))
    body: Optional[str] = answer(none_or(text))
    region: Optional[str] = answer(none_or(PROVINCE))
    licensed_on: Optional[date] = answer(none_or(day))


@dataclass(frozen=True, slots=True)
class ExpressEntryProfile:
    submitted_on: Optional[date] = answer(none_or(day))


@dataclass(frozen=True, slots=True)
class MilitaryService:
    force: Optional[str] = answer(none_or(text))
    service_from: Answer[date] = answer(day)
    service_to: Optional[date] = answer(none_or(day))


@dataclass(frozen=True, slots=True)
class Earnings:
    tax_year: Answer[int] = answer(whole)
    earned_cad: Answer[Decimal] = answer(decimal)


@dataclass(frozen=True, slots=True)
class Person:
    birth_date: Answer[date] = answer(day)
    citizenships: Answer[tuple[str, ...]] = answer(many(COUNTRY))
    us_permanent_resident: Optional[bool] = answer(none_or(flag))
    us_status: Optional[str] = answer(
        none_or(
            choice(
                "citizen",
                "permanent_resident",
                "h1b",
                "l1",
                "f1",
                "tn",
                "other",
                "none",
            )
        )
    )
    residence: Optional[Residence] = answer(none_or(record(Residence)))
    education: Answer[tuple[Credential, ...]] = answer(many(record(Credential)))
    language_tests: Answer[tuple[LanguageTest, ...]] = answer(
        many(record(LanguageTest))
    )
    estimate_en: Optional[Estimate] = answer(none_or(record(Estimate)))
    estimate_fr: Optional[Estimate] = answer(none_or(record(Estimate)))
    work: Answer[tuple[Job, ...]] = answer(many(record(Job)))
    trade_certificates: Answer[tuple[TradeCertificate, ...]] = answer(
        many(record(TradeCertificate))
    )
    primary_noc: Optional[str] = answer(none_or(NOC))
    licences: Answer[tuple[Licence, ...]] = answer(many(record(Licence)))
    express_entry_profile: Optional[ExpressEntryProfile] = answer(
        none_or(record(ExpressEntryProfile))
    )
    trade_qualified_on: Optional[date] = answer(none_or(day))
    military_service: Optional[MilitaryService] = answer(
        none_or(record(MilitaryService))
    )
    self_employed_activity: Optional[str] = answer(
        none_or(choice("culture", "athletics", "farm", "none"))
    )
    residence_since: Optional[date] = answer(none_or(day))
    canadian_earnings: Answer[tuple[Earnings, ...]] = answer(many(record(Earnings)))
    settlement_funds_held_since: Optional[date] = answer(none_or(day))
    recognized_organization: Optional[bool] = answer(none_or(flag))
    stay_insured: Optional[bool] = answer(none_or(flag))


@dataclass(frozen=True, slots=True)
class Partner(Person):
    accompanying: Optional[bool] = answer(none_or(flag))
    canadian_or_pr: Optional[bool] = answer(none_or(flag))
    canadian_wage_cad_yearly: Optional[Decimal] = answer(none_or(decimal))


@dataclass(frozen=True, slots=True)
class Relative:
    relation: Answer[str] = answer(
        choice(
            "parent",
            "grandparent",
            "child",
            "grandchild",
            "sibling",
            "aunt_or_uncle",
            "niece_or_nephew",
            "cousin",
            "friend",
        )
    )
    of: Answer[str] = answer(choice("applicant", "partner"))
    province: Optional[str] = answer(none_or(PROVINCE))
    adult: Optional[bool] = answer(none_or(flag))
    citizen_or_pr: Optional[bool] = answer(none_or(flag))


@dataclass(frozen=True, slots=True)
class JobOffer:
    noc: Optional[str] = answer(none_or(NOC))
    title: Optional[str] = answer(none_or(text))
    employer: Optional[str] = answer(none_or(text))
    province: Optional[str] = answer(none_or(PROVINCE))
    city: Optional[str] = answer(none_or(text))
    wage_cad_hourly: Optional[Decimal] = answer(none_or(decimal))
    hours_per_week: Optional[Decimal] = answer(none_or(decimal))
    indeterminate: Optional[bool] = answer(none_or(flag))
    months: Optional[Decimal] = answer(none_or(decimal))
    seasonal: Optional[bool] = answer(none_or(flag))
    lmia: Optional[str] = answer(none_or(choice("none", "pending", "positive")))
    at_or_above_prevailing_wage: Optional[bool] = answer(none_or(flag))
    employer_years_operating: Optional[Decimal] = answer(none_or(decimal))
    employer_employees: Optional[Decimal] = answer(none_or(decimal))
    referral_partner: Optional[bool] = answer(none_or(flag))
    labour_market_benefits_plan: Optional[bool] = answer(none_or(flag))
    works_there_now: Optional[bool] = answer(none_or(flag))
    contract_form: Optional[str] = answer(
        none_or(
            choice(
                "employee",
                "contract_with_canadian_employer",
                "contract_between_enterprises",
                "self_employed",
            )
        )
    )
    profession: Optional[str] = answer(none_or(text))
    applicant_share_percent: Optional[Decimal] = answer(none_or(percent))
    employer_revenue_cad: Optional[Decimal] = answer(none_or(decimal))
    citizen_or_pr_employees: Optional[Decimal] = answer(none_or(decimal))
    employer_position_assessment: Optional[bool] = answer(none_or(flag))
    vacancy_assessment: Optional[bool] = answer(none_or(flag))
    province_authorized: Optional[bool] = answer(none_or(flag))
    sector: Optional[str] = answer(
        none_or(
            choice(
                "technology",
                "construction",
                "agriculture",
                "aviation",
                "manufacturing",
                "health_care",
                "other",
            )
        )
    )
    area: Optional[str] = answer(none_or(text))
    category_a_positions_before: Optional[int] = answer(none_or(whole))
    designated_employer: Optional[bool] = answer(none_or(flag))


@dataclass(frozen=True, slots=True)
class Transfer:
    relation: Optional[str] = answer(
        none_or(choice("parent", "subsidiary", "branch", "affiliate", "none"))
    )
    months_continuous: Optional[Decimal] = answer(none_or(decimal))
    full_time: Optional[bool] = answer(none_or(flag))
    role: Optional[str] = answer(
        none_or(
            choice(
                "executive",
                "senior_manager",
                "functional_manager",
                "specialized_knowledge",
                "other",
            )
        )
    )
    new_office: Optional[bool] = answer(none_or(flag))
    employed_since: Optional[date] = answer(none_or(day))
    still_employed: Optional[bool] = answer(none_or(flag))
    position_similar: Optional[bool] = answer(none_or(flag))
    countries_with_revenue: Optional[int] = answer(none_or(whole))


@dataclass(frozen=True, slots=True)
class Venture:
    commitment: Optional[str] = answer(
        none_or(choice("venture_capital", "angel", "incubator", "none"))
    )
    amount_cad: Optional[Decimal] = answer(none_or(decimal))
    issued_on: Optional[date] = answer(none_or(day))
    ownership_percent: Optional[Decimal] = answer(none_or(percent))
    group_ownership_percent: Optional[Decimal] = answer(none_or(percent))
    owners: Optional[int] = answer(none_or(whole))
    organization_percent: Optional[Decimal] = answer(none_or(percent))
    admitted_to_incubator: Optional[bool] = answer(none_or(flag))
    essential_part_in_canada: Optional[bool] = answer(none_or(flag))


@dataclass(frozen=True, slots=True)
class TreatyEnterprise:
    position: Optional[str] = answer(
        none_or(choice("executive", "supervisory", "essential_skills", "other"))
    )
    treaty_ownership_percent: Optional[Decimal] = answer(none_or(percent))
    applicant_percent: Optional[Decimal] = answer(none_or(percent))
    controls: Optional[bool] = answer(none_or(flag))
    canada_trade_percent: Optional[Decimal] = answer(none_or(percent))
    capital_committed_cad: Optional[Decimal] = answer(none_or(decimal))


@dataclass(frozen=True, slots=True)
class Nomination:
    province: Optional[str] = answer(none_or(PROVINCE))
    express_entry: Optional[bool] = answer(none_or(flag))
    issued_on: Optional[date] = answer(none_or(day))


@dataclass(frozen=True, slots=True)
class Status:
    kind: Optional[str] = answer(none_or(choice("visitor", "worker", "student")))
    permit: Optional[str] = answer(
        none_or(
            choice(
                "lmia",
                "cusma",
                "intra_company",
                "open",
                "pgwp",
                "iec",
                "spouse_open",
                "study",
                "maintained",
                "other",
            )
        )
    )
    valid_until: Optional[date] = answer(none_or(day))
    permit_employer: Optional[str] = answer(none_or(text))


@dataclass(frozen=True, slots=True)
class Endorsement:
    endorser: Optional[str] = answer(
        none_or(
            choice(
                "community",
                "tourism_association",
                "law_enforcement",
                "atlantic_province",
            )
        )
    )
    endorsed_on: Optional[date] = answer(none_or(day))


@dataclass(frozen=True, slots=True)
class ProvincialInvitation:
    inviter: Optional[str] = answer(none_or(PROVINCE))
    initiative: Optional[str] = answer(none_or(text))
    invited_on: Optional[date] = answer(none_or(day))


@dataclass(frozen=True, slots=True)
class ApplicationElsewhere:
    to: Optional[str] = answer(none_or(PROVINCE))
    applied_on: Optional[date] = answer(none_or(day))


@dataclass(frozen=True, slots=True)
class PermanentResidenceApplication:
    """A federal application; ``class`` is a word of Python, hence ``class_``."""

    class_: Optional[str] = answer(none_or(text))
    stage: Optional[str] = answer(none_or(text))


@dataclass(frozen=True, slots=True)
class Profile:
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
    schema: int = 1
    id: str = ""


def read_profile(data: object) -> Profile:
    """Read a profile as the contract writes it.

    Raises ``ProfileError`` with every place that is wrong.
    """
    errors: Errors = []
    fields = dict(data) if isinstance(data, Mapping) else data
    schema = 1
    if isinstance(fields, dict):
        fields.pop("id", None)
        schema = fields.pop("schema", 1)
        if schema != SCHEMA:
            errors.append(ReadError("schema", f"must be {SCHEMA}"))
        application = fields.get("permanent_residence_application")
        if isinstance(application, dict) and "class" in application:
            renamed = {**application, "class_": application["class"]}
            del renamed["class"]
            fields["permanent_residence_application"] = renamed
    profile = read_record(Profile, fields, "", errors)
    if profile is not None and not errors:
        errors += _contradictions(profile)
    if errors or profile is None:
        raise ProfileError(errors)
    return profile


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
    if profile.applicant is not UNANSWERED:
        errors += _person_contradictions(profile.applicant, "applicant")
    if partner is not UNANSWERED and partner is not None:
        errors += _person_contradictions(partner, "partner")
    return errors


def _person_contradictions(person: Person, path: str) -> Errors:
    errors: Errors = []
    resident, us_status = person.us_permanent_resident, person.us_status
    answered = isinstance(resident, bool) and isinstance(us_status, str)
    if answered and resident != (us_status == "permanent_resident"):
        message = f"contradicts us_status “{us_status}”"
        errors.append(ReadError(f"{path}.us_permanent_resident", message))
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


def _estimates(person: Person) -> list[tuple[str, Any]]:
    """Expected levels, wherever they were given, with their place."""
    found: list[tuple[str, Any]] = [
        (name, estimate) for name in ESTIMATES if (estimate := getattr(person, name))
    ]
    tests = () if person.language_tests is UNANSWERED else person.language_tests
    return found + [
        (f"language_tests[{index}]", test)
        for index, test in enumerate(tests)
        if test.test in ESTIMATES
    ]
