"""The result of the shipped catalogue: weight, score, sources, every stream."""

import gzip
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from pathways.editions import current
from tests.pathways.result.conftest import Link
from tests.people import DEVELOPER

pytestmark = pytest.mark.usefixtures("catalogue")

MOST_BYTES = 150_000  # transferred, without fonts
ROOT = Path(__file__).resolve().parents[3]
SHEETS = ("vendor/bootstrap/bootstrap.min.css", "css")


def see(client: Client, token: str, **query: str) -> Any:
    with time_machine.travel("2026-11-22 15:00:00Z", tick=False):
        return client.get(reverse("pathways:result", args=[token]), query)


@pytest.fixture
def token(link_to: Link) -> str:
    with time_machine.travel("2026-11-22 12:00:00Z", tick=False):
        return link_to(DEVELOPER)


def compressed_styles() -> int:
    files = [ROOT / "static" / SHEETS[0], *(ROOT / "static" / SHEETS[1]).glob("*.css")]
    return sum(len(gzip.compress(path.read_bytes())) for path in files)


@pytest.mark.parametrize("query", [{}, {"province": "all"}], ids=["asked", "all"])
def test_the_page_stays_light(
    client: Client, token: str, query: dict[str, str]
) -> None:
    page = see(client, token, **query)

    assert len(gzip.compress(page.content)) + compressed_styles() < MOST_BYTES


def test_every_stream_of_the_edition_stands_on_the_page_once(
    client: Client, token: str
) -> None:
    _, rulebook = current()

    text = see(client, token).content.decode()

    for one in rulebook.snapshot["streams"]:
        assert text.count(f'id="{one["slug"].replace("/", "-")}"') == 1, one["slug"]


def test_a_score_of_a_replaced_grid_says_so_directly_below(
    client: Client, token: str
) -> None:
    text = see(client, token).content.decode()

    figure, notice = text.index('class="figure"'), text.index("has been replaced")
    assert notice - figure < 2000
    assert "in force since 3 November 2026" in text[figure : notice + 400]


def test_a_score_of_the_grid_in_force_has_no_such_notice(
    client: Client, token: str, admin_client: Client
) -> None:
    with time_machine.travel("2026-11-22 15:00:00Z", tick=False):
        address = reverse("pathways:result", args=[token])
        page = admin_client.get(address, {"on": "2026-11-02"})

    assertContains(page, "Your Express Entry score")
    assertNotContains(page, "which has been replaced")


def test_what_rests_on_an_expected_level_says_so(client: Client, link_to: Link) -> None:
    levels = dict.fromkeys(("listening", "reading", "writing", "speaking"), 9)
    applicant = {**DEVELOPER["applicant"], "language_tests": [], "estimate_en": levels}
    with time_machine.travel("2026-11-22 12:00:00Z", tick=False):
        estimated = link_to({**DEVELOPER, "applicant": applicant})

    page = see(client, estimated)

    assertContains(page, "Some of this is estimated.")
    assertContains(page, "Estimated: it rests on a level you expect.")


def test_with_real_results_nothing_is_called_estimated(
    client: Client, token: str
) -> None:
    assertNotContains(see(client, token), "estimated", html=False)


def test_any_two_streams_can_be_compared(client: Client, token: str) -> None:
    _, rulebook = current()
    slugs = [one["slug"] for one in rulebook.snapshot["streams"]]
    address = reverse("pathways:compare", args=[token])

    with time_machine.travel("2026-11-22 15:00:00Z", tick=False):
        for place in range(0, len(slugs), 4):
            page = client.get(address, {"stream": slugs[place : place + 4]})
            assert page.status_code == 200
            assertNotContains(page, "Choose two to four pathways")
