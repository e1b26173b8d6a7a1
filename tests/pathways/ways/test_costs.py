"""What permanent residence costs after a nomination or a selection, row by row."""

from collections.abc import Callable
from copy import deepcopy
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from pathways import editions
from pathways.outlook.standing import Standing
from pathways.rules.profile import read_profile
from pathways.rules.rulebook import Rulebook
from pathways.selectors.ways import ways_of
from pathways.ways.way import Way
from tests.rules.way_people import answers_of, for_quebec

pytestmark = pytest.mark.usefixtures("catalogue")
ON = date(2026, 11, 22)
MANAGER = "manager with an affiliate"
RIGHT = "right-of-permanent-residence"
Fees = dict[str, dict[str, Any]]


def unchanged(fees: Fees) -> None:
    """The catalogue as it is shipped."""


def close_all(fees: Fees) -> None:
    """No fee is known to be part of the later application."""
    for fee in fees.values():
        fee.pop("residence", None)


def end_right(fees: Fees) -> None:
    """The right of permanent residence costs nothing after a nomination since 2026."""
    rows = fees[RIGHT]["residence"]
    next(row for row in rows if row["after"] == "nomination")["to"] = "2026-01-01"


def federal_way(
    answers: dict[str, Any], change: Callable[[Fees], None] = unchanged
) -> Way:
    """The first way that ends with an application to Canada outside Express Entry."""
    snapshot = deepcopy(dict(editions.current()[1].snapshot))
    change(snapshot["fees"])
    rulebook = Rulebook(snapshot)
    standing = Standing(rulebook, rulebook.assess(read_profile(answers), ON))
    found = ways_of(standing)
    return next(one for one in found if one.steps[-1].leg.move.kind == "federal")


def amounts(way: Way) -> dict[str, Decimal]:
    return {line.title: line.low for line in way.costs.you.lines if line.low}


def test_a_nominee_pays_canada_what_the_rows_list() -> None:
    way = federal_way(answers_of(MANAGER))

    paid = amounts(way)
    assert paid["Permanent residence, economic class, principal applicant"] == 990
    assert paid["Right of permanent residence"] == 600
    assert all(cite and cite.source.url for cite in way.costs.grounds)
    assert set(way.costs.grounds) <= set(way.citations)


def test_a_fee_whose_row_has_ended_is_not_counted() -> None:
    before = federal_way(answers_of(MANAGER)).costs.you.low

    way = federal_way(answers_of(MANAGER), end_right)

    assert "Right of permanent residence" not in amounts(way)
    assert way.costs.you.low == before - 600


def test_without_rows_the_application_to_canada_is_told_as_not_collected() -> None:
    way = federal_way(answers_of(MANAGER), close_all)

    assert way.costs.uncollected == (way.steps[-1].title,)


def test_whoever_quebec_selects_pays_canada_too() -> None:
    way = federal_way(for_quebec())

    assert way.steps[-1].title.endswith("selected by Quebec")
    assert way.costs.you.low == 990 + 600 + 85
    assert way.costs.uncollected == (way.steps[0].title,)


def test_the_fee_inside_the_toronto_area_stands_in_place_of_the_other() -> None:
    way = federal_way(answers_of(MANAGER))

    assert amounts(way)["OINP application, other"] == 1500
    assert [line.low for line in way.costs.you.extras] == [2000]
