"""Languages of a resume become estimates, in the words of the question."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.test import Client

from pathways.forms.estimates import WORDS
from pathways.forms.upload_languages import WORD_OF
from pathways.resumes.resume import Kind, Language, LanguageLevel, Resume
from tests.pathways.uploads.people import ENGLISH, FRENCH, answers_of, read_into
from tests.pathways.uploads.test_checking_a_resume import address

pytestmark = pytest.mark.django_db
GERMAN = Language("de", LanguageLevel.NATIVE, "Deutsch (Muttersprache)")
BOTH = Resume(Kind.TEXT, languages=(ENGLISH, FRENCH, GERMAN))
OLD: dict[str, Any] = {"dependent_children": 0}


def levels(level: int) -> dict[str, int]:
    return dict.fromkeys(("reading", "writing", "listening", "speaking"), level)


def send(client: Client, token: str, **words: str) -> None:
    sent = {f"language-{code}-word": word for code, word in words.items()}
    ticks = {f"language-{code}-take": "on" for code in words}
    assert client.post(address(token), sent | ticks).status_code == 302


def test_a_word_of_the_resume_is_the_word_of_the_question(client: Client) -> None:
    _upload, token = read_into(OLD, BOTH)

    page = client.get(address(token))
    send(client, token, en="first_language", fr="some")

    english, french = page.context["form"].languages
    assert (english["word"].value(), french["word"].value()) == (
        "first_language",
        "some",
    )
    assert "Deutsch (Muttersprache)" in page.content.decode()
    applicant = answers_of(token)["applicant"]
    assert applicant == {"estimate_en": levels(9), "estimate_fr": levels(4)}


def test_what_is_not_ticked_is_left_open(client: Client) -> None:
    _upload, token = read_into(OLD, BOTH)

    client.post(address(token), {"language-en-word": "first_language"})

    assert answers_of(token) == OLD


def test_a_level_that_is_not_said_is_not_guessed(client: Client) -> None:
    unsaid = replace(ENGLISH, level=None)
    _upload, token = read_into(OLD, Resume(Kind.TEXT, languages=(unsaid,)))

    (line,) = client.get(address(token)).context["form"].languages

    assert line["word"].value() == ""


def test_an_estimate_that_is_there_is_not_replaced_unasked(client: Client) -> None:
    old = {"applicant": {"estimate_en": levels(7)}}
    _upload, token = read_into(old, BOTH)

    page = client.get(address(token))
    client.post(address(token), {"language-en-word": "first_language"})

    (english, _french) = page.context["form"].languages
    assert english["take"].value() is False
    assert "In your answers: Good" in page.content.decode()
    assert answers_of(token) == old


def test_a_language_with_a_test_needs_no_estimate(client: Client) -> None:
    test = {"test": "ielts_general", "taken_on": "2026-01-05", **levels(8)}
    old = {"applicant": {"language_tests": [test]}}
    _upload, token = read_into(old, BOTH)

    page = client.get(address(token)).content.decode()

    assert "You have a test of it in your answers" in page
    assert 'name="language-en-take"' not in page


def test_every_word_that_is_ticked_beforehand_is_one_that_is_offered() -> None:
    for code, by_level in WORD_OF.items():
        assert set(by_level.values()) <= {word.key for word in WORDS[code]}
