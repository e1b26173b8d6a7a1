"""Where one is among the questions is found without reading what they say."""

from __future__ import annotations

import re

import pytest

from pathways.forms.progress import progress
from pathways.forms.topics import TOPICS

ANSWERS = {"applicant": {"birth_date": "1990-01-01"}}


def test_finding_the_place_translates_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    translated: list[str] = []

    def gettext(message: str) -> str:
        translated.append(message)
        return message

    # What a lazy text asks when it is hashed, compared or shown.
    monkeypatch.setattr("django.utils.translation._trans.gettext", gettext)
    page = TOPICS[0].pages[0]

    place = progress(page, ANSWERS)

    assert place.next_page is not None
    assert re.fullmatch(r"[a-z-]+", place.next_page.slug)
    assert translated == []
