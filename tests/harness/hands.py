"""Somebody at a browser in the workshop, whose pages and clicks are counted."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client
from playwright.sync_api import Page, expect

from pathways.management.commands.create_curator import curators_group
from tests.harness.browser import DESKTOP, PATIENCE, Visits
from tests.harness.curators import sign_in
from tests.harness.pictures import in_few_colours


class Hand:
    """One person at the browser: their pages and clicks are counted."""

    def __init__(self, page: Page) -> None:
        self.page, self.clicks, self.pages = page, 0, 1
        page.set_default_timeout(PATIENCE)
        expect.set_options(timeout=PATIENCE)

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

    def fits(self) -> bool:
        """Whether nothing stands beside the page."""
        wide = "document.documentElement.scrollWidth - innerWidth"
        return bool(self.page.evaluate(wide) <= 0)


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
        (Path(folder) / f"{name}.png").write_bytes(in_few_colours(page.screenshot()))


def open_change(hand: Hand, source: str, title: str, day: str) -> None:
    """From the first page to the page of a new change at a notice."""
    page = hand.page
    page.get_by_label("Something was published").fill(source)
    hand.go(hand.button("Open its rows"))
    if page.get_by_role("link", name="Open its rows").count():
        hand.go(hand.link("Open its rows"))
    page.get_by_label("What is it about?").fill(title)
    page.get_by_label("In force from").fill(day)
    hand.click(page.get_by_label("An exercise"))


def let_approve(visits: Visits) -> Hand:
    """Another curator says yes to what waits for review."""
    other = hand_of(visits, "curator-b")
    other.go(other.link("Review"))
    other.go(other.button("Approve"))
    return other
