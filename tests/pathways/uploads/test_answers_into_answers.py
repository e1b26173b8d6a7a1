"""A file of answers brought to answers: shown first, nothing overwritten."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from pathways import profiles
from pathways.answers import contract_errors
from pathways.forms.upload_answers import AnswersCheck
from pathways.models import Upload
from tests.harness.answers import token_of
from tests.pathways.forms.test_nothing_is_lost import A_FULL_PERSON
from tests.pathways.uploads.people import answers_of

pytestmark = pytest.mark.django_db
JOB = {"title": "Engineer", "employer": "Acme", "start": "2020-01-15", "end": None}
OLD: dict[str, Any] = {
    "applicant": {
        "birth_date": "1990-01-01",
        "citizenships": ["US"],
        "work": [JOB],
        "language_tests": [],
    },
    "marital_status": "never_married",
    "partner": None,
    "dependent_children": 0,
    "job_offer": {"title": "Engineer", "wage_cad_hourly": 60},
}
NEW: dict[str, Any] = {
    "schema": 1,
    "applicant": {
        "birth_date": "1990-02-01",  # differs
        "citizenships": ["US"],  # the same
        "us_status": "citizen",  # open so far
        "work": [
            {**JOB, "hours_per_week": 40},  # says more
            {
                "title": "Clerk",
                "employer": "Dock",
                "start": "2015-01-01",
                "end": "2016-01-01",
            },
        ],
    },
    "dependent_children": 0,
    "job_offer": None,  # differs: as a whole
}
BIRTH = "place-applicant.birth_date"
STATUS = "place-applicant.us_status"
MORE, CLERK = "place-applicant.work.0", "place-applicant.work.1"
OFFER = "place-job_offer"


def brought(client: Client, old: Any = OLD, new: Any = NEW) -> str:
    """The token of answers to which a file was brought."""
    token = token_of(old)
    file = SimpleUploadedFile("pathways-answers.json", json.dumps(new).encode())
    response = client.post(
        reverse("pathways:upload-more", args=[token]), {"file": file}
    )
    assert response["Location"] == reverse("pathways:upload-check", args=[token])
    return token


def confirm(client: Client, token: str, **sent: str) -> Any:
    names = {name.replace("_dot_", "."): value for name, value in sent.items()}
    return client.post(reverse("pathways:upload-check", args=[token]), names)


def test_each_place_stands_under_what_it_is(client: Client) -> None:
    token = brought(client)

    form = client.get(reverse("pathways:upload-check", args=[token])).context["form"]

    assert [row.name for row in form.differing] == [BIRTH, OFFER]
    assert [row.name for row in form.added] == [STATUS, CLERK]
    assert [row.name for row in form.completed] == [MORE]
    assert len(form.same) == 2
    assert answers_of(token) == OLD


def test_what_differs_is_kept_and_what_is_open_is_filled(client: Client) -> None:
    """As the page stands when nothing on it is touched."""
    token = brought(client)
    ticked = {STATUS: "on", MORE: "on", CLERK: "on", BIRTH: "keep", OFFER: "keep"}

    client.post(reverse("pathways:upload-check", args=[token]), ticked)

    after = answers_of(token)
    assert after["applicant"]["birth_date"] == "1990-01-01"
    assert after["applicant"]["us_status"] == "citizen"
    assert after["applicant"]["work"] == NEW["applicant"]["work"]
    assert after["applicant"]["language_tests"] == []
    assert after["job_offer"] == OLD["job_offer"]
    assert not Upload.objects.exists()


def test_what_is_not_ticked_is_not_taken(client: Client) -> None:
    token = brought(client)

    client.post(reverse("pathways:upload-check", args=[token]), {BIRTH: "keep"})

    assert answers_of(token) == OLD


def test_what_the_file_says_is_taken_where_that_is_chosen(client: Client) -> None:
    token = brought(client)

    client.post(
        reverse("pathways:upload-check", args=[token]), {BIRTH: "take", OFFER: "take"}
    )

    after = answers_of(token)
    assert after["applicant"]["birth_date"] == "1990-02-01"
    assert after["job_offer"] is None
    assert after["applicant"]["work"] == [JOB]


def test_an_answer_that_came_in_between_is_not_overwritten(client: Client) -> None:
    token = brought(client)
    client.get(reverse("pathways:upload-check", args=[token]))
    row = Upload.objects.get().profile
    check = AnswersCheck(NEW, OLD, data={STATUS: "on"})
    assert check.is_valid()

    now = row.last_used_at
    profiles.change_answers(
        profile=row,
        change=lambda a: a | {"applicant": a["applicant"] | {"us_status": "h1b"}},
        now=now,
    )
    profiles.change_answers(profile=row, change=check.change, now=now)

    assert answers_of(token)["applicant"]["us_status"] == "h1b"


def test_answers_that_cannot_both_be_true_are_named(client: Client) -> None:
    token = brought(client, OLD, {"partner": {"accompanying": True}})

    response = client.post(
        reverse("pathways:upload-check", args=[token]), {"place-partner": "take"}
    )

    messages = " ".join(m for _a, _l, m in response.context["form"].problems)
    assert response.status_code == 422
    assert "must be null for" in messages
    assert answers_of(token) == OLD


def test_a_whole_file_brought_to_its_own_answers_changes_nothing(
    client: Client,
) -> None:
    token = brought(client, A_FULL_PERSON, A_FULL_PERSON)

    form = client.get(reverse("pathways:upload-check", args=[token])).context["form"]
    client.post(reverse("pathways:upload-check", args=[token]), {})

    assert (form.added, form.differing, form.completed) == ([], [], [])
    assert answers_of(token) == A_FULL_PERSON


def test_a_whole_file_brought_to_empty_answers_gives_them_all(client: Client) -> None:
    token = brought(
        client,
        {"dependent_children": A_FULL_PERSON["dependent_children"]},
        A_FULL_PERSON,
    )
    form = client.get(reverse("pathways:upload-check", args=[token])).context["form"]
    ticked = {row.name: "on" for row in form.added}

    client.post(reverse("pathways:upload-check", args=[token]), ticked)

    known = {k: v for k, v in A_FULL_PERSON.items() if k not in ("schema", "id")}
    assert contract_errors(answers_of(token)) == []
    assert answers_of(token) == known


def test_every_place_has_a_name_in_words(client: Client) -> None:
    """No path of the contract is shown where a question has a label."""
    check = AnswersCheck(A_FULL_PERSON, {})

    nameless = [row.label for row in check.rows if "." in row.label.rstrip("?.")]

    assert nameless == []
    assert all(row.new for row in check.rows)
