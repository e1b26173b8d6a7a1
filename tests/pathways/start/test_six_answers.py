"""Six answers become the profile's keys, and nothing else."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from pathways.answers import contract_errors
from pathways.forms.six import ASSETS, Six, build_answers, start_of_job

TODAY = date(2026, 11, 29)


def built(**answers: Any) -> dict[str, Any]:
    return build_answers(Six(**answers), TODAY)


def assets(*keys: str) -> dict[str, Any]:
    return built(assets=frozenset(keys))


def test_what_is_left_open_has_no_key() -> None:
    assert built() == {}


def test_all_six_are_these_keys_and_no_more() -> None:
    answers = built(
        birth_date=date(1996, 5, 1),
        citizenships=("US", "IE"),
        study="three_year_or_more",
        title="Backend engineer",
        noc="21231",
        years=Decimal(6),
        assets=frozenset({"job_offer"}),
    )

    job = {"noc": "21231", "title": "Backend engineer", "start": "2020-11-01",
           "hours_per_week": 30, "end": None}  # fmt: skip
    assert answers == {
        "applicant": {
            "birth_date": "1996-05-01",
            "citizenships": ["US", "IE"],
            "us_status": "citizen",
            "us_permanent_resident": False,
            "education": [{"level": "three_year_or_more"}],
            "work": [job],
        },
        "job_offer": {},
    }


def test_a_study_has_a_level_and_neither_day_nor_country_nor_assessment() -> None:
    assert built(study="masters") == {
        "applicant": {"education": [{"level": "masters"}]}
    }


def test_no_study_is_an_answer() -> None:
    assert built(study="") == {"applicant": {"education": []}}


def test_only_a_citizen_of_the_united_states_has_that_status() -> None:
    assert built(citizenships=("IN",)) == {"applicant": {"citizenships": ["IN"]}}


@pytest.mark.parametrize(
    ("years", "start"),
    [
        ("6", date(2020, 11, 1)),
        ("2.5", date(2024, 5, 1)),
        ("0.9", date(2026, 1, 1)),
        ("0", date(2026, 11, 1)),
        ("1", date(2025, 11, 1)),
        ("40", date(1986, 11, 1)),
    ],
)
def test_a_job_starts_so_many_years_ago_on_the_first_of_the_month(
    years: str, start: date
) -> None:
    assert start_of_job(Decimal(years), TODAY) == start


def test_a_title_without_years_is_a_job_that_goes_on_since_no_known_day() -> None:
    job = {"title": "Poet", "end": None}

    assert built(title="Poet") == {"applicant": {"work": [job]}}


@pytest.mark.parametrize("asset", ASSETS, ids=lambda asset: asset.key)
def test_what_is_ticked_is_a_yes_and_leaves_the_others_open(asset: Any) -> None:
    answers = assets(asset.key)

    where = answers
    for step in asset.path:
        assert list(where) == [step]
        where = where[step]
    assert where == asset.yes


def test_none_of_these_is_a_no_to_each() -> None:
    assert assets() == {
        "applicant": {"estimate_fr": None, "canadian_ancestor": []},
        "job_offer": None,
        "transfer": None,
        "venture": None,
        "treaty_enterprise": None,
        "partner": None,
    }


@pytest.mark.parametrize(
    "keys", [["canadian_partner"], ["partner", "canadian_partner"]]
)
def test_a_canadian_partner_is_a_partner(keys: list[str]) -> None:
    assert assets(*keys) == {"partner": {"canadian_or_pr": True}}


@pytest.mark.parametrize("keys", [[], ["ancestor", "french"], ["partner"], ["venture"]])
def test_the_profile_keeps_to_the_contract(keys: list[str]) -> None:
    assert contract_errors(assets(*keys)) == []
