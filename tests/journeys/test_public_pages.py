"""A visitor reads the public pages in a real browser, on a phone and at a desk."""

import pytest
from django.core.management import call_command
from playwright.sync_api import ViewportSize, expect

from tests.harness.browser import Visits
from tests.harness.pages import WIDTHS, Axe, fits, open_all

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("catalogue"),
    pytest.mark.browser,
]
SHIFTS = """new Promise(done => {
  let sum = 0
  new PerformanceObserver(seen => seen.getEntries().forEach(its => sum += its.value))
    .observe({type: 'layout-shift', buffered: true})
  setTimeout(() => done(sum), 300)
})"""
PAGES = (
    *("/", "/pathways/", "/pathways/pnp/bc/sw/", "/pathways/express-entry/fsw/"),
    *("/provinces/on/", "/rounds/", "/admissibility/", "/changes/"),
)


@WIDTHS
def test_the_public_pages_fit_hold_still_and_are_accessible(
    visits: Visits, axe: Axe, viewport: ViewportSize
) -> None:
    call_command("load_rounds", verbosity=0)
    for address in PAGES:
        page = visits.open(address, viewport=viewport)
        assert page.evaluate(SHIFTS) == 0, address
        open_all(page)
        assert fits(page), address
        axe(page, viewport)


def test_rounds_are_explored_without_javascript(visits: Visits) -> None:
    call_command("load_rounds", verbosity=0)
    page = visits.open("/rounds/?since=", javascript=False)

    page.get_by_label("Category").select_option("stem")
    page.get_by_role("button", name="Show").click()

    expect(page.get_by_role("heading", level=2).first).to_have_text("3 rounds")
    expect(page.get_by_role("img").first).to_be_visible()
