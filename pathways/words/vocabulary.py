"""The words of the profile's own vocabulary (docs/profile.md), by path and key.

A name fits into a sentence; a question may offer the same key in a sentence of its own.
Lists are left out of paths, and a partner has the same words as the applicant.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

Text: TypeAlias = "str | _StrPromise"


@dataclass(frozen=True, slots=True)
class Word:
    """A key of the vocabulary: its name, and how a question offers it."""

    key: str
    name: Text
    offered: Text = ""

    @property
    def choice(self) -> tuple[str, Text]:
        """As a question offers it."""
        return self.key, self.offered or capfirst(self.name)


Words: TypeAlias = tuple[Word, ...]

US_STATUSES: Final[Words] = (
    Word("citizen", _("citizen")),
    Word("permanent_resident", _("permanent resident (green card)")),
    Word("h1b", _("H-1B")),
    Word("l1", _("L-1")),
    Word("f1", _("F-1")),
    Word("tn", _("TN")),
    Word("other", _("another status")),
    Word("none", _("none")),
)
MARITAL_STATUSES: Final[Words] = (
    Word("never_married", _("never married")),
    Word("married", _("married")),
    Word(
        "common_law",
        _("common-law"),
        _("Common-law: living together for a year or more"),
    ),
    Word("divorced", _("divorced")),
    Word("separated", _("separated")),
    Word("widowed", _("widowed")),
    Word("annulled", _("marriage annulled")),
)
LEVELS: Final[Words] = (
    Word("secondary", _("secondary school"), _("Secondary school (high school)")),
    Word(
        "one_year",
        _("a one-year credential"),
        _("One-year post-secondary program"),
    ),
    Word(
        "two_year",
        _("a two-year credential"),
        _("Two-year post-secondary program"),
    ),
    Word(
        "three_year_or_more",
        _("a bachelor’s degree or a program of three years or more"),
        _("Bachelor’s degree, or a program of three years or more"),
    ),
    Word("masters", _("a master’s degree"), _("Master’s degree")),
    Word(
        "professional",
        _("a professional degree"),
        _(
            "Professional degree that a licensed profession needs, such as medicine "
            "or law"
        ),
    ),
    Word("doctorate", _("a doctorate"), _("Doctorate")),
)
# What grids and rules derive from several credentials; nobody answers with it.
DERIVED_LEVELS: Final[Words] = (
    Word("two_or_more", _("two or more credentials")),
    Word("none", _("less than secondary school")),
)
CREDENTIAL_TYPES: Final[Words] = (
    Word("degree", _("degree")),
    Word("associate_degree", _("associate degree")),
    Word("diploma", _("diploma")),
    Word("certificate", _("certificate")),
    Word("graduate_certificate", _("graduate certificate")),
    Word("trade_certificate", _("trade certificate")),
    Word("university_certificate", _("university certificate")),
)
FIELD_GROUPS: Final[Words] = (
    Word(
        "stem_health_trades",
        _("science, technology, engineering, mathematics, health or trades"),
    ),
    Word("business_social", _("business or social sciences")),
    Word("arts", _("arts or another field")),
)
LANGUAGE_TESTS: Final[Words] = (
    Word("ielts_general", _("IELTS General Training")),
    Word("celpip_general", _("CELPIP-General")),
    Word("pte_core", _("PTE Core")),
    Word("tef_canada", _("TEF Canada")),
    Word("tcf_canada", _("TCF Canada")),
)
ESTIMATES: Final[Words] = (
    Word("estimate_en", _("expected level of English")),
    Word("estimate_fr", _("expected level of French")),
)
TEF_SCALES: Final[Words] = (
    Word(
        "former",
        _("equivalents to former scores"),
        _("The column of equivalents to former scores"),
    ),
    Word("699", _("scores out of 699"), _("The scores out of 699")),
)
IN_NCLC: Final = ("french", "partner-french")  # levers; others are told in CLB
ABILITIES: Final[Words] = (
    Word("listening", _("listening")),
    Word("reading", _("reading")),
    Word("writing", _("writing")),
    Word("speaking", _("speaking")),
)
SELF_EMPLOYED_ACTIVITIES: Final[Words] = (
    Word("culture", _("cultural activities")),
    Word("athletics", _("athletics")),
    Word("farm", _("farm management")),
    Word("none", _("none of these")),
)
ANCESTORS: Final[Words] = (
    Word("parent", _("parent")),
    Word("grandparent", _("grandparent")),
    Word("great_grandparent", _("great-grandparent or earlier")),
)
CITIZEN_BY: Final[Words] = (
    Word("birth", _("by birth in Canada")),
    Word("naturalization", _("by naturalization")),
    Word("descent", _("by descent")),
)
SPONSORS: Final[Words] = (
    Word("citizen", _("Canadian citizen")),
    Word("permanent_resident", _("permanent resident of Canada")),
)
STATUSES: Final[Words] = (
    Word("visitor", _("visitor")),
    Word("worker", _("worker")),
    Word("student", _("student")),
)
PERMITS: Final[Words] = (
    Word("lmia", _("work permit with an LMIA")),
    Word("cusma", _("CUSMA work permit")),
    Word("intra_company", _("intra-company transferee")),
    Word("open", _("open work permit")),
    Word("pgwp", _("post-graduation work permit")),
    Word("iec", _("International Experience Canada")),
    Word("spouse_open", _("open work permit of a spouse")),
    Word("study", _("study permit")),
    Word(
        "maintained",
        _("maintained status"),
        _("Maintained status: I asked for an extension in time"),
    ),
    Word("other", _("another permit, or none")),
)
RELATIONS: Final[Words] = (
    Word("parent", _("parent")),
    Word("grandparent", _("grandparent")),
    Word("child", _("child")),
    Word("grandchild", _("grandchild")),
    Word("sibling", _("brother or sister")),
    Word("aunt_or_uncle", _("aunt or uncle")),
    Word("niece_or_nephew", _("niece or nephew")),
    Word("cousin", _("cousin")),
    Word("friend", _("close friend")),
)
WHOSE_RELATIVE: Final[Words] = (
    Word("applicant", _("the applicant’s"), _("Mine")),
    Word("partner", _("the partner’s"), _("My partner’s")),
)
ENDORSERS: Final[Words] = (
    Word("community", _("a community")),
    Word("tourism_association", _("a tourism association")),
    Word("law_enforcement", _("a law enforcement agency")),
    Word("atlantic_province", _("an Atlantic province")),
)
RESIDENCE_CLASSES: Final[Words] = (
    Word("fsw", _("Federal Skilled Worker")),
    Word("cec", _("Canadian Experience Class")),
    Word("fst", _("Federal Skilled Trades")),
    Word("pnp", _("Provincial Nominee Program")),
    Word("quebec_skilled_worker", _("Quebec skilled worker")),
    Word("agri_food", _("Agri-Food Pilot")),
    Word("caregiver", _("caregiver program")),
    # The rules leave any other word to an officer.
    Word("other", _("another program or class")),
)
RESIDENCE_STAGES: Final[Words] = (
    Word("received", _("submitted, completeness not yet checked")),
    Word("completeness_check_passed", _("completeness check passed")),
)


def choices(words: Iterable[Word]) -> list[tuple[str, Text]]:
    """Some words as a question offers them."""
    return [word.choice for word in words]


def names(words: Iterable[Word]) -> dict[str, Any]:
    """The names of some words by their keys."""
    return {word.key: word.name for word in words}
