"""A curator brings a points grid up to date in the browser, and no code changes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.core.management import call_command
from django_otp.plugins.otp_totp.models import TOTPDevice
from playwright.sync_api import Page, expect

from occupations.models import Source
from pathways import editions
from pathways.rules.profile.profile import read_profile
from tests.harness.browser import DESKTOP, Visits
from tests.harness.curators import code_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
PASSWORD = "a-password-of-this-test"
FIRST_DAY, DAY_BEFORE = date(2027, 1, 15), date(2027, 1, 14)
HIGH_WAGE_ENGINEER = {
    "applicant": {
        "work": [
            {
                "noc": "21231",
                "country": "US",
                "start": "2020-01-01",
                "end": None,
                "hours_per_week": 40,
            }
        ]
    }
}


def leaf_bounds(on: date) -> dict[str, tuple[object, object]]:
    """Points of each leaf of the CRS for the engineer, by the current edition."""
    _, rulebook = editions.current()
    score = rulebook.assess(read_profile(HIGH_WAGE_ENGINEER), on).score("crs")
    result = {leaf.slug: score.bounds(leaf) for leaf in score.leaves()}
    return {slug: (bounds.lower, bounds.upper) for slug, bounds in result.items()}


def save(page: Page, button: str = "Save") -> None:
    page.get_by_role("button", name=button, exact=True).first.click()


def choose(page: Page, label: str, words: str) -> None:
    """Pick a row in one of the admin's searching selects, once it is one."""
    box = page.locator(".form-row", has=page.get_by_text(f"{label}:", exact=True))
    box.locator(".select2-selection").first.click()
    page.locator(".select2-dropdown input").fill(words)
    page.get_by_role("option", name=words).first.click()


def log_in(page: Page) -> None:
    page.get_by_label("Username:").fill("curator@example.org")
    page.get_by_label("Password:").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("heading", name="Set up codes")).to_be_visible()
    page.get_by_label("Code:").fill(code_of(TOTPDevice.objects.get()))
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("link", name="I have kept them: go on").click()
    expect(page.get_by_role("link", name="Publish", exact=True)).to_be_visible()


def add_list_with_levels(page: Page) -> None:
    page.goto("/admin/occupations/occupationlist/add/")
    page.get_by_label("Slug:").fill("high-wage")
    page.get_by_label("Title:").fill("High-wage occupations")
    save(page)
    page.goto("/admin/occupations/occupationlistentry/add/")
    choose(page, "Occupation list", "High-wage occupations")
    page.get_by_label("Key:").fill("21231")
    page.get_by_label("Label:").fill("Software engineers and designers")
    page.get_by_label("Values:").fill('{"level": 2}')
    page.get_by_label("Effective from:").fill(FIRST_DAY.isoformat())
    cite(page)
    save(page)


def cite(page: Page) -> None:
    choose(page, "Source", "The curator’s source")
    page.get_by_label("Confidence:").select_option("official")


def add_table_of_levels(page: Page) -> None:
    page.goto("/admin/pathways/table/add/")
    page.get_by_label("Slug:").fill("crs-high-wage")
    page.get_by_label("Title:").fill("Points for a high-wage occupation")
    page.get_by_label("Row type:").select_option("number")
    save(page, "Save and continue editing")
    page.locator(".parts").get_by_role("link", name="Add").click()
    cite(page)
    save(page)
    expect(page.get_by_role("heading", name="Points for a high-wage")).to_be_visible()
    for row, (level, points) in enumerate({"1": "15", "2": "30", "3": "50"}.items(), 1):
        page.get_by_label(f"Key of row {row}", exact=True).fill(level)
        page.get_by_label(f"Cell of row {row}").fill(points)
    save(page, "Save the cells")
    expect(page.get_by_text("3 cells changed.")).to_be_visible()


def open_the_next_version(page: Page) -> None:
    page.goto("/admin/pathways/gridversion/?q=2025-03-25")
    row = page.get_by_role("row").filter(has_text="2025-03-25")
    row.filter(has_text="Comprehensive Ranking System").get_by_role(
        "link"
    ).first.click()
    page.get_by_role("link", name="Copy to a new dated version").click()
    page.get_by_label("First day in force:").fill(FIRST_DAY.isoformat())
    cite(page)
    save(page, "Copy")
    expect(page.get_by_text("The next version is there")).to_be_visible()


def add_leaf(page: Page) -> None:
    """Kind of fact first; then, on the page that follows, its parameters."""
    page.get_by_role("link", name="Add a part to “Additional points”").click()
    page.get_by_label("Slug:").fill("high-wage")
    page.get_by_label("Title:").fill("High-wage occupation")
    page.get_by_label("Table:", exact=True).select_option(
        label="Points for a high-wage occupation"
    )
    kind = page.get_by_label("First fact that the table is read by:")
    kind.select_option("list_value")
    save(page, "Save and continue editing")
    page.get_by_label("List:").select_option("high-wage")
    page.get_by_label("Name of the value").fill("level")
    page.get_by_label("Asked about:").select_option("primary")
    save(page, "Save and continue editing")
    expect(page.get_by_text("was added successfully")).to_be_visible()


def publish(page: Page, axe: Callable[..., None]) -> None:
    page.goto("/admin/pathways/edition/publish/")
    version = page.get_by_role("row", name="crs › versions › 2027-01-15 not there")
    expect(version.get_by_text("a new version from 2027-01-15")).to_be_visible()
    page.get_by_label("What changed, for readers").fill("Points for high wages")
    axe(page, dark=True)
    save(page, "Publish")
    expect(page.get_by_text("Edition 2 is published.")).to_be_visible()


def test_a_new_dated_grid_with_a_new_leaf_is_used_on_its_first_day(
    catalogue: None, visits: Visits, axe: Callable[..., None]
) -> None:
    call_command("create_curator", "curator@example.org", password=PASSWORD)
    Source.objects.create(
        slug="curators-source",
        title="The curator’s source",
        url="https://example.org/",
    )
    page = visits.open("/admin/", viewport=DESKTOP)
    expect.set_options(timeout=60_000)

    log_in(page)
    add_list_with_levels(page)
    add_table_of_levels(page)
    axe(page)
    open_the_next_version(page)
    add_leaf(page)
    assert "high-wage" not in leaf_bounds(FIRST_DAY)
    publish(page, axe)

    assert leaf_bounds(FIRST_DAY)["high-wage"] == (30, 30)
    assert "high-wage" not in leaf_bounds(DAY_BEFORE)
