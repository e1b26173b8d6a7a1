"""Graduation in Canada, and credentials of certain countries."""

from datetime import date
from typing import Any

import pytest

from pathways.rules.engine.case import Case, Reference
from pathways.rules.engine.values import Open
from pathways.rules.facts.graduation import CredentialFrom, GraduatedInCanada
from pathways.rules.profile.profile import read_profile

ON = date(2026, 6, 30)
DIPLOMA = {
    "level": "two_year",
    "credential_type": "diploma",
    "years": 2,
    "country": "CA",
    "province": "NS",
    "completed_on": "2026-01-01",
}
RECENT = GraduatedInCanada(months=8, within_days=180)


def derived(fact: Any, *credentials: dict[str, Any]) -> Any:
    profile = read_profile({"applicant": {"education": list(credentials)}})
    return fact.derive(Case(profile, ON, Reference(), None))


def without(*keys: str) -> dict[str, Any]:
    return {key: value for key, value in DIPLOMA.items() if key not in keys}


@pytest.mark.parametrize(
    ("fact", "changes", "held"),
    [
        (RECENT, {}, True),
        (RECENT, {"completed_on": "2025-12-31"}, False),
        (RECENT, {"completed_on": "2026-07-01"}, False),
        (RECENT, {"years": 0.66}, False),
        (RECENT, {"years": 0.67}, True),
        (RECENT, {"country": "US", "province": None}, False),
        (RECENT, {"level": "secondary"}, False),
        (GraduatedInCanada(provinces=("NB",)), {}, False),
        (GraduatedInCanada(within_months=6), {}, True),
        (GraduatedInCanada(within_months=6), {"completed_on": "2025-12-30"}, False),
        (GraduatedInCanada(credential="degree"), {}, False),
        (GraduatedInCanada(credential="degree"), {"credential_type": "degree"}, True),
        (GraduatedInCanada(credential="other"), {}, True),
        (CredentialFrom(("CA", "US")), {}, True),
        (CredentialFrom(("US",)), {}, False),
        (CredentialFrom(("CA",)), {"level": "one_year"}, False),
    ],
)
def test_a_credential_counts_only_as_the_rule_says(
    fact: Any, changes: dict[str, Any], held: bool
) -> None:
    assert derived(fact, {**DIPLOMA, **changes}) is held


def test_the_level_stands_in_for_the_length() -> None:
    two_years = GraduatedInCanada(months=24)

    assert derived(two_years, without("years")) is True
    assert derived(two_years, {**without("years"), "level": "one_year"}) is False


@pytest.mark.parametrize(
    ("fact", "missing", "asked"),
    [
        (RECENT, "completed_on", "applicant.education.completed_on"),
        (RECENT, "country", "applicant.education.country"),
        (RECENT, "level", "applicant.education.level"),
        (
            GraduatedInCanada(provinces=("NS",)),
            "province",
            "applicant.education.province",
        ),
        (CredentialFrom(("CA",)), "country", "applicant.education.country"),
    ],
)
def test_what_was_not_said_is_asked(fact: Any, missing: str, asked: str) -> None:
    result = derived(fact, without(missing))

    assert isinstance(result, Open)
    assert result.asks == {asked}


def test_a_bachelors_type_is_asked_and_a_masters_is_not() -> None:
    degree = GraduatedInCanada(credential="degree")
    untyped = without("credential_type")

    result = derived(degree, {**untyped, "level": "three_year_or_more"})

    assert isinstance(result, Open)
    assert result.asks == {"applicant.education.credential_type"}
    assert derived(degree, {**untyped, "level": "masters"}) is True


def test_schooling_that_was_not_answered_is_asked() -> None:
    derive = RECENT.derive(Case(read_profile({"applicant": {}}), ON, Reference(), None))

    assert isinstance(derive, Open)
    assert derive.asks == {"applicant.education"}
