"""What a lever costs beside its fees, of the prices that are published."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from pathways.rules.planner.costs import cost_cad, lever_cost, rate, step_cost
from pathways.rules.rulebook import Rulebook

TODAY = date(2026, 11, 28)
RATES = {
    "old": {"currency": "USD", "on": "2026-01-02", "cad": 1.25},
    "new": {"currency": "USD", "on": "2026-08-21", "cad": 1.376},
}


def priced(*, costs: dict[str, Any], lever: dict[str, Any] | None = None) -> Any:
    """A snapshot with these prices, and one lever ``eca``."""
    return {"costs": costs, "levers": {"eca": lever or {}}, "rates": RATES}


@pytest.mark.parametrize(
    ("lever", "low", "high"),
    [
        ("eca", "200", "264"),
        ("partner-eca", "200", "264"),
        ("language-test", "280", "360"),
        ("english", "280", "360"),
        ("partner-english", "280", "360"),
    ],
)
def test_papers_and_tests_cost_from_the_cheapest_to_the_dearest(
    rulebook: Rulebook, lever: str, low: str, high: str
) -> None:
    assert lever_cost(rulebook.snapshot, lever, TODAY) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize("lever", ["french", "partner-french", "lmia", "credential"])
def test_a_lever_without_a_price_is_not_known_and_not_free(
    rulebook: Rulebook, lever: str
) -> None:
    assert lever_cost(rulebook.snapshot, lever, TODAY) is None


def test_a_lever_that_costs_nothing_costs_0(rulebook: Rulebook) -> None:
    assert lever_cost(rulebook.snapshot, "waiting", TODAY) == (Decimal(0), Decimal(0))


@pytest.mark.parametrize(
    ("on", "cad"),
    [
        (date(2026, 8, 21), "24.77"),
        (date(2026, 8, 20), "22.50"),
        (date(2025, 1, 1), "22.50"),
    ],
)
def test_us_dollars_are_told_at_the_newest_rate_of_the_day(on: date, cad: str) -> None:
    shot = priced(costs={"fbi": {"currency": "USD", "low": 18, "high": 18}})

    assert cost_cad(shot, "fbi", on) == (Decimal(cad), Decimal(cad))


def test_without_a_rate_us_dollars_are_not_known() -> None:
    shot = priced(costs={"fbi": {"currency": "USD", "low": 18, "high": 18}})

    assert cost_cad({**shot, "rates": {}}, "fbi", TODAY) is None


@pytest.mark.parametrize(("on", "known"), [("2026-12-31", True), ("2027-01-01", False)])
def test_a_price_of_a_year_ends_with_it(
    rulebook: Rulebook, on: str, known: bool
) -> None:
    result = cost_cad(rulebook.snapshot, "caq-worker", date.fromisoformat(on))

    assert (result == (Decimal(233), Decimal(233))) is known


def test_costs_that_are_no_choice_add_up_beside_the_estimate() -> None:
    costs = {"a": {"low": 10, "high": 20}, "b": {"low": 1, "high": 2}}
    lever = {
        "cost_low_cad": 100,
        "cost_high_cad": 200,
        "costs": [{"cost": "a"}, {"cost": "b"}],
    }

    assert lever_cost(priced(costs=costs, lever=lever), "eca", TODAY) == (
        Decimal(111),
        Decimal(222),
    )


def test_a_sum_in_cad_is_told_in_us_dollars_by_the_rate_of_its_day(
    rulebook: Rulebook,
) -> None:
    result = rate(rulebook.snapshot, TODAY)

    assert result is not None
    assert (result.on, result.cad) == (date(2026, 8, 21), Decimal("1.376"))
    assert result.from_cad(Decimal(15263)) == Decimal("11092.30")


@pytest.mark.parametrize(
    ("lever", "low", "high"),
    [
        ("canadian-work", 155, 155),
        ("transfer", 155, 155),
        ("lmia", 0, 0),
        ("job-offer", 0, 0),
        ("eca", 200, 264),
        ("partner-comes", 1675, 1675),
    ],
)
def test_a_step_costs_its_papers_and_the_fees_that_a_person_pays(
    rulebook: Rulebook, lever: str, low: int, high: int
) -> None:
    assert step_cost(rulebook.snapshot, lever, TODAY) == (Decimal(low), Decimal(high))


def test_a_nomination_costs_what_its_province_asks(rulebook: Rulebook) -> None:
    asked = {
        province: step_cost(rulebook.snapshot, "nomination", TODAY, province)
        for province in ("BC", "ON")
    }

    assert asked["BC"] == (Decimal(1750), Decimal(1750))
    assert asked["ON"] == (Decimal(1500), Decimal(1500))


@pytest.mark.parametrize("lever", ["french", "credential"])
def test_what_nobody_publishes_has_no_figure(rulebook: Rulebook, lever: str) -> None:
    assert step_cost(rulebook.snapshot, lever, TODAY) is None
