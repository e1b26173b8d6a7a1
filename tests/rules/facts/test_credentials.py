"""Credentials by level, type, length, place and day."""

from datetime import date
from typing import Any

import pytest

from pathways.rules.engine.case import Case, Reference
from pathways.rules.engine.values import Between, Open
from pathways.rules.facts.credentials import Credentials, HighestCredentialIn
from pathways.rules.facts.fact import Fact
from pathways.rules.profile.profile import read_profile

ON = date(2026, 6, 1)
DEGREE = {
    "level": "three_year_or_more",
    "credential_type": "degree",
    "country": "US",
    "province": None,
    "years": 4,
    "completed_on": "2020-05-01",
}
DIPLOMA = {
    "level": "two_year",
    "credential_type": "diploma",
    "country": "CA",
    "province": "AB",
    "years": 2,
    "completed_on": "2023-06-02",
}


def derive(fact: Fact, *education: dict[str, Any]) -> Any:
    profile = read_profile({"applicant": {"education": list(education)}})
    return fact.derive(Case(profile, ON, Reference(), None))


@pytest.mark.parametrize(
    ("fact", "count"),
    [
        (Credentials(), 2),
        (Credentials(levels=("two_year",)), 1),
        (Credentials(types=("degree",)), 1),
        (Credentials(years=3), 1),
        (Credentials(place="CA"), 1),
        (Credentials(place="BC"), 0),
        (Credentials(place="CA", not_province="AB"), 0),
        (Credentials(within_months=36), 1),
        (Credentials(within_months=35), 0),
    ],
)
def test_credentials_are_counted_by_what_a_row_asks(fact: Fact, count: int) -> None:
    assert derive(fact, DEGREE, DIPLOMA) == count


def test_secondary_school_is_no_post_secondary_credential() -> None:
    assert derive(Credentials(), {**DEGREE, "level": "secondary"}) == 0


def test_a_credential_completed_after_the_day_does_not_exist_on_it() -> None:
    assert derive(Credentials(), {**DEGREE, "completed_on": "2026-06-02"}) == 0


def test_an_unanswered_type_is_asked() -> None:
    untyped = {k: v for k, v in DIPLOMA.items() if k != "credential_type"}

    result = derive(Credentials(types=("graduate_certificate",)), untyped)

    assert result == Open(frozenset({"applicant.education.credential_type"}), (1, 0))


def test_the_level_speaks_for_an_unanswered_type_where_a_row_lets_it() -> None:
    untyped = {k: v for k, v in DEGREE.items() if k != "credential_type"}

    assert derive(Credentials(types=("degree",), untyped=True), untyped) == 1
    assert derive(Credentials(types=("degree",), untyped=True), DIPLOMA) == 0


def test_the_length_of_a_masters_is_asked_and_that_of_a_diploma_is_not() -> None:
    masters = {**DEGREE, "level": "masters"}
    del masters["years"]
    usual = {k: v for k, v in DIPLOMA.items() if k != "years"}

    assert derive(Credentials(years=2), usual) == 1
    assert derive(Credentials(years=2), masters) == Open(
        frozenset({"applicant.education.years"}), (1, 0)
    )


def test_unanswered_education_may_hold_any_number() -> None:
    profile = read_profile({"applicant": {}})

    result = Credentials().derive(Case(profile, ON, Reference(), None))

    assert result == Open(frozenset({"applicant.education"}), Between(0, None))


def test_only_the_place_of_the_highest_level_counts() -> None:
    assert derive(HighestCredentialIn("AB"), DIPLOMA) is True
    assert derive(HighestCredentialIn("AB"), DIPLOMA, DEGREE) is False
    assert derive(HighestCredentialIn("AB")) is False


def test_any_of_several_highest_credentials_may_lie_there() -> None:
    here = {**DEGREE, "country": "CA", "province": "AB"}

    assert derive(HighestCredentialIn("AB"), DEGREE, here) is True


def test_an_unanswered_place_of_the_highest_level_is_asked() -> None:
    somewhere = {k: v for k, v in DEGREE.items() if k != "country"}

    result = derive(HighestCredentialIn("CA"), somewhere, DIPLOMA)

    assert result == Open(frozenset({"applicant.education.country"}), (True, False))


def test_the_place_of_a_lower_level_is_not_asked() -> None:
    somewhere = {k: v for k, v in DIPLOMA.items() if k != "country"}

    assert derive(HighestCredentialIn("CA"), DEGREE, somewhere) is False
