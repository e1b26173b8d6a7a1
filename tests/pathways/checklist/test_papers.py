"""What the chosen pathways ask for: merged, with validity, from rules and records."""

from datetime import date
from typing import Any

import pytest

from pathways.outlook.pathway import pathway
from pathways.selectors.checklist_papers import Item, items, papers
from tests.pathways.result.small import (
    CITE,
    HAS_FUNDS,
    HAS_OFFER,
    JUDGED,
    requirement,
    stream,
)
from tests.pathways.result.small import standing as standing_of

ON = date(2026, 11, 23)
LEVEL = {"kind": "language_level", "language": "first"}
LANGUAGE = requirement("clb", {"fact": LEVEL, "op": "at_least", "value": 7})
SCHOOL = requirement(
    "school", {"fact": {"kind": "education_level"}, "op": "is", "value": "masters"}
)
OWN = {"cite": CITE, "is_estimate": True}
LEVERS = {
    "english": {"title": "E", "effort": 1, "months_low": 1, "months_high": 6, **OWN},
    "eca": {"title": "C", "effort": 1, "months_low": 1, "months_high": 4, **OWN},
}
ABROAD: dict[str, Any] = {"level": "masters", "country": "US"}
TEST = {"test": "ielts_general", "taken_on": "2026-02-10"}


def gathered(answers: dict[str, Any], *streams: dict[str, Any]) -> dict[str, Item]:
    standing = standing_of(answers, *streams, on=ON, levers=LEVERS)
    chosen = [pathway(standing, one) for one in standing.assessment.streams]
    return {one.title: one for one in items(standing, papers(standing, chosen))[1]}


def test_what_two_pathways_need_stands_once_and_names_both() -> None:
    found = gathered({}, stream("a", LANGUAGE), stream("b", LANGUAGE, HAS_FUNDS))

    assert found["Language test"].pathways == ["A", "B"]
    assert found["Proof of funds"].pathways == ["B"]


def test_records_of_the_same_title_merge_across_pathways() -> None:
    papers_of = {"evidence": [{"title": "Share register", "cite": CITE}]}

    found = gathered(
        {}, stream("a", JUDGED, **papers_of), stream("b", JUDGED, **papers_of)
    )

    assert found["Share register"].pathways == ["A", "B"]
    assert len(found["Share register"].citations) == 1


def test_the_catalogues_own_list_stands_instead_of_what_its_rules_imply() -> None:
    listed = {"evidence": [{"title": "Contract", "cite": CITE}]}

    found = gathered({"job_offer": {}}, stream("a", HAS_OFFER, LANGUAGE, **listed))

    assert set(found) == {"Contract", "Language test"}


def test_a_record_of_a_language_test_has_the_validity_of_the_rule() -> None:
    listed = {"evidence": [{"title": "Language test", "cite": CITE}]}

    assert (
        gathered({}, stream("a", JUDGED, **listed))["Language test"].validity
        == "24 months"
    )


def test_a_paper_without_a_known_validity_says_none() -> None:
    listed = {"evidence": [{"title": "Police certificates, medical", "cite": CITE}]}

    item = gathered({}, stream("a", JUDGED, **listed))["Police certificates, medical"]

    assert (item.validity, item.time, item.arithmetic) == ("", "", "")


def test_foreign_credentials_need_an_assessment_and_the_day_follows() -> None:
    applicant = {"education": [ABROAD]}

    found = gathered({"applicant": applicant}, stream("a", LANGUAGE, SCHOOL))

    item = found["Assessment of foreign credentials (ECA)"]
    assert item.validity == "60 months"
    assert item.arithmetic == "23 May 2027 less 4 months is 23 January 2027."
    assert item.is_estimate


@pytest.mark.parametrize(
    "education", [[], [{"level": "masters", "country": "CA"}]], ids=["none", "canadian"]
)
def test_without_a_foreign_credential_no_assessment_is_listed(
    education: list[Any],
) -> None:
    applicant = {"education": education}

    found = gathered({"applicant": applicant}, stream("a", SCHOOL))

    assert "Assessment of foreign credentials (ECA)" not in found


def test_a_valid_test_at_hand_says_until_when() -> None:
    answers = {"applicant": {"language_tests": [TEST]}}

    item = gathered(answers, stream("a", LANGUAGE))["Language test"]

    expected = "You have one. It is no longer valid from 10 February 2028."
    assert item.held == expected


def test_an_expired_test_is_not_at_hand() -> None:
    answers = {"applicant": {"language_tests": [{**TEST, "taken_on": "2024-11-23"}]}}

    assert gathered(answers, stream("a", LANGUAGE))["Language test"].held == ""


def test_an_offer_that_was_answered_with_none_is_not_to_be_proved() -> None:
    assert gathered({"job_offer": None}, stream("a", HAS_OFFER)) == {}
