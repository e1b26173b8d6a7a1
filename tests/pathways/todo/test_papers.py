"""What the applications of a route ask for: merged, with who, price and validity."""

from datetime import date
from typing import Any

import pytest

from tests.pathways.result.small import (
    CITE,
    HAS_FUNDS,
    HAS_OFFER,
    JUDGED,
    requirement,
    stream,
)
from tests.pathways.todo.small import ABROAD, LANGUAGE, SCHOOL, TEST, rows

ECA = "Assessment of foreign credentials (ECA)"
PRICE = {"kind": "medical", "title": "Panel physician", "low": 200, "high": 500}
RECORD = {"kind": "police", "title": "FBI record", "currency": "USD", "low": 18}
COSTS = {
    "medical": {**PRICE, "note": "Each sets its own.", "cite": CITE},
    "fbi": {**RECORD, "cite": CITE},
}


def listing(*titles: str, **more: Any) -> dict[str, Any]:
    return {"evidence": [{"title": title, "cite": CITE, **more} for title in titles]}


def test_what_two_applications_need_stands_once_and_names_both() -> None:
    result = rows({}, stream("a", LANGUAGE), stream("b", LANGUAGE, HAS_FUNDS))

    assert result["Language test"].routes == "A; B"
    assert result["Proof of funds"].routes == "B"


def test_records_of_the_same_title_merge() -> None:
    listed = listing("Share register")

    result = rows({}, stream("a", JUDGED, **listed), stream("b", JUDGED, **listed))

    assert result["Share register"].routes == "A; B"
    assert len(result["Share register"].cites) == 1


def test_the_catalogues_own_list_stands_instead_of_what_its_rules_imply() -> None:
    listed = listing("Contract")

    result = rows({"job_offer": {}}, stream("a", HAS_OFFER, LANGUAGE, **listed))

    assert set(result) == {"Contract", "Language test"}


def test_a_record_says_who_makes_it() -> None:
    result = rows({}, stream("a", JUDGED, **listing("Plan", who="employer")))

    assert result["Plan"].who == "Employer"


def test_a_paper_that_nobody_priced_says_so_and_holds_no_validity() -> None:
    row = rows({}, stream("a", JUDGED, **listing("Letter")))["Letter"]

    assert (row.price, row.notes, row.begin) == ("No official figure", (), "Now")


def test_foreign_credentials_need_an_assessment_begun_in_time() -> None:
    answers = {"applicant": {"education": [ABROAD]}}

    row = rows(answers, stream("a", LANGUAGE, SCHOOL), on=date(2027, 5, 23))[ECA]

    assert row.begin == "By 23 January 2027"
    assert row.notes == (
        "It takes 1 to 4 months, by our estimate.",
        "Valid for 60 months.",
    )


@pytest.mark.parametrize(
    "education", [[], [{"level": "masters", "country": "CA"}]], ids=["none", "canadian"]
)
def test_without_a_foreign_credential_no_assessment_is_listed(
    education: list[Any],
) -> None:
    assert ECA not in rows({"applicant": {"education": education}}, stream("a", SCHOOL))


def test_a_valid_test_at_hand_is_there_and_says_until_when() -> None:
    answers = {"applicant": {"language_tests": [TEST]}}

    row = rows(answers, stream("a", LANGUAGE))["Language test"]

    assert row.is_there
    assert (row.begin, row.price) == ("It is there", "Done")
    assert row.notes == ("No longer valid from 10 February 2028.",)


def test_a_test_that_lapses_before_it_is_asked_for_is_to_be_had_anew() -> None:
    answers = {"applicant": {"language_tests": [TEST]}}

    row = rows(answers, stream("a", LANGUAGE), on=date(2028, 2, 10))["Language test"]

    assert not row.is_there
    assert row.notes[0] == (
        "Yours is no longer valid from 10 February 2028, before it is asked for: get a "
        "new one."
    )


def test_an_expired_test_is_not_at_hand() -> None:
    answers = {"applicant": {"language_tests": [{**TEST, "taken_on": "2024-11-23"}]}}

    assert not rows(answers, stream("a", LANGUAGE))["Language test"].is_there


def test_an_offer_that_was_answered_with_none_is_not_to_be_proved() -> None:
    assert rows({"job_offer": None}, stream("a", HAS_OFFER)) == {}


def test_residence_asks_for_police_certificates_and_an_examination() -> None:
    answers = {"applicant": {"citizenships": ["US"]}, "partner": None}

    result = rows(answers, stream("a", JUDGED), ends_in="residence", costs=COSTS)

    assert result["Police certificates"].price == "18 USD"
    assert result["Medical examination"].price == "200 to 500 CAD"
    assert result["Medical examination"].notes[-1] == "Each sets its own."


def test_the_record_of_the_united_states_is_for_its_people() -> None:
    answers = {"applicant": {"citizenships": ["IN"], "residence": {"country": "IN"}}}

    result = rows(answers, stream("a", JUDGED), ends_in="residence", costs=COSTS)

    assert result["Police certificates"].price == "No official figure"


def test_a_permit_alone_asks_for_neither() -> None:
    assert rows({}, stream("a", JUDGED), costs=COSTS) == {}


FRENCH = {"fact": {"kind": "language_level", "language": "fr"}, "op": "at_least"}
NCLC = requirement("nclc", {**FRENCH, "value": 7})


@pytest.mark.parametrize(
    ("rules", "until"),
    [((LANGUAGE,), "10 February 2028"), ((LANGUAGE, NCLC), "5 January 2028")],
    ids=["any test", "French"],
)
def test_a_test_holds_as_long_as_that_in_the_language_which_the_rules_name(
    rules: tuple[Any, ...], until: str
) -> None:
    french = {"test": "tcf_canada", "taken_on": "2026-01-05"}
    answers = {"applicant": {"language_tests": [french, TEST]}}

    row = rows(answers, stream("a", *rules))["Language test"]

    assert row.notes == (f"No longer valid from {until}.",)
