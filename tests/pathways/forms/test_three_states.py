"""A question is answered, answered with “none”, or open: three states, kept apart."""

from typing import Any

import pytest

from pathways.answers import ABSENT, answer_at
from pathways.forms.about import AboutForm, FamilyForm
from pathways.forms.base import AnswersForm
from pathways.forms.education import CredentialForm
from pathways.forms.place import MoneyForm, RelativeForm, WhereForm
from pathways.forms.plans import PlansForm
from pathways.forms.work import JobForm


def changed(
    form: type[AnswersForm],
    answers: dict[str, Any],
    data: dict[str, Any],
    at: Any = None,
) -> dict[str, Any]:
    """The answers after a page was sent; fails with the form's errors."""
    sent = form(data, answers=answers, at=at)
    assert sent.is_valid(), sent.errors.as_text()
    return sent.change(answers)


@pytest.mark.parametrize(("sent", "stored"), [("yes", {}), ("no", None), ("", ABSENT)])
def test_a_gate_stores_a_record_or_null_or_nothing(sent: str, stored: object) -> None:
    after = changed(PlansForm, {}, {"job_offer": sent})

    assert answer_at(after, ("job_offer",)) == stored


@pytest.mark.parametrize(
    ("sent", "stored"), [("yes", True), ("no", False), ("", ABSENT)]
)
def test_yes_and_no_and_open_are_three_states(sent: str, stored: object) -> None:
    at = ("relatives_in_canada", 0)

    after = changed(RelativeForm, {}, {"relation": "sibling", "adult": sent}, at)

    assert answer_at(after, (*at, "adult")) is stored


@pytest.mark.parametrize(
    ("ongoing", "end", "stored"),
    [
        ("yes", ("", "", ""), None),
        ("no", ("31", "5", "2019"), "2019-05-31"),
        ("", ("", "", ""), ABSENT),
    ],
)
@pytest.mark.django_db
def test_a_job_goes_on_or_has_ended_or_neither_is_said(
    ongoing: str, end: tuple[str, str, str], stored: object
) -> None:
    day, month, year = end
    data = {"ongoing": ongoing, "end_day": day, "end_month": month, "end_year": year}

    after = changed(JobForm, {}, {"employer": "One", **data}, ("applicant", "work", 0))

    assert answer_at(after, ("applicant", "work", 0, "end")) == stored


def test_a_relative_who_lives_elsewhere_has_no_province() -> None:
    at = ("relatives_in_canada", 0)

    after = changed(RelativeForm, {}, {"relation": "cousin", "province": "-"}, at)

    assert answer_at(after, (*at, "province")) is None


@pytest.mark.parametrize(
    ("ticked", "stored"),
    [(["BC", "ON"], ["BC", "ON"]), (["-"], []), ([], ABSENT)],
)
def test_no_preference_is_not_an_open_question(
    ticked: list[str], stored: object
) -> None:
    after = changed(WhereForm, {}, {"intended_provinces": ticked})

    assert answer_at(after, ("intended_provinces",)) == stored


def test_zero_is_an_answer() -> None:
    after = changed(MoneyForm, {}, {"settlement_funds_cad": "0"})

    assert after == {"settlement_funds_cad": 0}


def test_a_blank_page_changes_nothing() -> None:
    assert changed(AboutForm, {}, {}) == {}


def test_a_credential_without_an_assessment_says_so() -> None:
    at = ("applicant", "education", 0)

    after = changed(
        CredentialForm, {}, {"level": "masters", "has_assessment": "no"}, at
    )

    assert answer_at(after, at) == {"level": "masters", "eca_issued_on": None}


@pytest.mark.parametrize(
    ("status", "card"), [("permanent_resident", True), ("h1b", False)]
)
def test_the_us_status_settles_the_green_card(status: str, card: bool) -> None:
    after = changed(AboutForm, {}, {"us_status": status})

    assert after["applicant"] == {"us_status": status, "us_permanent_resident": card}


def test_leaving_a_partner_removes_the_answers_about_one() -> None:
    before = {"marital_status": "married", "partner": {"accompanying": True}}

    after = changed(FamilyForm, before, {"marital_status": "divorced"})

    assert after == {"marital_status": "divorced", "partner": None}


def test_a_new_partner_is_an_open_question() -> None:
    before = {"marital_status": "divorced", "partner": None}

    after = changed(FamilyForm, before, {"marital_status": "common_law"})

    assert after == {"marital_status": "common_law"}
