"""Credentials in the words of Quebec's points grid."""

from datetime import date
from typing import Any

import pytest

from pathways.rules.engine.case import Case, Reference
from pathways.rules.engine.values import Open
from pathways.rules.facts.quebec import RANK, QuebecCredential
from pathways.rules.profile.profile import read_profile

ON = date(2026, 6, 1)
BACHELOR = {
    "level": "three_year_or_more",
    "credential_type": "degree",
    "years": 4,
    "country": "US",
    "province": None,
    "completed_on": "2020-05-01",
}


def best(*credentials: dict[str, Any], place: str = "any") -> Any:
    profile = read_profile({"applicant": {"education": list(credentials)}})
    return QuebecCredential(place).derive(Case(profile, ON, Reference(), None))


@pytest.mark.parametrize(
    ("changes", "cell"),
    [
        ({}, "university undergraduate 3-4 years"),
        ({"years": 5}, "university undergraduate 5 years or more"),
        ({"years": 4.9}, "university undergraduate 3-4 years"),
        ({"credential_type": "diploma"}, "post-secondary technical 3 years"),
        ({"level": "masters", "years": 1}, "university graduate (2nd cycle) 1 year"),
        (
            {"level": "professional", "years": 3},
            "university graduate (2nd cycle) 2 years or more",
        ),
        ({"level": "doctorate"}, "doctorate (3rd cycle)"),
        (
            {"level": "two_year", "credential_type": "diploma"},
            "post-secondary technical 1-2 years, not Quebec",
        ),
        (
            {"level": "one_year", "credential_type": "trade_certificate"},
            "vocational secondary 1 year, not Quebec",
        ),
        (
            {"level": "secondary", "credential_type": "diploma"},
            "general secondary",
        ),
        ({"completed_on": "2026-06-02"}, "none"),
    ],
)
def test_a_credential_has_the_grids_name(changes: dict[str, Any], cell: str) -> None:
    assert best({**BACHELOR, **changes}) == cell


def test_the_best_of_several_counts() -> None:
    secondary = {**BACHELOR, "level": "secondary", "credential_type": None}

    assert best(secondary, BACHELOR) == "university undergraduate 3-4 years"
    assert best() == "none"


def test_only_credentials_of_the_place_count() -> None:
    here = {**BACHELOR, "country": "CA", "province": "QC", "level": "masters"}

    assert best(BACHELOR, place="QC") == "none"
    assert best(here, BACHELOR, place="QC").startswith("university graduate")


def test_an_unanswered_type_is_asked_and_leaves_the_lower_name_possible() -> None:
    untyped = {k: v for k, v in BACHELOR.items() if k != "credential_type"}

    result = best(untyped)

    assert result == Open(
        frozenset({"applicant.education.credential_type"}),
        ("post-secondary technical 3 years", "university undergraduate 3-4 years"),
    )


def test_what_cannot_beat_a_sure_credential_is_not_asked() -> None:
    doctorate = {**BACHELOR, "level": "doctorate"}
    untyped = {k: v for k, v in BACHELOR.items() if k != "credential_type"}

    assert best(doctorate, untyped) == "doctorate (3rd cycle)"


def test_names_rise_with_their_points() -> None:
    assert RANK["none"] == 0
    assert RANK["doctorate (3rd cycle)"] == len(RANK) - 1
