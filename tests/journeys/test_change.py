"""The trial by fire: an invented CRS from the notice to live, and back, in a browser.

An exercise: its list, levels and points are made up, and none of it is shipped.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from pathways import editions, models, profiles, tasks
from pathways.models.promises import State
from pathways.rules.profile.profile import read_profile
from pathways.services import deliveries, reports, subscriptions
from tests.harness.browser import PHONE, Visits
from tests.harness.hands import (
    Hand,
    curators,
    hand_of,
    let_approve,
    open_change,
    picture,
)
from tests.harness.mail import MailServer

__all__ = ["curators"]

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
FIRST_DAY = date(2026, 11, 3)
LEVELS = "code,level\n20012,1\n31100,1\n31102,1\n21211,2\n21220,2\n21231,2\n21232,2\n"
LEVELS += "21311,2\n21222,3\n21230,3\n21234,3\n40011,3\n"
WORK = "level\t12\t24\t36\n1\t20\t30\t45\n2\t15\t22\t30\n3\t5\t10\t15"
OFFER = "1\t30\n2\t20\n3\t10"


def developer() -> dict[str, Any]:
    """The answers of one of the people one knows: an offer on the list, level 2."""
    person = models.GoldenPerson.objects.get(title__contains="offer at 70 CAD")
    answers: dict[str, Any] = person.profile
    return answers


def owner_of_a_report() -> None:
    """Somebody has a report, agreed to get it, and asked to hear of changes."""
    now = timezone.now()
    saved, _token = profiles.start_profile(answers=developer(), now=now)
    report = reports.request_report(
        profile=saved, chosen=["express-entry/fsw"], on=timezone.localdate(), now=now
    )
    deliveries.request_delivery(report=report, email="owner@example.org", now=now)
    address = report.addresses.get()
    deliveries.confirm_address(address=address, now=now)
    address.mails.all().delete()
    subscriptions.ask_to_hear(address=address, now=now)


def tell() -> None:
    """What the workers do with news, one after the other."""
    tasks.take_up_news()
    for part in models.NewsPart.objects.filter(state=State.WAITING):
        tasks.tell_part(part_id=part.pk)
    for mail in models.OutgoingMail.objects.filter(state=State.WAITING):
        tasks.deliver_mail(mail_id=mail.pk)


def count_everybody() -> None:
    """What the workers do with an impact, shard by shard."""
    run = models.ImpactRun.objects.get()
    while run.shards.exclude(state=State.KEPT).exists():
        tasks.count_impact(run_id=run.pk)


def points_of_the_offer() -> tuple[object, object]:
    """What the invented leaf gives the developer, by the edition in force."""
    _, rulebook = editions.current()
    score = rulebook.assess(read_profile(developer()), FIRST_DAY).score("crs")
    return {
        leaf.slug: (score.bounds(leaf).lower, score.bounds(leaf).upper)
        for leaf in score.leaves()
    }.get("offer-in-a-listed-occupation", (None, None))


def write_the_change(hand: Hand) -> None:
    page, title = hand.page, "Express Entry: CRS of 3 November 2026"
    open_change(hand, "CRS criteria", title, FIRST_DAY.isoformat())
    hand.click(page.get_by_label("2026-11-03"))
    picture(page, "curation-notice")
    hand.go(hand.button("Open the change"))
    hand.go(hand.link("Codes by level"))
    page.get_by_label("What the list is called").fill("High-wage occupations")
    page.get_by_label("CSV file").set_input_files(
        files={"name": "levels.csv", "mimeType": "text/csv", "buffer": LEVELS.encode()}
    )
    hand.go(hand.button("Save in the change"))
    hand.go(hand.link("A part with its cells"))
    write_part(hand, "Offer in a listed occupation", "offer", OFFER)
    hand.go(hand.button("Save and add another"))
    write_part(hand, "Work in a listed occupation", "primary", WORK)
    picture(page, "curation-part")
    hand.go(hand.button("Save in the change"))


def write_part(hand: Hand, title: str, whose: str, table: str) -> None:
    page = hand.page
    page.get_by_label("Part of").select_option(
        label="Comprehensive Ranking System, 2026-11-03: Additional points"
    )
    page.get_by_label("What it is called").fill(title)
    page.get_by_label("By the level on the list").select_option("high-wage-occupations")
    page.get_by_label("Whose occupation").select_option(whose)
    if whose == "primary":
        hand.click(page.get_by_label("Also by months of work in Canada"))
    page.get_by_label("Cells").fill(table)
    page.get_by_label("The part that it belongs to gives at most").fill("650")


def test_an_invented_grid_goes_from_the_notice_to_live_and_back(
    catalogue: None,
    curators: None,
    visits: Visits,
    smtp_server: MailServer,
    axe: Callable[..., None],
) -> None:
    owner_of_a_report()
    hand = hand_of(visits, "curator-a")
    picture(hand.page, "curation-home")
    axe(hand.page, dark=True)

    write_the_change(hand)
    says = hand.page.locator(".says")
    expect(says).to_contain_text("gives at most 650 (600)")
    expect(says).to_contain_text("20 points for level 2")
    expect(says).to_contain_text("a list begins with 12 lines", ignore_case=True)
    expect(hand.page.locator(".people")).to_contain_text("+20")
    picture(hand.page, "curation-change")

    hand.go(hand.button("Count whom it moves"))
    count_everybody()
    hand.page.reload()
    expect(hand.page.get_by_text("1 saved, 10,000 synthetic")).to_be_visible()
    hand.page.get_by_role("heading", name="Impact").scroll_into_view_if_needed()
    picture(hand.page, "curation-impact")
    axe(hand.page, dark=True)
    hand.go(hand.button("Ask for review"))
    assert hand.button("Approve").count() == 0

    other = let_approve(visits)
    picture(other.page, "curation-approved")
    hand.page.reload()
    hand.go(hand.button("Publish at once"))
    assert points_of_the_offer() == (20, 20)
    for _again in range(3):
        tell()
    (message,) = smtp_server.messages
    assert "Edition 2" in str(message["Subject"])

    hand.page.get_by_label("Reason, for readers").fill("An exercise.")
    hand.go(hand.page.get_by_role("button", name="Withdraw edition 2"))
    assert points_of_the_offer() == (None, None)
    numbers = models.Edition.objects.order_by("number").values_list("digest", flat=True)
    assert numbers[0] == numbers[2] != numbers[1]
    assert hand.pages + other.pages <= 15, (hand.pages, other.pages)
    assert hand.clicks + other.clicks <= 30, (hand.clicks, other.clicks)
    public = visits.open("/changes/")
    expect(public.get_by_text("An exercise.").first).to_be_visible()
    picture(public, "curation-readers")


def test_a_pause_is_live_after_at_most_five_pages_on_a_phone(
    catalogue: None, curators: None, visits: Visits, axe: Callable[..., None]
) -> None:
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
    assert hand.fits()
    hand.go(hand.button("Make it live"))

    assert models.Change.objects.get().state == "live"
    assert hand.pages <= 5
