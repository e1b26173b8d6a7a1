"""What levers cost, with the pages that say it."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from pathways.outlook.standing import Standing
from pathways.rules.planning import Planner
from pathways.rules.profile import read_profile
from pathways.selectors.plan_costs import Cost, cost_of
from tests.people import DEVELOPER

pytestmark = pytest.mark.usefixtures("catalogue")
ON = date(2026, 11, 22)


def cost(lever: str, **answers: Any) -> Cost:
    from pathways import editions

    _, rulebook = editions.current()
    profile = read_profile({**DEVELOPER, **answers})
    steps = Planner(rulebook, profile, ON).steps()
    step = next(step for step in steps if step.lever == lever)
    return cost_of(Standing(rulebook, rulebook.assess(profile, ON)), step)


def test_a_nomination_costs_what_its_province_asks_with_its_page() -> None:
    found = cost("nomination", intended_provinces=["BC"])

    paid = {fee.title: fee.amount for fee in found.fees}
    assert paid == {
        "BC PNP registration": Decimal(0),
        "BC PNP Skills Immigration application": Decimal(1750),
    }
    assert all(fee.citation and fee.citation.source.url for fee in found.fees)
    assert found.money_words == "1,750 CAD"


def test_a_province_without_a_published_fee_has_no_known_cost() -> None:
    found = cost("nomination", intended_provinces=["NL"])

    assert (found.fees, found.money_words) == ((), "No official figure")


def test_the_employer_pays_for_an_lmia() -> None:
    found = cost("lmia")

    assert [(fee.amount, fee.by_employer) for fee in found.fees] == [
        (Decimal(1000), True)
    ]
    assert found.money_words == "your employer 1,000 CAD"


def test_an_estimate_is_dated_and_leads_to_no_page() -> None:
    found = cost("french")

    assert found.is_estimate
    assert found.citation is not None
    assert found.citation.source.url == ""
    assert (found.citation.as_of_told, found.citation.confidence) == (
        "2026-11-22",
        "recalled",
    )
    assert found.time_words == "9 to 24 months"
    assert found.money_words == "No official figure"
