"""A household's relatives, status and applications in Canada (docs/profile.md)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pathways.rules.profile.answer_types import PROVINCE, Answer, Optional
from pathways.rules.profile.reading import answer, choice, day, flag, none_or, text


@dataclass(frozen=True, slots=True)
class Relative:
    """A relative who lives in Canada."""

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
class Nomination:
    """A province's nomination, through Express Entry or beside it."""

    province: Optional[str] = answer(none_or(PROVINCE))
    express_entry: Optional[bool] = answer(none_or(flag))
    issued_on: Optional[date] = answer(none_or(day))


@dataclass(frozen=True, slots=True)
class Status:
    """The permit or status that a person holds in Canada."""

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

    class_: Optional[str] = answer(none_or(text), key="class")
    stage: Optional[str] = answer(none_or(text))
