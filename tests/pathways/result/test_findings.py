"""Rows of a stream: what decides stands first, and a gap is told in its unit."""

from typing import Any

import pytest

from pathways.outlook.pathway import Pathway, pathway
from tests.pathways.result.small import (
    HAS_FUNDS,
    HAS_OFFER,
    JUDGED,
    WORK,
    YEAR,
    requirement,
    standing,
    stream,
)


def placed(answers: dict[str, Any], *requirements: dict[str, Any]) -> Pathway:
    result = standing(answers, stream("one", *requirements))
    return pathway(result, result.by_slug["one"])


def worked(months: int) -> dict[str, Any]:
    start = f"{2026 - months // 12}-{11 - months % 12:02}-23"
    job = {"country": "CA", "start": start, "end": None, "hours_per_week": 30}
    return {"applicant": {"work": [job]}}


def test_a_missing_sum_is_told_in_dollars() -> None:
    (row,) = placed({"settlement_funds_cad": 9000}, HAS_FUNDS).rows

    assert (row.stated, row.required) == ("9,000 CAD", "10,000 CAD")
    assert row.missing == "1,000 CAD"
    assert row.note == "Missing: 1,000 CAD."


def test_missing_months_are_told_in_months() -> None:
    (row,) = placed(worked(6), YEAR).rows

    assert row.missing == "6 months"


def test_missing_levels_of_language_are_told_in_levels() -> None:
    clb = {"fact": {"kind": "language_level"}, "op": "at_least", "value": 7}
    levels = dict.fromkeys(("listening", "reading", "writing", "speaking"), 6)

    (row,) = placed(
        {
            "applicant": {
                "language_tests": [],
                "estimate_en": levels,
                "estimate_fr": None,
            }
        },
        requirement("language", clb),
    ).rows

    assert row.missing == "1 level"
    assert row.estimated
    assert "Estimated" in row.note


def test_what_cannot_be_measured_has_no_gap_in_words() -> None:
    (row,) = placed({"job_offer": None}, HAS_OFFER).rows

    assert row.missing == ""
    assert row.note == ""


def test_being_above_a_limit_is_told_as_such() -> None:
    young = {"fact": {"kind": "age"}, "op": "at_most", "value": 30}

    (row,) = placed(
        {"applicant": {"birth_date": "1990-01-01"}}, requirement("age", young)
    ).rows

    assert "above the limit" in row.missing


def test_the_farthest_failure_decides() -> None:
    item = placed(
        {"job_offer": None, "settlement_funds_cad": 9000}, HAS_FUNDS, HAS_OFFER
    )

    assert [row.slug for row in item.rows] == ["offer", "funds"]
    assert item.others_like_decider == 1


def test_a_failure_stands_before_an_open_question_and_that_before_the_met() -> None:
    item = placed(
        {"settlement_funds_cad": 20000, **worked(2)}, HAS_FUNDS, JUDGED, HAS_OFFER, YEAR
    )

    assert [row.slug for row in item.rows] == ["year", "offer", "judged", "funds"]
    assert item.asks == ("job_offer",)


def test_of_met_requirements_the_narrowest_decides() -> None:
    five = requirement("five", {"fact": WORK, "op": "at_least", "value": 5})

    item = placed({"settlement_funds_cad": 90000, **worked(14)}, HAS_FUNDS, five, YEAR)

    assert item.decider is not None
    assert item.decider.slug == "year"


def test_an_unanswered_question_has_no_stated_words_and_names_its_path() -> None:
    (row,) = placed({}, HAS_FUNDS).rows

    assert row.stated == ""
    assert row.asks == ("settlement_funds_cad",)


def test_yes_as_the_thing_required_is_not_repeated_in_the_summary() -> None:
    (row,) = placed({}, HAS_OFFER).rows

    assert row.required == "yes"
    assert row.asked == ""


@pytest.mark.parametrize(
    ("note", "words"),
    [("", "2026-06-01"), ("month only", "2026-06"), ("year only", "2026")],
)
def test_a_day_is_told_as_exactly_as_it_is_known(note: str, words: str) -> None:
    cite = {"source": "act", "as_of": "2026-06-01", "as_of_note": note}
    exact = {**HAS_FUNDS, "cite": {**cite, "confidence": "secondary"}}

    (row,) = placed({}, exact).rows

    assert row.citation.as_of_told == words
    assert row.citation.source.title == "The Act"
    assert row.citation.confidence == "secondary"
