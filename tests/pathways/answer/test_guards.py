"""The Answer: who may see it, which day it is, what is said where nothing can be."""

import gzip
from pathlib import Path
from typing import Any, Final

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from tests.harness.answers import token_of
from tests.people import DEVELOPER

MOST_BYTES: Final = 150_000  # transferred, without fonts
ROOT: Final = Path(__file__).resolve().parents[3]
REPLACED: Final = "which has been replaced"
TODAY: Final = "2026-11-29 15:00:00Z"
catalogue = pytest.mark.usefixtures("catalogue")
pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(TODAY, tick=False)]


def address(answers: dict[str, Any], name: str = "answer", *more: str) -> str:
    return reverse(f"pathways:{name}", args=[token_of(answers), *more])


def compressed_styles() -> int:
    sheets = [ROOT / "static/vendor/bootstrap/bootstrap.min.css"]
    sheets += (ROOT / "static/css").glob("*.css")
    return sum(len(gzip.compress(path.read_bytes())) for path in sheets)


@catalogue
def test_an_answer_is_private(client: Client) -> None:
    page = client.get(address({}))

    assert page["Cache-Control"] == "private, no-store"
    assert page["X-Robots-Tag"] == "noindex, nofollow"


@catalogue
@pytest.mark.parametrize("name", ["answer", "options"])
def test_the_page_stays_light(client: Client, name: str) -> None:
    page = client.get(address(DEVELOPER, name))

    assert len(gzip.compress(page.content)) + compressed_styles() < MOST_BYTES


@catalogue
def test_the_day_is_today_whatever_the_address_says(client: Client) -> None:
    assertContains(client.get(address({}), {"on": "2026-02-01"}), "29 November 2026")


@catalogue
def test_staff_may_look_at_another_day(admin_client: Client) -> None:
    page = address(DEVELOPER, "option", "express-entry/fsw")

    before = admin_client.get(page, {"on": "2026-11-02"})

    assertNotContains(before, REPLACED)
    assertContains(admin_client.get(page, {"on": "2026-11-04"}), REPLACED)
    assert admin_client.get(page, {"on": "yesterday"}).status_code == 200


def test_without_an_edition_nothing_is_guessed(client: Client) -> None:
    page = client.get(address({}))

    assertContains(page, "No rules are published yet", status_code=503)


@catalogue
def test_contradicting_answers_are_named_with_their_question(client: Client) -> None:
    page = client.get(address({"marital_status": "married", "partner": None}))

    assertContains(page, "Some answers cannot be assessed", status_code=409)
    assertContains(page, "/questions/", status_code=409)


@catalogue
def test_a_score_on_an_expected_level_says_so(client: Client) -> None:
    levels = dict.fromkeys(("listening", "reading", "writing", "speaking"), 9)
    applicant = {**DEVELOPER["applicant"], "language_tests": [], "estimate_en": levels}

    page = client.get(
        address({**DEVELOPER, "applicant": applicant}, "option", "express-entry/fsw")
    )

    assertContains(page, "Estimated: it rests on a level you expect.")


@catalogue
def test_a_score_on_a_real_test_is_not_called_estimated(client: Client) -> None:
    page = client.get(address(DEVELOPER, "option", "express-entry/fsw"))

    assertNotContains(page, "Estimated")
