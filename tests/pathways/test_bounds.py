"""A profile of at most 128 kB, lists of 60 entries, texts of 200 characters."""

import json
from contextlib import suppress
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client

from pathways.answers import as_file, contract_errors
from pathways.models import SavedProfile

COMMANDS = pytest.mark.parametrize("command", ["assess", "answer", "plan"])
LARGEST = 128_000
JOB = {"noc": "21231", "country": "US", "start": "2020-01-01", "end": "2021-01-01"}


def with_jobs(number: int, **more: Any) -> dict[str, Any]:
    return {"applicant": {"work": [{**JOB, **more}] * number}}


def of_bytes(size: int) -> dict[str, Any]:
    """A valid profile whose JSON has so many bytes."""
    texts = dict.fromkeys(("title", "employer", "work_city"), "x" * 200)
    fields = [{"field": "", "study_city": ""} for _ in range(120)]
    work = with_jobs(60, **texts)["applicant"]["work"]
    profile = {
        "applicant": {"work": work, "education": fields[:60]},
        "marital_status": "married",
        "partner": {"work": work, "education": fields[60:]},
    }
    missing = size - len(compact(profile))
    for entry in fields:
        for key in entry:
            entry[key] = "x" * max(0, min(200, missing))
            missing -= len(entry[key])
    assert len(compact(profile)) == size
    return profile


def compact(profile: Any) -> bytes:
    return json.dumps(profile, separators=(",", ":")).encode()


def line_of(command: str, folder: Path, profile: Any) -> dict[str, Any]:
    """What a command says of one profile."""
    (folder / "people").write_bytes(compact(profile) + b"\n")
    out = StringIO()
    with suppress(SystemExit):
        call_command(command, str(folder / "people"), "--on", "2026-11-28", stdout=out)
    line: dict[str, Any] = json.loads(out.getvalue())
    return line


def upload(client: Client, text: bytes) -> Any:
    file = SimpleUploadedFile("answers.json", text)
    return client.post("/start/upload/", {"file": file})


@pytest.mark.long
@COMMANDS
@pytest.mark.usefixtures("catalogue")
def test_a_list_has_at_most_60_entries(command: str, tmp_path: Path) -> None:
    within, beyond = (line_of(command, tmp_path, with_jobs(n)) for n in (60, 61))

    assert "error" not in within
    assert beyond["error"] == [
        {"path": "applicant.work", "message": "has more than 60 entries"}
    ]


@pytest.mark.long
@COMMANDS
@pytest.mark.usefixtures("catalogue")
def test_a_text_has_at_most_200_characters(command: str, tmp_path: Path) -> None:
    within, beyond = (
        line_of(command, tmp_path, {"destination_city": "é" * n}) for n in (200, 201)
    )

    assert "error" not in within
    assert beyond["error"] == [
        {"path": "destination_city", "message": "is longer than 200 characters"}
    ]


@pytest.mark.long
@COMMANDS
@pytest.mark.usefixtures("catalogue")
def test_a_profile_has_at_most_128_kb(command: str, tmp_path: Path) -> None:
    within, beyond = (
        line_of(command, tmp_path, of_bytes(size)) for size in (LARGEST, LARGEST + 1)
    )

    assert "error" not in within
    assert beyond["error"] == [{"path": "", "message": "is larger than 128 kB"}]


@pytest.mark.django_db
def test_a_file_of_answers_has_at_most_128_kb(client: Client) -> None:
    within = upload(client, compact(of_bytes(LARGEST)))
    beyond = upload(client, compact(of_bytes(LARGEST + 1)))

    assert within.status_code == 302
    assert beyond.status_code == 422
    assert "The file is larger than 128 kB." in beyond.content.decode()
    assert SavedProfile.objects.count() == 1


@pytest.mark.django_db
def test_a_file_of_answers_says_which_list_and_which_text_is_too_long(
    client: Client,
) -> None:
    page = upload(client, compact(with_jobs(61))).content.decode()
    other = upload(client, compact(with_jobs(1, title="x" * 201))).content.decode()

    assert "has more than 60 entries" in page
    assert "is longer than 200 characters" in other


@pytest.mark.django_db
def test_the_largest_answers_can_be_downloaded_and_uploaded_again(
    client: Client,
) -> None:
    home = upload(client, compact(of_bytes(LARGEST - 50)))["Location"]

    again = upload(client, client.get(f"{home}answers.json").content)

    assert again.status_code == 302


@pytest.mark.django_db
def test_a_form_refuses_the_61st_job(client: Client) -> None:
    work = f"{upload(client, compact(with_jobs(59)))['Location']}questions/work/work/"

    within = client.post(f"{work}60/", {"employer": "Sixtieth"})
    beyond = client.post(f"{work}61/", {"employer": "Next"})

    assert within.status_code == 302
    assert beyond.status_code == 422
    assert "has more than 60 entries" in beyond.content.decode()
    assert len(SavedProfile.objects.get().answers["applicant"]["work"]) == 60


@pytest.mark.django_db
def test_a_form_refuses_a_text_of_201_characters(client: Client) -> None:
    work = f"{upload(client, compact({}))['Location']}questions/work/work/1/"

    beyond = client.post(work, {"employer": "x" * 201})
    within = client.post(work, {"employer": "x" * 200})

    assert (beyond.status_code, within.status_code) == (422, 302)


@pytest.mark.django_db
def test_a_form_refuses_what_would_make_answers_larger_than_128_kb(
    client: Client,
) -> None:
    home = upload(client, compact(of_bytes(LARGEST - 100)))["Location"]

    longer = dict.fromkeys(("title", "employer", "work_city"), "é" * 200)

    answer = client.post(f"{home}questions/work/work/1/", longer)

    assert answer.status_code == 422
    assert "larger than 128 kB" in answer.content.decode()


def test_answers_are_written_in_lines_as_long_as_they_fit() -> None:
    small, large = as_file({"id": "one"}), as_file(of_bytes(LARGEST - 50))

    assert small.count("\n") > 2
    assert "\n" not in large
    assert contract_errors(json.loads(large)) == []
