"""A file is brought: taken in, waited for, refused in words with what to do instead."""

from __future__ import annotations

import json
from datetime import timedelta
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from pathways.models import SavedProfile, Upload
from pathways.models.promises import State
from pathways.resumes.apart import TOO_DEAR, TOO_SLOW
from pathways.resumes.unreadable import Reason
from pathways.words.refusals import LOST, refusal_words
from tests.harness.answers import token_of

pytestmark = pytest.mark.django_db
START = "/start/upload/"
VALUES: dict[str, Any] = {
    "limit_mb": 10,
    "what": "jobs",
    "count": 1000,
    "limit": 60,
}


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.UPLOADS_DIR = tmp_path / "uploads"
    return tmp_path / "uploads"


def bring(
    client: Client, data: bytes, name: str = "resume.txt", to: str = START
) -> Any:
    return client.post(to, {"file": SimpleUploadedFile(name, data)})


def words_of(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return " ".join(unescape(response.content.decode()).split())


def test_a_resume_waits_for_its_reader_under_a_private_link(
    client: Client, folder: Path
) -> None:
    response = bring(client, b"Jane Doe, engineer", "Jane Doe.PDF")

    upload = Upload.objects.get()
    (waiting,) = folder.iterdir()
    assert response.status_code == 302
    assert response["Location"].startswith("/a/")
    assert response["Location"].endswith("/upload/check/")
    assert "no-store" in response["Cache-Control"]
    assert waiting.read_bytes() == b"Jane Doe, engineer"
    assert upload.is_waiting
    assert upload.suffix == "pdf"
    assert upload.profile.answers == {}


def test_its_name_is_kept_nowhere(client: Client, folder: Path) -> None:
    bring(client, b"x", "Jane-Q-Public.pdf")

    row = Upload.objects.values().get()
    assert "Jane" not in json.dumps(row, default=str)
    assert all("Jane" not in path.name for path in folder.iterdir())


@pytest.mark.parametrize(
    "name",
    ["../../etc/passwd", "r.%00pdf", "r." + "a" * 300, "résumé.docx", "<b>.pdf"],
)
def test_a_strange_name_does_no_harm(client: Client, folder: Path, name: str) -> None:
    response = bring(client, b"x", name)

    assert response.status_code == 302
    assert [path.parent for path in folder.iterdir()] == [folder]
    assert len(Upload.objects.get().suffix) <= 8


def test_text_may_be_pasted_instead(client: Client, folder: Path) -> None:
    response = client.post(START, {"text": "Engineer, Acme, June 2020 - now"})

    (waiting,) = folder.iterdir()
    assert response.status_code == 302
    assert waiting.read_bytes() == b"Engineer, Acme, June 2020 - now"
    assert Upload.objects.get().suffix == "txt"


@pytest.mark.parametrize("sent", [{}, {"text": "  \n"}, {"file": ""}])
def test_nothing_is_asked_back(client: Client, sent: dict[str, str]) -> None:
    response = client.post(START, sent)

    assert response.status_code == 422
    assert "Choose a file first, or paste the text." in response.content.decode()
    assert not SavedProfile.objects.exists()


def test_more_than_ten_megabytes_are_refused(client: Client, folder: Path) -> None:
    response = bring(client, b"x" * 10_000_001)

    assert response.status_code == 422
    assert "The file is larger than 10 MB." in response.content.decode()
    assert not SavedProfile.objects.exists()
    assert not folder.exists()


def test_a_body_beyond_the_limit_is_refused_unread(client: Client) -> None:
    response = bring(client, b"x" * 11_000_000)

    assert response.status_code == 413
    assert "That is too large" in response.content.decode()


def test_any_page_refuses_such_a_body(client: Client) -> None:
    response = client.post("/start/", {"title": "x" * 11_000_000})

    assert response.status_code == 413


def test_no_upload_is_written_to_a_temporary_file(client: Client) -> None:
    response = client.post(
        "/start/", {"file": SimpleUploadedFile("large", b"x" * 9_000_000)}
    )

    (file,) = response.wsgi_request.FILES.values()
    assert not hasattr(file, "temporary_file_path")


def test_uploads_have_a_rate(client: Client) -> None:
    codes = [bring(client, b"x").status_code for _ in range(11)]

    assert codes == [302] * 10 + [429]


def test_our_own_answers_open_at_once(client: Client) -> None:
    response = bring(client, b'{"schema": 1, "dependent_children": 2}', "a.json")

    profile = SavedProfile.objects.get()
    assert response["Location"].startswith("/a/")
    assert profile.answers["dependent_children"] == 2
    assert not Upload.objects.exists()


def test_our_own_answers_are_known_by_what_is_in_them(client: Client) -> None:
    bring(client, b'\xef\xbb\xbf {"dependent_children": 2}', "download")

    assert SavedProfile.objects.get().answers == {"dependent_children": 2}


def test_a_resume_in_json_is_left_to_its_reader(client: Client) -> None:
    bring(client, b'{"basics": {"name": "J"}, "work": []}', "resume.json")

    assert Upload.objects.get().is_waiting


@pytest.mark.parametrize(
    "data",
    [b"{", b"[" * 100_000, b"{\xff}", b'{"a": NaN'],
)
def test_json_that_is_none_is_refused_with_words(client: Client, data: bytes) -> None:
    response = bring(client, data, "answers.json")

    assert response.status_code == 422
    assert "The file is not JSON." in response.content.decode()


def test_a_waiting_page_looks_again_and_can_be_left(client: Client) -> None:
    address = bring(client, b"x")["Location"]

    page = words_of(client, address)

    assert "Reading your file" in page
    assert '<noscript><meta http-equiv="refresh" content="1">' in page
    assert "Delete the file and type the answers" in page
    assert "longer than it should" not in page


def test_a_reader_that_is_away_is_said_so(client: Client) -> None:
    address = bring(client, b"x")["Location"]
    Upload.objects.update(created_at=timezone.now() - timedelta(seconds=11))

    page = words_of(client, address)

    assert "our reader may be away" in page
    assert "Delete the file and type the answers" in page


def test_leaving_the_waiting_page_deletes_all_of_it(
    client: Client, folder: Path
) -> None:
    address = bring(client, b"x")["Location"]

    left = client.post(address.replace("check/", "discard/"))

    assert left["Location"] == "/start/"
    assert list(folder.iterdir()) == []
    assert not SavedProfile.objects.exists()


def test_a_file_that_cannot_be_kept_is_said_so(client: Client, folder: Path) -> None:
    folder.write_text("a file in its place")

    response = bring(client, b"x")

    assert response.status_code == 503
    assert "We cannot take a file just now" in response.content.decode()
    assert not SavedProfile.objects.exists()


def test_without_anything_brought_the_page_asks_for_a_file(client: Client) -> None:
    token = token_of({})

    response = client.get(reverse("pathways:upload-check", args=[token]))

    assert response["Location"] == reverse("pathways:upload-more", args=[token])


@pytest.mark.parametrize("reason", [*Reason, TOO_SLOW, TOO_DEAR, LOST])
def test_every_refusal_says_what_is_wrong_and_what_to_do(
    client: Client, reason: str
) -> None:
    address = bring(client, b"x")["Location"]
    Upload.objects.update(state=State.FAILED, reason=reason, reason_values=VALUES)

    page = words_of(client, address)

    words = refusal_words(reason, VALUES)
    assert f"{words.what} {words.instead}" in page
    assert "%(" not in page
    assert "Type the answers instead" in page


@pytest.mark.parametrize("what", ["macros", "entities", "path"])
def test_each_kind_of_harm_has_its_words(what: str) -> None:
    words = {
        "macros": "macros",
        "entities": "fetch or repeat",
        "path": "outside of it",
    }

    assert words[what] in refusal_words(Reason.HOSTILE, {"what": what}).what


def test_no_reason_falls_to_the_words_of_another() -> None:
    said = [
        refusal_words(reason, VALUES).what
        for reason in [*Reason, TOO_SLOW, TOO_DEAR, LOST]
    ]

    assert len(set(said)) == len(said)


@pytest.mark.parametrize("part", ["", "check/", "discard/"])
def test_a_stranger_finds_nothing(client: Client, part: str) -> None:
    address = f"/a/{'x' * 32}/upload/{part}"

    codes = {client.get(address).status_code, client.post(address).status_code}

    assert codes <= {404, 405}


def test_of_very_many_faults_the_first_hundred_stand_on_the_page(
    client: Client,
) -> None:
    unknown = {f"key{number}": 1 for number in range(3_000)}

    response = bring(client, json.dumps({"job_offer": unknown}).encode(), "a.json")

    page = " ".join(unescape(response.content.decode()).split())
    assert response.status_code == 422
    assert "3000 places in the file cannot be read" in page
    assert page.count("is not a key of the profile") == 100
    assert "These are the first 100." in page
