"""A resume brought to answers that are there: shown first, never doubled."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from pathways.models import SavedProfile
from tests.pathways.uploads.people import ENGINEERS, answers_of, read_into
from tests.pathways.uploads.test_checking_a_resume import (
    ALL,
    STUDY,
    WORK,
    address,
    said,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("catalogue")]
# The job of the six answers: no employer, and a start counted back from years.
FROM_THE_SIX = {
    "title": "Software Engineer",
    "noc": ENGINEERS,
    "start": "2020-11-01",
    "hours_per_week": 30,
    "end": None,
}


def having(**applicant: Any) -> dict[str, Any]:
    return {"applicant": {"birth_date": "1990-01-01", **applicant}}


def work(token: str) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = answers_of(token)["applicant"]["work"]
    return entries


def test_what_is_there_already_is_not_asked_and_not_doubled(client: Client) -> None:
    _upload, token = read_into(having(work=WORK, education=[STUDY]))
    before = answers_of(token)

    page = client.get(address(token))
    client.post(address(token), ALL)

    assert page.context["form"].asked_jobs == []
    assert "In your answers already" in page.content.decode()
    assert answers_of(token) == before


def test_confirming_twice_takes_it_once(client: Client) -> None:
    _upload, token = read_into(having())
    client.post(address(token), ALL)
    again = client.post(address(token), ALL)

    assert again["Location"] == reverse("pathways:upload-more", args=[token])
    assert work(token) == WORK


def test_what_differs_is_shown_side_by_side_and_kept_by_default(client: Client) -> None:
    _upload, token = read_into(having(work=[FROM_THE_SIX]))

    form = client.get(address(token)).context["form"]
    client.post(address(token), ALL | {"job-0-which": "keep"})

    (row,) = form.jobs[0].differences()
    assert (row.label, row.old, row.new) == ("From", "November 2020", "June 2020")
    assert form.jobs[0]["which"].value() == "keep"
    assert work(token) == [FROM_THE_SIX, WORK[1]]


def test_what_the_file_says_is_taken_where_that_is_chosen(client: Client) -> None:
    _upload, token = read_into(having(work=[FROM_THE_SIX]))

    client.post(address(token), ALL | {"job-0-which": "take"})

    # What differs in capitals alone stays as it is.
    kept = {"title": "Software Engineer", "hours_per_week": 30}
    assert work(token) == [{**WORK[0], **kept}, WORK[1]]


@pytest.mark.thorough
def test_two_different_jobs_are_both_kept_where_that_is_said(client: Client) -> None:
    _upload, token = read_into(having(work=[FROM_THE_SIX]))

    client.post(address(token), ALL | {"job-0-which": "further"})

    assert work(token) == [FROM_THE_SIX, *WORK]


def test_a_choice_that_was_not_offered_takes_nothing(client: Client) -> None:
    _upload, token = read_into(having(work=[FROM_THE_SIX]))

    messages = said(client, token, ALL | {"job-0-which": "all of them"})

    assert len(messages) == 1
    assert work(token) == [FROM_THE_SIX]


def test_what_is_open_in_an_entry_is_filled(client: Client) -> None:
    bare = {"title": "Junior developer", "start": "2018-07-09", "end": "2020-05-20"}
    _upload, token = read_into(
        having(work=[bare], education=[{"level": STUDY["level"]}])
    )

    form = client.get(address(token)).context["form"]
    client.post(address(token), ALL)

    assert form.jobs[1].added() == "Employer: Harbor Labs"
    taken = {
        key: WORK[1][key] for key in ("employer", "noc", "country", "hours_per_week")
    }
    assert work(token)[0] == {**bare, **taken}
    assert answers_of(token)["applicant"]["education"] == [STUDY]


def test_a_correction_that_meets_another_entry_is_asked_back(client: Client) -> None:
    """A line that was new says, corrected, what an entry says otherwise."""
    other = {
        "title": "Clerk",
        "employer": "Dock Works",
        "start": "2018-07-01",
        "end": None,
    }
    _upload, token = read_into(having(work=[other]))
    corrected = ALL | {"job-1-employer": "Dock Works"}

    messages = said(client, token, corrected)
    client.post(address(token), corrected | {"job-1-which": "further"})

    assert messages == ["Your answers say something else. Choose."]
    assert work(token) == [
        other,
        WORK[0],
        {**WORK[1], "employer": "Dock Works"},
    ]


def test_an_entry_that_came_in_between_is_not_doubled(client: Client) -> None:
    """Answers that changed after the page was shown count as they are now."""
    _upload, token = read_into(having())
    client.get(address(token))
    SavedProfile.objects.update(answers=having(work=WORK))

    client.post(address(token), ALL)

    assert work(token) == WORK


def test_nothing_else_of_the_answers_changes(client: Client) -> None:
    before = having(us_status="h1b") | {"dependent_children": 2, "partner": None}
    _upload, token = read_into(before)

    response = client.post(address(token), ALL)

    after = answers_of(token)
    assert response["Location"] == reverse("pathways:check", args=[token])
    assert after["dependent_children"] == 2
    assert after["partner"] is None
    assert after["applicant"]["us_status"] == "h1b"
    assert "citizenships" not in after["applicant"]
