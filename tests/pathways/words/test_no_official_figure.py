"""What no official page gives is called so: nothing is “not collected” to a reader."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.utils import timezone

from pathways.outlook.standing import Standing
from pathways.profiles import start_profile
from pathways.public.edition import published
from tests.journeys.test_personas import answers_of

ROOT = Path(__file__).parents[3]
SAID = re.compile(r"\b(?:un|not (?:yet )?(?:been )?)collected", re.IGNORECASE)
TRANSLATED = re.compile(r'(?:_|lazy)\(\s*"((?:[^"\\]|\\.)*)"', re.DOTALL)
CURATORS: Final = ("admin", "models", "migrations")
IN_TEMPLATE = re.compile(r'translate "([^"]+)"')
pytestmark = pytest.mark.time_machine("2026-11-29 15:00:00Z", tick=False)


def said_to_readers() -> Iterator[tuple[str, str]]:
    """Every translated string but those of curators and of earlier reports."""
    for path in sorted((ROOT / "pathways").rglob("*.py")):
        room = path.relative_to(ROOT).parts[1]
        if room not in CURATORS and "earlier" not in path.parts:
            yield from (
                (path.name, item) for item in TRANSLATED.findall(path.read_text())
            )
    for path in sorted((ROOT / "templates").rglob("*.html")):
        if "admin" not in path.parts:
            yield from (
                (path.name, item) for item in IN_TEMPLATE.findall(path.read_text())
            )


def test_no_sentence_to_a_reader_says_not_collected() -> None:
    every = list(said_to_readers())

    assert len(every) > 1_000
    assert [item for item in every if SAID.search(item[1])] == []


def test_a_missing_figure_and_an_unread_rule_are_told_apart() -> None:
    said = [
        render_to_string("components/nothing.html", {"kind": kind})
        for kind in ("uncollected", "unread")
    ]

    assert [re.sub("<[^>]+>", "", item).strip() for item in said] == [
        "No official figure",
        "No official page read",
    ]


def test_no_row_of_the_edition_says_not_collected(catalogue: None) -> None:
    standing: Standing = published(timezone.localdate()).standing

    said = [text for text in texts(standing.snapshot) if SAID.search(text)]

    assert said == []


def texts(value: object) -> Iterator[str]:
    """Every sentence below, without slugs and addresses."""
    if isinstance(value, dict):
        for item in value.values():
            yield from texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)
    elif isinstance(value, str) and " " in value:
        yield value


@pytest.mark.parametrize(
    "page",
    [
        "answer",
        "todo",
        "options",
        "options/express-entry/fsw",
        "options/pnp/ns/grad",
        "options/pnp/ab/rrs",
        "options/work-permit/h1b-accelerated-2026",
        "options/provinces",
        "options/provinces/on",
    ],
)
@pytest.mark.parametrize("name", ["developer_in_bc", "founder"])
@pytest.mark.usefixtures("catalogue")
def test_no_page_of_a_person_says_not_collected(
    client: Client, name: str, page: str
) -> None:
    _, token = start_profile(answers=answers_of(name), now=timezone.now())

    shown = client.get(f"/a/{token}/{page}/")

    assert shown.status_code == 200
    text = re.sub(r"<[^>]+>", " ", shown.content.decode())
    assert SAID.findall(text) == []
