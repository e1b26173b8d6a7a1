"""The page with what was read: nothing is taken before it is confirmed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from pathways.models import SavedProfile, Upload
from pathways.resumes.resume import Kind, Resume
from tests.pathways.uploads.people import (
    BACHELOR,
    DEVELOPERS,
    ENGINEER,
    ENGINEERS,
    JUNIOR,
    RESUME,
    answers_of,
    read_into,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("catalogue")]
# As the page shows the resume, when nothing on it is changed.
ALL: dict[str, Any] = {
    "job-0-take": "on",
    "job-0-title": "Software engineer",
    "job-0-employer": "Cascade Systems",
    "job-0-start": "June 2020",
    "job-0-end": "Now",
    "job-0-country": "US",
    "job-0-noc": ENGINEERS,
    "job-1-take": "on",
    "job-1-title": "Junior developer",
    "job-1-employer": "Harbor Labs",
    "job-1-start": "July 2018",
    "job-1-end": "May 2020",
    "job-1-hours_per_week": "37.5",
    "job-1-country": "US",
    "job-1-noc": DEVELOPERS,
    "study-0-take": "on",
    "study-0-level": "three_year_or_more",
    "study-0-field": "Computer engineering",
    "study-0-country": "US",
    "study-0-completed_on": "May 2018",
}
WORK: list[dict[str, Any]] = [
    {
        "title": "Software engineer",
        "employer": "Cascade Systems",
        "noc": ENGINEERS,
        "country": "US",
        "start": "2020-06-30",
        "end": None,
    },
    {
        "title": "Junior developer",
        "employer": "Harbor Labs",
        "noc": DEVELOPERS,
        "country": "US",
        "start": "2018-07-31",
        "end": "2020-05-01",
        "hours_per_week": 37.5,
    },
]
STUDY: dict[str, Any] = {
    "level": "three_year_or_more",
    "field": "Computer engineering",
    "country": "US",
    "completed_on": "2018-05-31",
}


def address(token: str) -> str:
    return reverse("pathways:upload-check", args=[token])


def without(*names: str) -> dict[str, Any]:
    return {key: value for key, value in ALL.items() if key not in names}


def said(client: Client, token: str, sent: dict[str, Any]) -> list[str]:
    """What is said to be wrong with what was sent."""
    response = client.post(address(token), sent)
    assert response.status_code == 422
    return [message for _at, _label, message in response.context["form"].problems]


def test_nothing_is_taken_by_looking(client: Client) -> None:
    _upload, token = read_into({})

    page = client.get(address(token)).content.decode()

    assert "We read 2 jobs and 1 study. Is it right?" in page
    assert "Hobbies: rowing" in page
    assert answers_of(token) == {}
    assert Upload.objects.exists()


def test_what_is_confirmed_is_taken_and_the_rest_deleted(client: Client) -> None:
    _upload, token = read_into({})
    rest = {"birth_month": "5", "birth_year": "1996", "citizenships": ["US"]}

    response = client.post(address(token), {**ALL, **rest})

    assert response["Location"] == reverse("pathways:answer", args=[token])
    applicant = answers_of(token)["applicant"]
    assert applicant["work"] == WORK
    assert applicant["education"] == [STUDY]
    assert applicant["birth_date"] == "1996-05-01"
    assert applicant["citizenships"] == ["US"]
    assert not Upload.objects.exists()
    assert client.get(response["Location"]).status_code == 200


def test_a_line_that_is_left_out_is_not_taken_nor_found_wrong(client: Client) -> None:
    _upload, token = read_into({})

    client.post(address(token), without("job-1-take") | {"job-1-start": "2018"})

    assert answers_of(token)["applicant"]["work"] == WORK[:1]


def test_when_all_is_left_out_no_answer_says_none(client: Client) -> None:
    _upload, token = read_into({})

    client.post(address(token), without("job-0-take", "job-1-take", "study-0-take"))

    assert answers_of(token) == {}


def test_each_line_can_be_corrected_in_place(client: Client) -> None:
    _upload, token = read_into({})
    changed = {
        "job-0-title": "Engineering manager",
        "job-0-start": "8/2021",
        "job-0-end": "2024-03",
        "job-0-hours_per_week": "40",
        "job-0-country": "CA",
        "job-0-noc": "-",
        "study-0-level": "masters",
    }

    client.post(address(token), ALL | changed)

    applicant = answers_of(token)["applicant"]
    assert applicant["work"][0] == {
        "title": "Engineering manager",
        "employer": "Cascade Systems",
        "country": "CA",
        "start": "2021-08-31",
        "end": "2024-03-01",
        "hours_per_week": 40,
    }
    assert applicant["education"][0]["level"] == "masters"


@pytest.mark.parametrize(
    ("field", "text", "words"),
    [
        ("job-0-start", "2020", "Write the month too, like June 2020"),
        ("job-0-start", "5 6 1996", "Write a month and a year"),
        ("job-0-start", "13/2020", "Write a month and a year"),
        ("job-0-start", "soon", "Write a month and a year"),
        ("job-1-end", "June 2018", "The job ends before it starts"),
        ("job-1-end", "July 2018", "It starts and ends in one month"),
        ("job-0-hours_per_week", "many", "Write a number"),
        ("job-0-noc", "99999", "Pick one of these"),
        ("study-0-completed_on", "2018", "Write the month too"),
    ],
)
def test_what_is_not_understood_is_said_at_its_line(
    client: Client, field: str, text: str, words: str
) -> None:
    _upload, token = read_into({})

    messages = said(client, token, ALL | {field: text})

    assert len(messages) == 1
    assert words in messages[0]
    assert answers_of(token) == {}


def test_each_job_has_a_guess_with_a_reason_and_two_others(client: Client) -> None:
    _upload, token = read_into({})

    job = client.get(address(token)).context["form"].jobs[0]

    matches = job.guess.matches
    assert matches[0].code == ENGINEERS
    assert len(matches) == 3
    assert all(match.why for match in matches)
    assert job["noc"].value() == ENGINEERS


def test_a_country_may_be_written_in_words(client: Client) -> None:
    _upload, token = read_into({})
    page = client.get(address(token)).content.decode()

    client.post(address(token), ALL | {"job-0-country": "canada"})

    assert page.count("<datalist") == 1
    assert answers_of(token)["applicant"]["work"][0]["country"] == "CA"


def test_a_country_that_is_none_is_asked_back(client: Client) -> None:
    _upload, token = read_into({})

    (message,) = said(client, token, ALL | {"job-0-country": "Atlantis"})

    assert "valid choice" in message


def test_a_search_by_another_title_stays_on_the_page(client: Client) -> None:
    _upload, token = read_into({})
    searched = ALL | {"job-0-title": "Accountant", "job-0-start": "2020", "find": "1"}

    response = client.post(address(token), searched)

    codes = [match.code for match in response.context["form"].jobs[0].guess.matches]
    assert response.status_code == 200
    assert "11100" in codes  # financial auditors and accountants
    assert answers_of(token) == {}


def test_a_year_alone_and_a_country_that_is_not_said_are_asked(client: Client) -> None:
    vague = replace(JUNIOR, started="2018", country=None)
    _upload, token = read_into({}, Resume(Kind.TEXT, jobs=(vague,)))

    page = client.get(address(token)).content.decode()

    assert "No month in the file." in page
    assert 'value="2018"' in page
    assert page.index("job-0-country") < page.index("Change title or employer")


def test_a_study_of_a_year_alone_is_completed_at_its_end(client: Client) -> None:
    vague = replace(BACHELOR, completed="2018")
    _upload, token = read_into({}, Resume(Kind.TEXT, studies=(vague,)))

    page = client.get(address(token))

    (line,) = page.context["form"].studies
    assert line["completed_on"].value() == "December 2018"
    assert line.read()["completed_on"] == "2018-12-31"
    assert "we took the last of the year" in page.content.decode()


def test_studies_that_are_not_finished_are_not_ticked(client: Client) -> None:
    left = replace(BACHELOR, is_unfinished=True)
    _upload, token = read_into({}, Resume(Kind.TEXT, studies=(left,)))

    line = client.get(address(token)).context["form"].studies[0]

    assert line["take"].value() is False


def test_a_file_without_a_job_or_study_says_so(client: Client) -> None:
    _upload, token = read_into({}, Resume(Kind.TEXT, unread=("Dear madam",)))

    page = client.get(address(token)).content.decode()

    assert "We read no job and no study in this file" in page
    assert "Dear madam" in page


@pytest.mark.long
def test_sixty_jobs_are_taken_and_one_more_is_said(client: Client) -> None:
    jobs = tuple(
        replace(ENGINEER, employer=f"Employer {n}", started=f"{1960 + n}-01")
        for n in range(60)
    )
    _upload, token = read_into({"dependent_children": 0}, Resume(Kind.PDF, jobs=jobs))
    SavedProfile.objects.update(
        answers={"applicant": {"work": [{"title": "Clerk", "employer": "Me"}]}}
    )
    sent = {
        f"job-{n}-{name}": value
        for n in range(60)
        for name, value in {
            "take": "on",
            "title": "Software engineer",
            "employer": f"Employer {n}",
            "start": f"January {1960 + n}",
            "end": "Now",
        }.items()
    }

    messages = said(client, token, sent)
    del sent["job-59-take"]
    response = client.post(address(token), sent)

    assert messages == ["applicant.work: has more than 60 entries"]
    assert response.status_code == 302
    assert len(answers_of(token)["applicant"]["work"]) == 60


def test_a_stranger_sees_nothing(client: Client) -> None:
    read_into({})

    assert client.get(address("x" * 32)).status_code == 404
    assert client.post(address("x" * 32), ALL).status_code == 404


def test_it_can_be_deleted_at_once(client: Client) -> None:
    _upload, token = read_into({"dependent_children": 1}, RESUME)

    response = client.post(reverse("pathways:upload-discard", args=[token]))

    assert response["Location"] == reverse("pathways:check", args=[token])
    assert not Upload.objects.exists()
    assert answers_of(token) == {"dependent_children": 1}


def test_answers_that_were_only_begun_for_it_go_with_it(client: Client) -> None:
    _upload, token = read_into({})

    response = client.post(reverse("pathways:upload-discard", args=[token]))

    assert response["Location"] == reverse("pathways:start")
    assert not SavedProfile.objects.exists()
