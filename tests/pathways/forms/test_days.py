"""Days and months: typed, and meant, asked back or refused."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone, translation

from pathways.answers import answer_at
from pathways.forms.about import AboutForm, PartnerForm
from pathways.forms.business import TransferForm
from pathways.forms.day_parts import language_order
from pathways.forms.education import CredentialForm
from pathways.forms.typed import NotUnderstoodError
from pathways.forms.typed_days import read_day, read_month
from pathways.forms.words import month_words, span_words
from pathways.forms.work import JobForm, describe_job

JOB = ("applicant", "work", 0)
Sent = dict[str, str]


@pytest.mark.parametrize(
    ("typed", "month"),
    [("March", 3), ("march", 3), ("Mar", 3), ("Mar.", 3), ("3", 3), ("03", 3),
     ("mars", 3), ("marzo", 3), ("fév", 2), ("août", 8), ("juin", 6), ("juil", 7),
     ("Sept.", 9), ("jui", None), ("ma", None), ("13", None), ("0", None),
     ("spring", None), ("", None)],
)  # fmt: skip
def test_a_month_is_read_by_name_or_number(typed: str, month: int | None) -> None:
    assert read_month(typed) == month


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("May 6, 1996", date(1996, 5, 6)),
        ("6 May 1996", date(1996, 5, 6)),
        ("6th of May 1996", date(1996, 5, 6)),
        ("1er mai 1996", date(1996, 5, 1)),
        ("1996-05-06", date(1996, 5, 6)),
        ("27/3/1993", date(1993, 3, 27)),
        ("3/27/1993", date(1993, 3, 27)),
        ("5 5 1996", date(1996, 5, 5)),
    ],
)
def test_a_whole_day_in_one_place_is_taken_where_it_has_one_reading(
    typed: str, meant: date
) -> None:
    assert read_day(typed) == meant


@pytest.mark.parametrize("typed", ["5 6 1996", "5/6/1996", "05-06-1996", "6.5.1996"])
def test_a_day_of_figures_with_two_readings_is_asked_back(typed: str) -> None:
    with pytest.raises(NotUnderstoodError) as caught:
        read_day(typed)

    assert set(caught.value.readings) == {"6 May 1996", "5 June 1996"}
    assert all(reading in str(caught.value) for reading in caught.value.readings)


@pytest.mark.parametrize(
    "typed", ["31 2 1993", "5 6 96", "someday", "1996/13/01", "5 6 7 1996", "May 1996"]
)
def test_what_is_no_day_is_refused_in_its_own_words(typed: str) -> None:
    with pytest.raises(NotUnderstoodError) as caught:
        read_day(typed)

    assert f"“{typed}”" in str(caught.value)


def parts_of(name: str, day: str = "", month: str = "", year: str = "") -> Sent:
    return {f"{name}_day": day, f"{name}_month": month, f"{name}_year": year}


def born(day: str = "", month: str = "", year: str = "") -> AboutForm:
    return AboutForm(parts_of("birth_date", day, month, year), answers={})


@pytest.mark.parametrize(
    "parts",
    [("27", "3", "1993"), ("27", "March", "1993"), ("27", "mars", "1993"),
     ("March 27, 1993", "", ""), ("", "", "1993-03-27"), ("27/3/1993", "", "")],
)  # fmt: skip
def test_a_birth_is_read_from_its_parts_or_from_one_place(
    parts: tuple[str, str, str],
) -> None:
    form = born(*parts)

    assert form.is_valid(), form.errors
    assert form.change({}) == {"applicant": {"birth_date": "1993-03-27"}}


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        (("5 6 1996", "", ""), "Is “5 6 1996” 6 May 1996 or 5 June 1996?"),
        (("27", "", "1993"), "Give the month too"),
        (("", "", "1993"), "Give the day and month too"),
        (("27", "Smarch", "1993"), "“Smarch” is no month."),
        (("31", "4", "1993"), "April 1993 has 30 days."),
        (("29", "2", "1993"), "February 1993 has 28 days."),
        (("27", "3", "93"), "Write the year with four digits, like 1996."),
        (("x", "3", "1993"), "“x” is not understood here."),
    ],
)
def test_a_birth_that_is_not_understood_is_said(
    parts: tuple[str, str, str], message: str
) -> None:
    assert str(born(*parts).errors["birth_date"][0]).startswith(message)


@pytest.mark.parametrize("form", [AboutForm, PartnerForm])
def test_an_age_under_14_is_asked_back(form: type[AboutForm | PartnerForm]) -> None:
    today = timezone.localdate()
    at_14 = today.replace(year=today.year - 14)
    younger = at_14 + timedelta(days=1)

    def sent(day: date) -> Any:
        parts = (str(day.day), str(day.month), str(day.year))
        return form(parts_of("birth_date", *parts), answers={}).errors

    assert sent(at_14) == {}
    assert sent(younger)["birth_date"] == [
        f"Born in {younger.year}? That is younger than 14. Check the year."
    ]


def test_an_age_that_is_stored_already_holds_up_nothing_else() -> None:
    stored = {"applicant": {"birth_date": "2020-01-01"}}
    data = {**parts_of("birth_date", "1", "1", "2020"), "us_status": "h1b"}

    assert AboutForm(data, answers=stored).is_valid()


def job(**parts: str) -> JobForm:
    return JobForm({"ongoing": "no", **parts}, answers={}, at=JOB)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("month", "year", "start", "end"),
    [
        ("6", "2020", "2020-06-30", "2020-06-01"),
        ("February", "2020", "2020-02-29", "2020-02-01"),
        ("déc", "2021", "2021-12-31", "2021-12-01"),
        ("", "6/2020", "2020-06-30", "2020-06-01"),
    ],
)
def test_a_month_of_a_job_never_counts_more_than_was_worked(
    month: str, year: str, start: str, end: str
) -> None:
    begun = job(**parts_of("start", "", month, year))
    ended = job(**parts_of("end", "", month, year))

    assert begun.is_valid()
    assert ended.is_valid()
    assert answer_at(begun.change({}), (*JOB, "start")) == start
    assert answer_at(ended.change({}), (*JOB, "end")) == end


@pytest.mark.django_db
def test_a_day_of_a_job_counts_where_it_is_given() -> None:
    form = job(**parts_of("start", "15", "6", "2020"))

    assert form.is_valid()
    assert answer_at(form.change({}), (*JOB, "start")) == "2020-06-15"


@pytest.mark.django_db
@pytest.mark.parametrize("start", ["2020-06-30", "2020-06-15", "2020-06-01"])
def test_a_stored_day_of_a_job_stays_when_the_page_is_sent_as_shown(start: str) -> None:
    answers = {"applicant": {"work": [{"start": start}]}}
    day, month, year = (
        JobForm(answers=answers, at=JOB)
        .fields["start"]
        .widget.decompress(date.fromisoformat(start))
    )
    sent = JobForm(
        parts_of("start", str(day or ""), str(month), str(year)),
        answers=answers,
        at=JOB,
    )

    assert (day is None) is (start == "2020-06-30")
    assert sent.is_valid()
    assert sent.changed_data == []


@pytest.mark.django_db
def test_a_job_within_one_month_is_asked_for_its_days() -> None:
    months = {**parts_of("start", "", "6", "2020"), **parts_of("end", "", "6", "2020")}
    days = {**months, "start_day": "2", "end_day": "19"}

    assert job(**months).errors["end"] == [
        "It starts and ends in one month. Give the day of both."
    ]
    assert job(**days).is_valid()


def test_a_study_and_a_time_with_a_company_are_asked_by_month() -> None:
    study = CredentialForm(
        parts_of("completed_on", "", "May", "2018"),
        answers={},
        at=("applicant", "education", 0),
    )
    company = TransferForm(parts_of("employed_since", "", "3", "2022"), answers={})

    assert study.is_valid()
    assert company.is_valid()
    assert study.change({})["applicant"]["education"][0]["completed_on"] == "2018-05-31"
    assert company.change({}) == {"transfer": {"employed_since": "2022-03-31"}}


def test_only_a_month_is_told_where_only_a_month_was_given() -> None:
    assert month_words("2020-06-30", "last") == "June 2020"
    assert month_words("2020-06-15", "last") == "15 June 2020"
    assert span_words("2020-06-30", "2021-05-01") == "June 2020 to May 2021"
    assert describe_job({"start": "2020-06-30", "end": None}).detail == (
        "June 2020 to now"
    )


@pytest.mark.usefixtures("second_language")
@pytest.mark.parametrize(
    ("language", "order"),
    [("en", "month day year"), ("en-us", "month day year"), ("fr", "day month year")],
)
def test_the_order_is_the_languages_own(language: str, order: str) -> None:
    with translation.override(language):
        assert language_order() == order.split()
        shown = str(born()["birth_date"])

    places = [shown.index(f'name="birth_date_{part}"') for part in order.split()]
    assert places == sorted(places)
    assert ("mars" if language == "fr" else "March") in shown
