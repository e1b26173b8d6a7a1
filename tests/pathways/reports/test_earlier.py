"""A report that was stored before the sections: it says every word that it said."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.html import strip_tags
from pypdf import PdfReader

from pathways.models import Report
from pathways.reports.pdf import pdf_of
from pathways.reports.reading import read_document
from pathways.services import reports
from tests.pathways.reports.conftest import Ask

STORED: dict[str, Any] = json.loads(
    (Path(__file__).parent / "stored/schema_1.json").read_text()
)
# Values beside the words: names of rows, of marks, and the places of a drawing.
NOT_SHOWN = frozenset(
    {"slug", "tone", "verdict", "intake", "group", "nothing", "chosen", "bars"}
    | {"ticks", "version", "lower", "upper", "language", "as_of", "confidence"}
    | {"bar", "edition_published_on", "assessed_on"}
)
pytestmark = pytest.mark.django_db


@pytest.fixture
def earlier(ask: Ask) -> Report:
    """A row as it lay in the database before: its PDF was made then."""
    report = ask()
    report.document = STORED
    report.pdf, report.state = b"%PDF-as it was", "kept"
    report.save(update_fields=["document", "pdf", "state"])
    return report


def stored_words(value: Any, key: str = "") -> Iterator[str]:
    """Every sentence of the stored document."""
    if isinstance(value, dict):
        for name, part in value.items():
            if name not in NOT_SHOWN:
                yield from stored_words(part, name)
    elif isinstance(value, list):
        for part in value:
            yield from stored_words(part, key)
    elif isinstance(value, str) and value:
        yield value


def plain(text: str) -> str:
    return re.sub(r"\W+", "", text)


def test_its_page_says_every_word_that_was_stored(
    client: Client, earlier: Report
) -> None:
    page = client.get(f"/r/{earlier.token}/").content.decode()
    shown = plain(unescape(strip_tags(page.replace("<", " <"))))

    words = list(stored_words(STORED))
    assert len(words) > 500
    assert [word for word in words if plain(word) not in shown] == []


def test_its_pdf_is_the_one_that_was_made_then(client: Client, earlier: Report) -> None:
    assert client.get(f"/r/{earlier.token}/report.pdf").content == b"%PDF-as it was"


@pytest.mark.long
def test_one_whose_pdf_was_still_to_come_gets_it(tmp_path: Path) -> None:
    made = tmp_path / "report.pdf"
    made.write_bytes(pdf_of(read_document(STORED)))

    text = "".join(page.extract_text() for page in PdfReader(made).pages)
    assert plain(STORED["heading"]) in plain(text)
    assert plain(STORED["ways"]["rows"][0]["when"]) in plain(text)


@pytest.mark.usefixtures("catalogue")
def test_it_is_compared_with_today(client: Client) -> None:
    stored = read_document(STORED)
    report = Report(answers={}, document=STORED, chosen=list(stored.chosen))

    changes = reports.reassess(report=report, on=timezone.localdate())

    changed = {stream.after.slug for stream in changes.streams}
    assert "express-entry/fsw" in changed
    assert {stream.slug for stream in stored.streams}.isdisjoint(
        item.slug for item in changes.added
    )
    assert changes.before.score() is not None
