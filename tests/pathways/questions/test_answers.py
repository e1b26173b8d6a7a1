"""The document of answers: look, change, leave out, and stay consistent."""

from typing import Any

import pytest

from pathways.answers import (
    ABSENT,
    answer_at,
    contract_errors,
    settled,
    with_answer,
    without_answer,
)


def test_nothing_lies_below_null() -> None:
    assert answer_at({"job_offer": None}, ("job_offer", "lmia")) is ABSENT


def test_an_index_past_the_end_appends() -> None:
    after = with_answer({"nominations": [{}]}, ("nominations", 1, "province"), "BC")

    assert after == {"nominations": [{}, {"province": "BC"}]}


def test_putting_an_answer_leaves_the_document_alone() -> None:
    before: dict[str, Any] = {"applicant": {"work": [{"noc": "21231"}]}}

    with_answer(before, ("applicant", "work", 0, "noc"), "21232")

    assert before == {"applicant": {"work": [{"noc": "21231"}]}}


def test_what_becomes_empty_goes_too() -> None:
    before = {"applicant": {"residence": {"country": "US"}}, "partner": None}

    after = without_answer(before, ("applicant", "residence", "country"))

    assert after == {"partner": None}


def test_what_was_never_there_changes_nothing() -> None:
    before: dict[str, Any] = {"job_offer": {}}

    assert without_answer(before, ("job_offer", "lmia")) == before


@pytest.mark.parametrize("status", ["married", "common_law"])
def test_a_partner_cannot_be_none_beside_a_partnered_status(status: str) -> None:
    assert settled({"marital_status": status, "partner": None}) == {
        "marital_status": status
    }


def test_an_invalid_document_says_where() -> None:
    errors = contract_errors({"applicant": {"birth_date": "27.3.1993"}})

    assert [error.path for error in errors] == ["applicant.birth_date"]
