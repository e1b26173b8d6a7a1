"""Uploads and starts of one network: so many in a minute, so many in an hour."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from pathways.models import SavedProfile

pytestmark = pytest.mark.django_db
IN_A_MINUTE = {"uploads": 10, "starts": 20}


def upload(client: Client, text: bytes = b"{}") -> int:
    file = SimpleUploadedFile("answers.json", text)
    return client.post("/start/upload/", {"file": file}).status_code


def start(client: Client) -> int:
    return client.post("/start/", {}).status_code


def test_uploads_of_a_network_are_limited(client: Client) -> None:
    answers = [upload(client) for _number in range(IN_A_MINUTE["uploads"] + 1)]

    assert answers == [302] * IN_A_MINUTE["uploads"] + [429]
    assert SavedProfile.objects.count() == IN_A_MINUTE["uploads"]


def test_an_upload_that_is_refused_counts_too(client: Client) -> None:
    answers = [upload(client, b"[") for _number in range(IN_A_MINUTE["uploads"] + 1)]

    assert answers == [422] * IN_A_MINUTE["uploads"] + [429]


def test_starts_of_a_network_are_limited(client: Client) -> None:
    answers = [start(client) for _number in range(IN_A_MINUTE["starts"] + 1)]

    assert answers == [302] * IN_A_MINUTE["starts"] + [429]
    assert SavedProfile.objects.count() == IN_A_MINUTE["starts"]


def test_another_network_is_not_counted(client: Client) -> None:
    for _number in range(IN_A_MINUTE["uploads"]):
        upload(client)

    assert upload(Client(REMOTE_ADDR="203.0.113.9")) == 302


def test_the_refusal_says_in_words_and_in_seconds_when_to_come_again(
    client: Client,
) -> None:
    for _number in range(IN_A_MINUTE["uploads"]):
        upload(client)
    file = SimpleUploadedFile("answers.json", b"{}")

    refused = client.post("/start/upload/", {"file": file})

    page = refused.content.decode()
    assert 1 <= int(refused["Retry-After"]) <= 60
    assert "That was asked for too often" in page
    assert "try again in a minute" in page


def test_reading_the_pages_is_not_counted(client: Client) -> None:
    pages = [client.get("/start/upload/").status_code for _number in range(30)]

    assert set(pages) == {200}
