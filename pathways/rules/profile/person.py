"""A person: the applicant or the partner (docs/profile.md)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from pathways.rules.profile.answer_types import (
    COUNTRY,
    NOC,
    PROVINCE,
    STUDY_FIELD,
    Answer,
    Optional,
)
from pathways.rules.profile.reading import (
    answer,
    choice,
    day,
    decimal,
    flag,
    many,
    none_or,
    record,
    text,
    whole,
)

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


@dataclass(frozen=True, slots=True)
class Residence:
    """Where a person lives."""

    country: Optional[str] = answer(none_or(COUNTRY))
    province: Optional[str] = answer(none_or(PROVINCE))


@dataclass(frozen=True, slots=True)
class Ancestor:
    """A parent or earlier ancestor who is or was a Canadian citizen.

    ``citizen_by``: birth in Canada, naturalization, or descent.
    """

    relation: Answer[str] = answer(choice("parent", "grandparent", "great_grandparent"))
    born_in_canada: Optional[bool] = answer(none_or(flag))
    citizen_by: Optional[str] = answer(
        none_or(choice("birth", "naturalization", "descent"))
    )


@dataclass(frozen=True, slots=True)
class Credential:
    """A completed course of study, and its assessment for Canada."""

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
    distance: Optional[bool] = answer(none_or(flag))
    field_group: Optional[str] = answer(
        none_or(choice("stem_health_trades", "business_social", "arts"))
    )
    field_code: Optional[str] = answer(none_or(STUDY_FIELD))


@dataclass(frozen=True, slots=True)
class LanguageTest:
    """The scores of one official test in four abilities, or levels one expects."""

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
    """Work in one occupation for one employer, from day to day."""

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
    employer_country: Optional[str] = answer(none_or(COUNTRY))
    paid: Optional[bool] = answer(none_or(flag))


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
    """When a person's profile came into the pool, and under which programs."""

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
    """What is asked of the applicant and of the partner alike."""

    birth_date: Answer[date] = answer(day)
    citizenships: Answer[tuple[str, ...]] = answer(many(COUNTRY))
    canadian_permanent_resident: Optional[bool] = answer(none_or(flag))
    canadian_ancestor: Answer[tuple[Ancestor, ...]] = answer(many(record(Ancestor)))
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
    """The spouse or common-law partner: a person, and whether they come along."""

    accompanying: Optional[bool] = answer(none_or(flag))
    canadian_or_pr: Optional[bool] = answer(none_or(flag))
    canadian_wage_cad_yearly: Optional[Decimal] = answer(none_or(decimal))
