"""What readers see of changes, on a phone, at a desk and in the dark; and the tick."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.utils import timezone
from playwright.sync_api import Page, expect

from occupations.models import Source
from pathways import page_cache
from pathways.models import Change, Subscription
from tests.harness.browser import DESKTOP, PHONE, Visits
from tests.harness.pages import Axe, fits
from tests.pathways.news.conftest import (
    Publish,
    agreed_address,
    publish,
    publish_same,
    withdraw,
)

__all__ = ["publish"]

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
NOTE = (
    "From 3 November 2026: An offer in a listed occupation gives 30 points (nothing "
    "before). Additional points are at most 650 (600)."
)


@pytest.fixture
def editions(transactional_db: None, publish: Publish) -> None:
    """A first edition, an exercise, and its withdrawal."""
    publish_same(publish)
    source = Source.objects.create(
        slug="n", title="Ministerial instructions", url="https://n.example/notice"
    )
    day = timezone.localdate()
    change = Change.objects.create(
        title="Points for high-wage occupations",
        note=NOTE,
        source=source,
        read_on=day,
        starts_on=day,
        is_exercise=True,
        created_at=timezone.now(),
        edited_at=timezone.now(),
    )
    edition = publish_same(publish)
    edition.snapshot["streams"][0]["name"] = "Alpha, renamed"
    edition.change, edition.note = change, NOTE
    edition.save()
    withdraw(publish, edition, "The notice was an exercise.")
    # What was kept while the edition still said nothing else.
    cache.clear()
    page_cache.MEMORY.clear()


def test_readers_see_what_changed_and_what_was_taken_back(
    visits: Visits, editions: None, axe: Axe
) -> None:
    for viewport in (PHONE, DESKTOP):
        page = visits.open("/changes/", viewport=viewport)
        for title in ("Withdrawn: Points for high-wage occupations", "for a test"):
            expect(page.get_by_role("heading", name=title, exact=True)).to_be_visible()
        axe(page, viewport)
        assert fits(page)
        with page.expect_navigation():
            page.get_by_role("link", name="by edition 3").click()
        expect(page.get_by_text("The notice was an exercise.")).to_be_visible()
        with page.expect_navigation():
            page.get_by_role("link", name="What edition 2 said").click()
        expect(page.get_by_text("Every difference from")).to_be_visible()
        axe(page)
        assert fits(page)


def test_the_owner_of_an_address_ticks_and_unticks_without_javascript(
    visits: Visits, editions: None, axe: Axe
) -> None:
    address = agreed_address("me@example.org")
    page = visits.open(f"/confirm/{address.token}/", viewport=PHONE, javascript=False)
    tick = page.get_by_label("Write to me when my own answer changes")
    expect(tick).not_to_be_checked()

    tick.check()
    save(page)
    expect(tick).to_be_checked()
    subscription = Subscription.objects.active().get()

    page = visits.open(f"/hear/{subscription.token}/", viewport=PHONE)
    axe(page)
    assert fits(page)
    with page.expect_navigation():
        page.get_by_role("button", name="Hear no more").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("no more changes")
    axe(page)
    assert not Subscription.objects.active().exists()


def save(page: Page) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name="Save", exact=True).click()
