"""Findings say what each value is about, in the fewest words that tell them apart."""

from typing import Any

import pytest

from pathways.outlook.findings import Row, row
from pathways.outlook.standing import Standing
from tests.pathways.result.small import requirement, standing, stream

AGE = {"kind": "age"}
TEER = {"kind": "offer_teer"}
CHILDREN = {"kind": "accompanying_children"}
WITH_PARTNER = {"kind": "with_partner"}
WORK = {"kind": "work_months"}
QUEBEC = {"kind": "work_months", "where": "QC"}
ALONE: dict[str, Any] = {
    "marital_status": "never_married",
    "partner": None,
    "dependent_children": 0,
    "accompanying_children": 0,
}


def criterion(fact: dict[str, Any], op: str, value: Any) -> dict[str, Any]:
    """A criterion as the snapshot has it."""
    return {"fact": fact, "op": op, "value": value}


def asked_row(answers: dict[str, Any], *criteria: dict[str, Any], **more: Any) -> Row:
    """The row of a requirement with these criteria."""
    asked = requirement("asked", *criteria, **more)
    result: Standing = standing(answers, stream("alpha", asked))
    finding = result.assessment.findings(result.by_slug["alpha"])[0]
    return row(result, finding)


def born(year: int) -> dict[str, Any]:
    """Someone born in a year."""
    return {"applicant": {"birth_date": f"{year}-01-15"}}


def test_an_age_between_two_limits_says_at_least_and_at_most() -> None:
    result = asked_row(
        born(1988), criterion(AGE, "at_least", 18), criterion(AGE, "at_most", 35)
    )

    assert result.stated == "38"
    assert result.required == "at least 18; at most 35"
    assert result.missing == "3 years above the limit"


def test_one_limit_alone_needs_no_at_least() -> None:
    result = asked_row(born(2010), criterion(AGE, "at_least", 18))

    assert (result.required, result.missing) == ("18", "2 years")


def test_several_teer_share_one_word() -> None:
    assert asked_row({}, criterion(TEER, "one_of", [3, 0, 1, 2])).required == (
        "TEER 0, 1, 2 or 3"
    )
    assert asked_row({}, criterion(TEER, "one_of", [1])).required == "TEER 1"


def test_values_of_several_facts_are_named() -> None:
    result = asked_row(
        ALONE,
        criterion(WITH_PARTNER, "is", False),
        criterion(CHILDREN, "at_most", 0),
    )

    words = "partner who comes along: no; children who come along: 0 people"
    assert result.stated == words
    assert result.required == words


def test_a_value_that_says_itself_what_it_is_about_is_not_named() -> None:
    result = asked_row(
        {"job_offer": None},
        criterion(TEER, "one_of", [0, 1]),
        criterion(WORK, "at_least", 12),
    )

    assert result.required == "TEER 0 or 1; work: 12 months"


def test_two_gaps_are_told_apart() -> None:
    result = asked_row(
        {"applicant": {"work": []}},
        criterion(WORK, "at_least", 24),
        criterion(QUEBEC, "at_least", 12),
    )

    assert result.missing == "work: 24 months; work in Quebec: 12 months"


def professions(count: int) -> dict[str, Any]:
    """A requirement that asks one of so many professions."""
    fact = {"kind": "answer", "path": "job_offer.profession"}
    return {
        "alternatives": [
            {"label": f"Trade {n}", "criteria": [criterion(fact, "is", f"trade_{n}")]}
            for n in range(count)
        ]
    }


@pytest.mark.parametrize("answers", [{}, {"job_offer": None}])
def test_without_a_profession_no_single_one_is_asked(answers: dict[str, Any]) -> None:
    result = asked_row(answers, **professions(6))

    assert result.required == "one of 6 professions"
    assert result.further == tuple(f"Trade {n}" for n in range(6))


def test_the_profession_that_was_answered_is_what_is_asked() -> None:
    result = asked_row({"job_offer": {"profession": "trade_4"}}, **professions(6))

    assert (result.stated, result.required) == ("Trade 4", "Trade 4")
    assert result.further == ()
