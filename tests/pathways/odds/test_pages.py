"""The odds on pages: the public calibration, the result and the plan."""

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from playwright.sync_api import ViewportSize

from pathways.rounds.calibration import published
from tests.harness.browser import Visits
from tests.harness.pages import WIDTHS, Axe, fits
from tests.pathways.result.conftest import Link
from tests.people import DEVELOPER

ADDRESS = "/odds/"
FSW = "express-entry/fsw"
NOON = "2026-11-22 15:00:00Z"
pytestmark = pytest.mark.usefixtures("rounds")


def test_the_page_takes_few_queries_and_sets_no_cookie(client: Client) -> None:
    with CaptureQueriesContext(connection) as queries:
        first = client.get(ADDRESS)
    again = client.get(ADDRESS, headers={"If-None-Match": first.headers["ETag"]})

    assert first.status_code == 200
    assert len(queries) <= 4
    assert not first.cookies
    assert again.status_code == 304


def test_every_figure_of_the_calibration_stands_on_the_page(client: Client) -> None:
    text = client.get(ADDRESS).content.decode()
    result = published()

    for method in result.methods:
        assert f"{method.earlier:.4f}" in text
        assert f"{method.held_out:.4f}" in text
    for table in result.tables:
        for row in table.bins:
            assert f"{row.forecasts:,}" in text
            assert f"{round(row.happened * 100)}%" in text


def test_a_way_that_does_not_beat_the_last_months_has_no_table(client: Client) -> None:
    text = client.get(ADDRESS).content.decode()

    assert text.count('class="figure-chart odds"') == len(published().shown)


def test_the_rounds_page_leads_to_it(client: Client) -> None:
    assert f'href="{ADDRESS}"' in client.get("/rounds/").content.decode()


def test_a_person_sees_rounds_pool_and_the_break_of_the_grid(
    client: Client, link_to: Link
) -> None:
    with time_machine.travel(NOON, tick=False):
        address = reverse("pathways:option", args=[link_to(DEVELOPER), FSW])
        text = client.get(address).content.decode()

    assert "What past rounds say of your score" in text
    assert "Your Express Entry score, factor by factor" in text
    assert "No round since then is on our record." in text
    assert "of 229,904 people stood ahead of your score" in text
    assert "counts as half a round" in text
    assert f'href="{ADDRESS}"' in text


@WIDTHS
@pytest.mark.usefixtures("catalogue")
def test_the_calibration_is_accessible(
    visits: Visits, axe: Axe, viewport: ViewportSize
) -> None:
    page = visits.open(ADDRESS, viewport=viewport)

    axe(page)
    assert fits(page)
