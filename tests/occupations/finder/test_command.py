"""``manage.py find_occupation`` as scripts use it."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command


def lines(*arguments: str) -> list[dict[str, Any]]:
    out = StringIO()
    call_command("find_occupation", *arguments, stdout=out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


@pytest.mark.usefixtures("catalogue")
def test_one_query_is_one_line_with_code_title_teer_and_reason() -> None:
    (line,) = lines("SRE", "--limit", "1")

    assert line["query"] == "SRE"
    assert (
        line["results"][0].items()
        >= {
            "noc": "21231",
            "title": "Software engineers and designers",
            "teer": 1,
            "why": "US title: Site Reliability Engineer",
        }.items()
    )


@pytest.mark.usefixtures("catalogue")
def test_a_file_is_answered_line_by_line_in_order(tmp_path: Path) -> None:
    file = tmp_path / "queries"
    file.write_text("2173\n\ningénieur logiciel\n", encoding="utf-8")

    result = lines("--file", str(file), "--limit", "3")

    assert [line["query"] for line in result] == ["2173", "", "ingénieur logiciel"]
    assert result[1]["results"] == []


@pytest.mark.usefixtures("catalogue")
@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("SRE", "--file", "x"),
        ("SRE", "--limit", "0"),
        ("--file", "/nowhere/at/all"),
    ],
)
def test_what_cannot_be_asked_is_refused_in_one_line(
    arguments: tuple[str, ...],
) -> None:
    with pytest.raises(CommandError) as refused:
        lines(*arguments)

    assert "\n" not in str(refused.value)


@pytest.mark.django_db
def test_without_occupations_it_says_what_to_run() -> None:
    with pytest.raises(CommandError, match="load_occupations"):
        lines("SRE")
