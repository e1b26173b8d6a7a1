"""A fee, a stream and the wages of a year: each from its notice to readers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone
from django.utils.formats import date_format
from playwright.sync_api import expect

from occupations.models import Source, Wage
from pathways import models
from tests.harness.browser import PHONE, Visits
from tests.harness.hands import (
    Hand,
    curators,
    hand_of,
    let_approve,
    open_change,
    picture,
)
from tests.occupations.test_job_bank import HEADER

__all__ = ["curators"]

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
FEE = "Right of permanent residence"
ASKED = (
    ("Eighteen or older", "age", "18"),
    ("English at CLB 5", "language_level", "5"),
    ("Four months left on the permit", "permit_months_left", "4"),
    ("A year of work", "work_months", "12"),
    ("An offer of a year", "offer_months", "12"),
)
WAGES = "\n".join(
    f"NOC_{code},t,t,BC,ER59,n,n,41,61,81,61,51,71,Survey,2025-2026,0"
    for code in ("21231", "21232", "21311")
)


def test_a_fee_has_a_coming_day_that_readers_see(
    catalogue: None, curators: None, visits: Visits, axe: Callable[..., None]
) -> None:
    day = timezone.localdate() + timedelta(days=60)
    hand = hand_of(visits, "curator-a", PHONE)
    page = hand.page
    hand.go(hand.link("A fee from a day on"))
    page.get_by_label("Fee").select_option(label=FEE)
    page.get_by_label("Amount in CAD").fill("640")
    page.get_by_label("From").fill(day.isoformat())
    page.get_by_label("Notice").select_option(label="Fee list")
    hand.click(page.get_by_label("I read it today"))
    hand.go(hand.button("Show what it says"))
    expect(page.locator(".says")).to_contain_text("640")
    axe(page)
    assert hand.fits()
    picture(page, "curation-fee")
    hand.go(hand.button("Make it live"))
    assert hand.pages <= 5

    public = visits.open("/pathways/express-entry/fsw/", viewport=PHONE)
    note = public.locator("td .note").filter(has_text="640")
    expect(note).to_contain_text(f"From {date_format(day, 'j F Y')}")
    note.scroll_into_view_if_needed()
    picture(public, "curation-fee-readers")
    axe(public)


def write_stream(hand: Hand) -> None:
    page = hand.page
    hand.go(hand.link("A new stream"))
    page.get_by_label("Program").select_option(
        label="New Brunswick Provincial Nominee Program (NBPNP)"
    )
    page.get_by_label("Its own name").fill("Forest Builders")
    page.get_by_label("Permanent name").fill("pnp/nb/forest-builders")
    page.get_by_label("Province that selects").select_option(label="New Brunswick")
    page.get_by_label("What approval gives").select_option("permanent")
    page.get_by_label("What it is, in a sentence").fill("An exercise.")
    lines = [page.get_by_role("group", name=f"Requirement {n}") for n in range(1, 6)]
    for line, (title, kind, _threshold) in zip(lines, ASKED, strict=True):
        line.get_by_label("What is asked").fill(title)
        line.get_by_label("Fact").select_option(kind)
    hand.go(hand.button("Save in the change"))
    for line, (_title, _kind, threshold) in zip(lines, ASKED, strict=True):
        line.get_by_label("Threshold").fill(threshold)
    picture(page, "curation-stream")


def test_a_stream_with_five_requirements_takes_eight_pages(
    catalogue: None, curators: None, visits: Visits, axe: Callable[..., None]
) -> None:
    notice = Source.objects.create(
        slug="forest-builders",
        title="Forest Builders",
        url="https://example.org/notice",
    )
    today = timezone.localdate().isoformat()
    hand = hand_of(visits, "curator-a")
    open_change(hand, notice.url, "Forest Builders begins", today)
    hand.go(hand.button("Open the change"))
    write_stream(hand)
    axe(hand.page)
    hand.go(hand.button("Save in the change"))
    expect(hand.page.locator(".says")).to_contain_text("Forest Builders")
    assert models.Stream.objects.count() == 88
    axe(hand.page)
    hand.go(hand.button("Ask for review"))
    let_approve(visits)
    hand.page.reload()
    hand.go(hand.button("Publish at once"))
    assert hand.pages <= 8, hand.pages

    public = visits.open("/pathways/pnp/nb/forest-builders/")
    for title, _kind, _threshold in ASKED:
        expect(public.get_by_text(title).first).to_be_visible()
    axe(public)
    picture(public, "curation-stream-readers")


def test_the_wages_of_a_year_come_from_their_file(
    catalogue: None, curators: None, visits: Visits, axe: Callable[..., None]
) -> None:
    hand = hand_of(visits, "curator-a")
    page = hand.page
    hand.go(hand.link("In and out"))
    form = page.locator("form.bring").last
    content = f"{HEADER}\n{WAGES}\n".encode("utf-8-sig")
    form.get_by_label("Job Bank’s wage file").set_input_files(
        files={"name": "wages.csv", "mimeType": "text/csv", "buffer": content}
    )
    form.get_by_label("Edition").fill("2027")
    form.get_by_label("Published on").fill(timezone.localdate().isoformat())
    axe(page)
    picture(page, "curation-wages")
    hand.go(form.get_by_role("button", name="Into the change"))
    expect(page.get_by_text("4 rows are in the change.")).to_be_visible()
    axe(page)
    page.get_by_label("What changed, for readers").fill("The wages of 2027.")
    hand.go(hand.button("Ask for review"))
    let_approve(visits)
    page.reload()
    hand.go(hand.button("Publish at once"))

    wage = Wage.objects.get(unit_group__code="21231", area__code="ER59")
    assert (wage.median_cad, wage.edition) == (Decimal(61), 2027)
