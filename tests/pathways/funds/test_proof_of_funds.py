"""Proof of funds: how much in both currencies, what counts and what does not."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from pathways import editions
from pathways.models import ExchangeRate
from pathways.pages.funds import funds_part, usd_beside
from pathways.profiles import start_profile
from pathways.public.edition import published
from tests.journeys.test_personas import answers_of

TODAY = date(2026, 11, 29)
pytestmark = [
    pytest.mark.usefixtures("catalogue"),
    pytest.mark.time_machine("2026-11-29 15:00:00Z", tick=False),
]
See = Callable[[str], str]


@pytest.fixture
def see(client: Client) -> See:
    def words(address: str) -> str:
        page = client.get(address)
        assert page.status_code == 200
        text = re.sub(r"<[^>]+>", " ", page.content.decode())
        return " ".join(unescape(text).replace("\N{NO-BREAK SPACE}", " ").split())

    return words


def options(answers: dict[str, Any], slug: str) -> str:
    _, token = start_profile(answers=answers, now=timezone.now())
    return f"/a/{token}/options/{slug}/"


@pytest.mark.parametrize(
    ("people", "amounts"),
    [("1 person", "15,263 CAD 11,092 USD"), ("4 people", "28,362 CAD 20,612 USD")],
)
def test_the_public_page_gives_each_family_both_currencies(
    see: See, people: str, amounts: str
) -> None:
    assert f"{people} {amounts}" in see("/pathways/express-entry/fsw/")


def test_a_family_reads_its_own_amount_and_the_day_of_the_rate(see: See) -> None:
    page = see(options(answers_of("developer_without_offer"), "express-entry/fsw"))

    assert "For your family: 15,263 CAD, about 11,092 USD" in page
    assert "At 1 USD = 1.3760 CAD, the rate of 21 August 2026." in page


def test_while_the_family_is_open_the_least_is_told(see: See) -> None:
    page = see(options({}, "express-entry/fsw"))

    assert "For one person, and more for a family: 15,263 CAD" in page


@pytest.mark.long
@pytest.mark.parametrize("slug", ["express-entry/fsw", "express-entry/fst"])
@pytest.mark.parametrize(
    ("what", "counts"),
    [
        ("Money in an account that you can use today", "Counts"),
        ("A joint account with a partner who comes along", "Counts"),
        ("Listed shares and open funds", "Counts"),
        ("Equity in real property", "Does not count"),
        ("A house that is not sold yet", "Does not count"),
        ("Money that is borrowed from another person", "Does not count"),
        ("The average balance that the letter shows", "6 months"),
    ],
)
def test_what_counts_and_what_does_not(
    see: See, slug: str, what: str, counts: str
) -> None:
    assert f"{what}: {counts}" in see(f"/pathways/{slug}/")


def test_retirement_accounts_are_from_memory_and_not_told(see: See) -> None:
    assert "401(k)" not in see("/pathways/express-entry/fsw/")


def test_each_case_of_manitoba_has_its_amount(see: See) -> None:
    page = see("/pathways/pnp/mb/swo/")

    assert "Without an Express Entry profile Family" in page
    assert "1 person 10,000 CAD 7,267 USD" in page
    assert "1 person 15,263 CAD 11,092 USD" in page


def test_a_stream_without_funds_says_nothing_of_them() -> None:
    standing = published(TODAY).standing

    part = funds_part(standing, standing.by_slug["cusma/professional"])

    assert part.statements == ()


@pytest.mark.long
def test_a_curator_who_enters_a_newer_rate_changes_the_dollars() -> None:
    newer = ExchangeRate.objects.get()
    newer.pk, newer.slug = None, "usd-2026-11-20"
    newer.on, newer.cad = date(2026, 11, 20), Decimal("1.4000")
    newer.save()

    snapshot = editions.publish(note="A rate", at=timezone.now(), reason="-").snapshot

    after, before = date(2026, 11, 20), date(2026, 11, 19)
    assert usd_beside(snapshot, Decimal(14_000), after).endswith("about 10,000 USD")
    assert usd_beside(snapshot, Decimal(13_760), before).endswith("about 10,000 USD")
