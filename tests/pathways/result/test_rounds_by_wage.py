"""A round that invited by wage counts on every page, beside the points."""

import re
from datetime import date
from html import unescape
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from pathways.models import SavedProfile
from pathways.pages.options.page import Options
from pathways.selectors.person import Person
from pathways.selectors.result import current_edition
from tests.pathways.result.conftest import Link
from tests.pathways.result.us_developer import DEVELOPER

pytestmark = pytest.mark.usefixtures("catalogue")

ON = date(2026, 11, 28)
BC = "pnp/bc/sw"


def with_offer(wage: float) -> dict[str, Any]:
    """The developer, with an offer in Vancouver."""
    offer = {
        **{"noc": "21231", "province": "BC", "city": "Vancouver"},
        **{"wage_cad_hourly": wage, "hours_per_week": 40, "indeterminate": True},
        **{"at_or_above_prevailing_wage": True, "employer_years_operating": 10},
        **{"applicant_share_percent": 0, "citizen_or_pr_employees": 50},
    }
    return {**DEVELOPER, "job_offer": offer, "intended_provinces": ["BC"]}


@pytest.mark.parametrize(("wage", "met"), [(60, 4), (62.5, 7), (51.99, 0)])
def test_an_offer_meets_the_rounds_of_its_wage(wage: float, met: int) -> None:
    saved = SavedProfile(answers=with_offer(wage))
    past = Options(Person(saved, current_edition(), ON)).past(BC)

    assert past is not None
    assert (int(past.met), past.compared, past.by_wage) == (met, 9, True)


@pytest.mark.parametrize(
    ("name", "more"),
    [("option", [BC]), ("own-provinces", []), ("own-province", ["bc"])],
)
def test_no_page_says_that_such_an_offer_met_nothing(
    client: Client, link_to: Link, name: str, more: list[str]
) -> None:
    with time_machine.travel("2026-11-28 15:00:00Z", tick=False):
        token = link_to(with_offer(60))
        page = client.get(reverse(f"pathways:{name}", args=[token, *more]))

    text = " ".join(unescape(re.sub("<[^>]+>", " ", page.content.decode())).split())
    assert not re.search(r"\b0 of \d+ (cut-offs|rounds)", of_bc(text, name))


def of_bc(text: str, name: str) -> str:
    """What the page says of the stream of British Columbia."""
    matches = re.findall(r"Skills Immigration - Skilled Worker.{0,1500}", text)
    assert matches, name
    return " ".join(matches)


def test_the_page_of_the_province_tells_the_rounds_of_the_wage(
    client: Client, link_to: Link
) -> None:
    with time_machine.travel("2026-11-28 15:00:00Z", tick=False):
        token = link_to(with_offer(60))
        page = client.get(reverse("pathways:own-province", args=[token, "bc"]))

    words = "Invited, by points or by wage, in 4 of 9 rounds of the last 12 months"
    assert words in page.content.decode()
