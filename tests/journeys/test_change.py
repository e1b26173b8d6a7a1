"""The trial by fire: an invented CRS from the notice to live, and back, in a browser.

An exercise: its list, levels and points are made up, and none of it is shipped.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client
from playwright.sync_api import FilePayload, Page, expect

from pathways import editions, models
from pathways.management.commands.create_curator import curators_group
from pathways.rules.profile.profile import read_profile
from tests.harness.browser import DESKTOP, PHONE, Visits
from tests.harness.curators import sign_in

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
FIRST_DAY = date(2026, 11, 3)
LEVELS = "code,level\n20012,1\n31100,1\n31102,1\n21211,2\n21220,2\n21231,2\n21232,2\n"
LEVELS += "21311,2\n21222,3\n21230,3\n21234,3\n40011,3\n"
WORK = "level\t12\t24\t36\n1\t20\t30\t45\n2\t15\t22\t30\n3\t5\t10\t15"
OFFER = "1\t30\n2\t20\n3\t10"
DEVELOPER = {"job_offer": {"noc": "21231", "province": "BC"}}


class Hand:
    """One person at the browser: their pages and clicks are counted."""

    def __init__(self, page: Page) -> None:
        self.page, self.clicks, self.pages = page, 0, 1
        page.set_default_timeout(15_000)

    def click(self, target: Any) -> None:
        """A click that stays on the page."""
        target.click()
        self.clicks += 1

    def go(self, target: Any) -> None:
        """A click that opens a page."""
        with self.page.expect_navigation():
            target.click()
        self.clicks += 1
        self.pages += 1

    def button(self, name: str) -> Any:
        return self.page.get_by_role("button", name=name, exact=True).first

    def link(self, name: str) -> Any:
        return self.page.get_by_role("link", name=name, exact=True).first


@pytest.fixture
def curators(db: None) -> None:
    """Two curators: nobody approves their own."""
    for name in ("curator-a", "curator-b"):
        User.objects.create_user(name, is_staff=True).groups.add(curators_group())


def hand_of(visits: Visits, name: str, size: Any = DESKTOP) -> Hand:
    """One of the curators, logged in and on the first page."""
    user = User.objects.get(username=name)
    session = sign_in(Client(), user).cookies[settings.SESSION_COOKIE_NAME].value
    page = visits.open("/livez", viewport=size)
    cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session, "url": page.url}
    page.context.add_cookies([cookie])  # type: ignore[list-item]
    page.goto(page.url.replace("/livez", "/admin/"))
    return Hand(page)


def picture(page: Page, name: str) -> None:
    """A picture for docs/curation.md: PICTURES=docs/pictures writes them."""
    if folder := os.environ.get("PICTURES"):
        page.screenshot(path=Path(folder) / f"{name}.png")


def points_of_the_offer() -> tuple[object, object]:
    """What the invented leaf gives the developer, by the edition in force."""
    _, rulebook = editions.current()
    score = rulebook.assess(read_profile(DEVELOPER), FIRST_DAY).score("crs")
    return {
        leaf.slug: (score.bounds(leaf).lower, score.bounds(leaf).upper)
        for leaf in score.leaves()
    }.get("offer-in-a-listed-occupation", (None, None))


def write_the_change(hand: Hand) -> None:
    page = hand.page
    page.get_by_label("Something was published").fill("CRS criteria")
    hand.go(hand.button("Open its rows"))
    if page.get_by_role("link", name="Open its rows").count():
        hand.go(hand.link("Open its rows"))
    page.get_by_label("What is it about?").fill("Express Entry: CRS of 3 November 2026")
    page.get_by_label("In force from").fill(FIRST_DAY.isoformat())
    hand.click(page.get_by_label("An exercise"))
    hand.click(page.get_by_label("2026-11-03"))
    hand.go(hand.button("Open the change"))
    hand.go(hand.link("Codes by level"))
    page.get_by_label("What the list is called").fill("High-wage occupations")
    page.get_by_label("CSV file").set_input_files(
        files=[
            FilePayload(name="levels.csv", mimeType="text/csv", buffer=LEVELS.encode())
        ]
    )
    hand.go(hand.button("Save in the change"))
    for title, whose, table in (
        ("Offer in a listed occupation", "offer", OFFER),
        ("Work in a listed occupation", "primary", WORK),
    ):
        hand.go(hand.link("A part with its cells"))
        page.get_by_label("Part of").select_option(
            label="Comprehensive Ranking System, 2026-11-03: Additional points"
        )
        page.get_by_label("What it is called").fill(title)
        page.get_by_label("By the level on the list").select_option(
            "high-wage-occupations"
        )
        page.get_by_label("Whose occupation").select_option(whose)
        if whose == "primary":
            hand.click(page.get_by_label("Also by months of work in Canada"))
        page.get_by_label("Cells").fill(table)
        page.get_by_label("The part that it belongs to gives at most").fill("650")
        hand.go(hand.button("Save in the change"))


def test_an_invented_grid_goes_from_the_notice_to_live_and_back(
    catalogue: None, curators: None, visits: Visits, axe: Callable[[Page], None]
) -> None:
    expect.set_options(timeout=60_000)
    hand = hand_of(visits, "curator-a")
    picture(hand.page, "curation-home")

    write_the_change(hand)
    says = hand.page.locator(".says")
    expect(says).to_contain_text("gives at most 650 (600)")
    expect(says).to_contain_text("20 points for level 2")
    expect(says).to_contain_text("a list begins with 12 lines", ignore_case=True)
    picture(hand.page, "curation-change")
    axe(hand.page)
    hand.go(hand.button("Ask for review"))
    assert hand.button("Approve").count() == 0

    other = hand_of(visits, "curator-b")
    other.go(other.link("Review"))
    other.go(other.button("Approve"))
    hand.page.reload()
    hand.go(hand.button("Publish at once"))
    assert points_of_the_offer() == (20, 20)

    hand.page.get_by_label("Reason, for readers").fill("An exercise.")
    hand.go(hand.page.get_by_role("button", name="Withdraw edition 2"))
    assert points_of_the_offer() == (None, None)
    numbers = models.Edition.objects.order_by("number").values_list("digest", flat=True)
    assert numbers[0] == numbers[2] != numbers[1]
    assert hand.pages + other.pages <= 15, (hand.pages, other.pages)
    assert hand.clicks + other.clicks <= 30, (hand.clicks, other.clicks)


def test_a_pause_is_live_after_at_most_five_pages_on_a_phone(
    catalogue: None, curators: None, visits: Visits, axe: Callable[[Page], None]
) -> None:
    expect.set_options(timeout=60_000)
    hand = hand_of(visits, "curator-a", PHONE)
    page = hand.page

    hand.go(hand.link("Pause or reopen a stream"))
    page.get_by_label("Stream").select_option(index=5)
    page.get_by_label("From").fill("2026-12-01")
    page.get_by_label("It is then").select_option("paused")
    page.get_by_label("Notice").select_option(index=3)
    hand.click(page.get_by_label("I read it today"))
    hand.go(hand.button("Show what it says"))
    expect(page.locator(".says")).to_contain_text("it is paused")
    picture(page, "curation-pause")
    axe(page)
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0
    hand.go(hand.button("Make it live"))

    assert models.Change.objects.get().state == "live"
    assert hand.pages <= 5
