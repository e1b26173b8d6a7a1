"""The start page with the test client, as without JavaScript."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from pathways.forms.start import StartForm
from pathways.models import SavedProfile

pytestmark = pytest.mark.usefixtures("catalogue")
SIX = {
    "birth_month": "5",
    "birth_year": "1996",
    "citizenships": ["US"],
    "study": "three_year_or_more",
    "title": "Backend engineer",
    "noc": "21231",
    "years": "6",
    "has": ["-"],
}
TODAY = date(2026, 11, 29)


def stored() -> dict[str, Any]:
    answers: dict[str, Any] = SavedProfile.objects.get().answers
    return answers


def errors_of(**sent: Any) -> dict[str, list[str]]:
    """What the form says to these answers, by field."""
    form = StartForm({**sent}, on=TODAY)
    return {name: [str(line) for line in lines] for name, lines in form.errors.items()}


def test_nothing_is_kept_before_it_is_sent(client: Client) -> None:
    assert client.get("/start/").status_code == 200
    assert not SavedProfile.objects.exists()


def test_six_answers_lead_to_the_answer(client: Client) -> None:
    response = client.post("/start/", SIX)

    assert response["Location"].endswith("/answer/")
    assert stored()["applicant"]["work"][0]["noc"] == "21231"
    assert stored()["job_offer"] is None
    assert client.get(response["Location"]).status_code == 200


def test_all_open_is_taken_as_it_is(client: Client) -> None:
    response = client.post("/start/")

    assert stored() == {}
    assert client.get(response["Location"]).status_code == 200


def test_the_long_way_keeps_what_was_answered(client: Client) -> None:
    response = client.post("/start/", {**SIX, "all": "1"})

    assert response["Location"].endswith("/questions/about/")
    assert stored()["applicant"]["birth_date"] == "1996-05-01"


def test_a_canadian_is_told_that_nothing_is_needed(client: Client) -> None:
    response = client.post("/start/", {"citizenships": ["US", "CA"]})

    answer = client.get(response["Location"]).content.decode()
    assert "You are a Canadian citizen: you need none of these pathways." in answer


def test_another_citizenship_joins_those_that_are_ticked(client: Client) -> None:
    client.post("/start/", {"citizenships": ["IN"], "further_citizenship": "IE"})

    assert stored() == {"applicant": {"citizenships": ["IN", "IE"]}}


def test_a_search_shows_three_hits_and_keeps_what_was_typed(client: Client) -> None:
    response = client.post(
        "/start/", {"title": "Backend engineer", "years": "a lot", "find": "1"}
    )

    page = response.content.decode()
    assert response.status_code == 200
    assert page.count('name="noc"') == 4  # three, and none of these
    assert "NOC 21231" in page
    assert 'value="a lot"' in page
    assert not SavedProfile.objects.exists()


def test_a_title_without_a_pick_is_asked_back_with_its_hits(client: Client) -> None:
    response = client.post("/start/", {**SIX, "noc": ""})

    page = response.content.decode()
    assert response.status_code == 422
    assert 'href="#id_noc_0"' in page
    assert "NOC 21231" in page
    assert 'value="1996"' in page
    assert '<option value="5" selected>' in page


def test_a_pick_of_another_title_is_asked_back(client: Client) -> None:
    response = client.post("/start/", {**SIX, "title": "Registered nurse"})

    assert response.status_code == 422
    assert "NOC 31301" in response.content.decode()


@pytest.mark.parametrize("title", ["Backend engineer", "zzzzqqqq"])
def test_a_title_without_an_occupation_is_kept_as_it_is(
    client: Client, title: str
) -> None:
    client.post("/start/", {"title": title, "noc": "-"})

    assert stored() == {"applicant": {"work": [{"title": title, "end": None}]}}


@pytest.mark.parametrize(
    ("month", "year", "words"),
    [
        ("5", "", "Write the year with four digits"),
        ("", "1996", "Choose the month too"),
        ("5", "96", "Write the year with four digits"),
        ("5", "30", "Write the year with four digits"),
        ("13", "1996", "Choose the month too"),
        ("12", "2012", "younger than 14"),
        ("1", "2150", "younger than 14"),
        ("1", "1915", "older than 110"),
        ("٥", "1996", "Choose the month too"),
    ],
)
def test_a_month_that_cannot_be_is_asked_back(
    month: str, year: str, words: str
) -> None:
    said = errors_of(birth_month=month, birth_year=year)

    assert words in said["birth"][0]


def test_a_month_that_makes_fourteen_is_taken() -> None:
    assert errors_of(birth_month="11", birth_year="2012") == {}


@pytest.mark.parametrize("years", ["many", "-1", "61", "1e9", "nan"])
def test_years_that_are_none_are_asked_back(years: str) -> None:
    assert list(errors_of(years=years)) == ["years"]


@pytest.mark.parametrize(("years", "is_taken"), [("16", True), ("18", False)])
def test_nobody_began_a_job_as_a_child(years: str, is_taken: bool) -> None:
    said = errors_of(birth_month="5", birth_year="1996", years=years)

    assert (said == {}) is is_taken


def test_none_beside_something_is_asked_back() -> None:
    assert list(errors_of(has=["french", "-"])) == ["has"]


def test_the_ways_back_in_stand_on_the_page(client: Client) -> None:
    page = client.get("/start/").content.decode()

    assert 'href="/start/upload/"' in page
    assert 'href="/resume/"' in page


def test_my_answers_lead_to_all_questions(client: Client) -> None:
    answer = client.post("/start/", SIX)["Location"]

    page = client.get(answer.replace("answer/", "")).content.decode()
    assert "1 May 1996" in page
    assert "questions/about/" in page
    assert str(timezone.localdate().year - 6) in page
