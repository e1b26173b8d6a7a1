"""``manage.py assess`` and ``plan``: every line has its answer, whatever it holds."""

import json
import os
import subprocess
import sys
from contextlib import suppress
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

GOOD = b'{"id": "good"}'
DEEP = b'{"id": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"


def answers(path: Path, text: bytes) -> list[dict[str, Any]]:
    path.write_bytes(text)
    out = StringIO()
    with suppress(SystemExit):
        call_command("assess", str(path), "--on", "2026-11-22", stdout=out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


@pytest.mark.long
@pytest.mark.usefixtures("catalogue")
@pytest.mark.parametrize(
    ("line", "path"),
    [
        (b"", ""),
        (b"\xff", ""),
        (DEEP, ""),
        (b'{"settlement_funds_cad": NaN}', ""),
        (b'{"dependent_children": ' + b"9" * 5000 + b"}", ""),
        (b"[]", "profile"),
        (b'{"id": 1.5}', "id"),
        (b'{"id": "\\ud800"}', "id"),
        (b'{"destination_city": "\\u0000"}', "destination_city"),
        (b'{"schema": true}', "schema"),
        (b'{"dependent_children": 1e999999999}', "dependent_children"),
        (b'{"dependent_children": 1, "dependent_children": 2}', "dependent_children"),
        (b'{"applicant": {"birth_date": "1990-W47-1"}}', "applicant.birth_date"),
        (
            b'{"permanent_residence_application": {"class_": "fsw"}}',
            "permanent_residence_application.class_",
        ),
    ],
)
def test_a_line_that_is_no_profile_is_refused_in_its_place(
    tmp_path: Path, line: bytes, path: str
) -> None:
    result = answers(tmp_path / "people", GOOD + b"\n" + line + b"\n" + GOOD)

    with pytest.raises(SystemExit, match="1"):
        call_command("assess", str(tmp_path / "people"), stdout=StringIO())
    assert [item.get("id") for item in (result[0], result[2])] == ["good", "good"]
    assert len(result) == 3
    assert [error["path"] for error in result[1]["error"]] == [path]


@pytest.mark.usefixtures("catalogue")
def test_a_byte_order_mark_windows_line_ends_and_a_blank_end_do_no_harm(
    tmp_path: Path,
) -> None:
    text = b"\xef\xbb\xbf" + GOOD + b"\r\n" + GOOD + b"\r\n\r\n \n"

    result = answers(tmp_path / "people", text)

    assert [item["id"] for item in result] == ["good", "good"]
    assert all("error" not in item for item in result)


@pytest.mark.usefixtures("catalogue")
@pytest.mark.parametrize("day", ["20261122", "2026-W47-1", "2026-02-30", "9999-12-31"])
def test_a_day_is_written_in_one_way_and_in_a_year_of_people_alive(day: str) -> None:
    with pytest.raises(CommandError, match="is not a date written YYYY-MM-DD"):
        call_command("assess", "--on", day)


def test_a_reader_that_goes_away_ends_the_command_quietly() -> None:
    code = (
        "from occupations.management.streams import answering\n"
        "with answering():\n"
        "    while True:\n"
        "        print('line', flush=True)\n"
    )
    read, write = os.pipe()
    running = subprocess.Popen(
        [sys.executable, "-c", code], stdout=write, stderr=subprocess.PIPE
    )
    os.close(write)
    assert os.read(read, 4) == b"line"
    os.close(read)

    _, text = running.communicate(timeout=60)

    assert (running.returncode, text) == (1, b"")
