"""What is not an answer is refused beside its question, in plain words."""

from typing import Any

import pytest

from pathways.forms.about import AboutForm, FamilyForm
from pathways.forms.base import AnswersForm
from pathways.forms.languages import TestForm
from pathways.forms.place import MoneyForm, WhereForm
from pathways.forms.work import JobForm

TEST = ("applicant", "language_tests", 0)


def errors_of(
    form: type[AnswersForm], data: dict[str, Any], at: Any = None
) -> dict[str, Any]:
    return dict(form(data, answers={}, at=at).errors)


@pytest.mark.parametrize(
    ("day", "month", "year"),
    [("31", "2", "1993"), ("27", "3", "93"), ("27", "", "1993"), ("x", "3", "1993")],
)
def test_a_day_must_exist(day: str, month: str, year: str) -> None:
    data = {"birth_date_day": day, "birth_date_month": month, "birth_date_year": year}

    assert list(errors_of(AboutForm, data)) == ["birth_date"]


@pytest.mark.parametrize(
    ("typed", "stored"), [("40,000", 40000), ("$ 40 000.50", 40000.5), ("0", 0)]
)
def test_an_amount_is_read_as_people_write_it(typed: str, stored: float) -> None:
    form = MoneyForm({"settlement_funds_cad": typed}, answers={})

    assert form.is_valid()
    assert form.change({}) == {"settlement_funds_cad": stored}


@pytest.mark.parametrize("typed", ["-1", "much", "4,00", "NaN", "1e400"])
def test_what_is_no_amount_is_refused(typed: str) -> None:
    assert "settlement_funds_cad" in errors_of(
        MoneyForm, {"settlement_funds_cad": typed}
    )


@pytest.mark.parametrize(
    ("test", "score", "is_printed"),
    [
        ("ielts_general", "7.5", True),
        ("ielts_general", "7.2", False),
        ("ielts_general", "9.5", False),
        ("celpip_general", "12", True),
        ("celpip_general", "13", False),
        ("pte_core", "90", True),
        ("pte_core", "9", False),
        ("tef_canada", "451", False),
        ("tcf_canada", "20", True),
        ("tcf_canada", "21", False),
    ],
)
def test_a_score_is_one_that_the_test_prints(
    test: str, score: str, is_printed: bool
) -> None:
    errors = errors_of(TestForm, {"test": test, "writing": score}, TEST)

    assert ("writing" not in errors) is is_printed


def test_a_tef_score_out_of_699_goes_higher() -> None:
    data = {"test": "tef_canada", "scale": "699", "writing": "600"}

    assert errors_of(TestForm, data, TEST) == {}


@pytest.mark.django_db
def test_a_job_does_not_end_before_it_starts() -> None:
    data = {
        "start_day": "1",
        "start_month": "6",
        "start_year": "2021",
        "end_day": "31",
        "end_month": "5",
        "end_year": "2021",
    }

    assert list(errors_of(JobForm, data, ("applicant", "work", 0))) == ["end"]


def test_no_more_children_come_than_there_are() -> None:
    data = {"dependent_children": "1", "accompanying_children": "2"}

    assert list(errors_of(FamilyForm, data)) == ["accompanying_children"]


def test_some_provinces_and_no_preference_exclude_each_other() -> None:
    errors = errors_of(WhereForm, {"intended_provinces": ["BC", "-"]})

    assert list(errors) == ["intended_provinces"]


def test_an_error_names_the_field_to_go_to() -> None:
    form = AboutForm({"birth_date_day": "40"}, answers={})

    assert [problem[0] for problem in form.problems()] == ["id_birth_date_0"]
