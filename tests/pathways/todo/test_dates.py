"""The days ahead: what runs out, opens, closes, changes and costs points."""

from datetime import date
from typing import Any

from pathways.outlook.pathway import pathway
from pathways.pages.todo.dates import dates
from pathways.pages.todo.section import Dated
from tests.pathways.result.small import CITE, JUDGED, stream
from tests.pathways.todo.small import ABROAD, LANGUAGE, ON, SCHOOL, TEST, gathered


def days(
    answers: dict[str, Any], *streams: dict[str, Any], on: date = ON
) -> list[Dated]:
    standing, every = gathered(answers, *streams, on=on)
    applied = [pathway(standing, item) for item in standing.assessment.streams]
    return dates(standing, standing.profile, applied, every)


def titled_days(
    answers: dict[str, Any], *streams: dict[str, Any]
) -> list[tuple[str, str]]:
    return [(str(day.on), day.title) for day in days(answers, *streams)]


def test_unanswered_dates_are_absent() -> None:
    assert titled_days({}, stream("a", JUDGED)) == []


def test_a_test_and_an_assessment_run_out_on_their_days() -> None:
    issued = {**ABROAD, "eca_issued_on": "2025-03-01"}
    answers = {"applicant": {"language_tests": [TEST], "education": [issued]}}

    assert titled_days(answers, stream("a", JUDGED)) == [
        ("2028-02-10", "Your language test of 10 February 2026 is no longer valid"),
        ("2030-03-01", "Your assessment (ECA) of 1 March 2025 is no longer valid"),
    ]


def test_what_runs_out_cites_the_rule_that_asks_for_it() -> None:
    answers = {"applicant": {"language_tests": [TEST]}}

    [day] = days(answers, stream("a", LANGUAGE))

    assert day.citation is not None
    assert day.citation.source.url == "https://laws.example/act"


def test_what_has_run_out_is_not_told() -> None:
    old = {**TEST, "taken_on": "2024-11-23"}

    assert (
        titled_days({"applicant": {"language_tests": [old]}}, stream("a", JUDGED)) == []
    )


def test_a_partners_test_is_told_as_the_partners() -> None:
    partner = {"language_tests": [TEST], "accompanying": True}
    answers = {"marital_status": "married", "partner": partner}

    assert [title for _, title in titled_days(answers, stream("a", JUDGED))] == [
        "Your partner\N{RIGHT SINGLE QUOTATION MARK}s language test of "
        "10 February 2026 is no longer valid"
    ]


def test_the_permit_in_canada_ends_on_its_day() -> None:
    status = {"kind": "worker", "permit": "open", "valid_until": "2027-08-01"}

    every = titled_days({"status_in_canada": status}, stream("a", JUDGED))

    assert every == [("2027-08-01", "Your permit in Canada ends")]


def test_an_announced_intake_is_told_once_though_another_ends() -> None:
    intakes = [
        {"state": "open", "to": "2027-01-01", "cite": CITE},
        {"state": "closed", "from": "2027-01-01", "cite": CITE},
    ]

    every = titled_days({}, stream("a", JUDGED, intakes=intakes))

    assert every == [("2027-01-01", "A: intake is “Closed” from this day")]


def test_an_intake_that_only_ends_is_told() -> None:
    intakes = [{"state": "open", "to": "2027-01-01", "cite": CITE}]

    assert titled_days({}, stream("a", JUDGED, intakes=intakes)) == [
        ("2027-01-01", "A: intake ends")
    ]


def test_changes_are_told_when_their_day_is_known() -> None:
    changes = [
        {"on": "2027-02-01", "text": "The fee rises.", "cite": CITE},
        {"on": "2027-03-01", "on_note": "month only", "text": "?", "cite": CITE},
        {"on": "2026-11-23", "text": "Today.", "cite": CITE},
    ]

    [day] = days({}, stream("a", JUDGED, changes=changes))

    assert (str(day.on), day.title, day.note) == (
        "2027-02-01",
        "A: a rule changes",
        "The fee rises.",
    )


def test_the_days_to_begin_and_to_be_there_are_told() -> None:
    answers = {"applicant": {"education": [ABROAD]}}

    ahead = days(answers, stream("a", LANGUAGE, SCHOOL), on=date(2027, 5, 23))

    assert [(str(item.on), item.title) for item in ahead] == [
        (
            "2027-01-23",
            "Begin by this day: Assessment of foreign credentials (ECA)",
        ),
        ("2027-03-23", "Begin by this day: Language test"),
        (
            "2027-05-23",
            "To be there by this day: Assessment of foreign credentials (ECA)",
        ),
        ("2027-05-23", "To be there by this day: Language test"),
    ]


def test_what_runs_out_on_one_day_is_told_once() -> None:
    tests = [TEST, {**TEST, "test": "tef_canada"}]
    issued = {**ABROAD, "eca_issued_on": "2023-02-10"}
    answers = {"applicant": {"language_tests": tests, "education": [issued]}}

    [day] = days(answers, stream("a", JUDGED))

    assert day.title == (
        "Your language test of 10 February 2026 is no longer valid; Your assessment "
        "(ECA) of 10 February 2023 is no longer valid"
    )
