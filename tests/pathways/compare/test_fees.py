"""Fees of a stream for one family: by payer, by unit, by day, and what stays open."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from pathways.comparison.fees import Total, fee_lines, totals
from tests.pathways.result.small import CITE, HAS_OFFER, ON, standing, stream

SINGLE = {"marital_status": "never_married", "dependent_children": 0}
FAMILY = {
    "marital_status": "married",
    "partner": {"accompanying": True, "canadian_or_pr": False},
    "dependent_children": 2,
}


def fee(unit: str, amount: Any = 100, payer: str = "worker", **more: Any) -> Any:
    version = {"from": "2020-01-01", "amount_cad": amount, "cite": CITE, **more}
    return {"title": unit, "payer": payer, "unit": unit, "versions": [version]}


def paid(
    answers: dict[str, Any],
    *fees: dict[str, Any],
    on: date = ON,
    payer: str = "worker",
    **listed: Any,
) -> Total:
    named = {f"fee-{place}": item for place, item in enumerate(fees)}
    of_stream = [{"fee": slug, **listed} for slug in named]
    result = standing(
        answers, stream("one", HAS_OFFER, fees=of_stream), on=on, fees=named
    )
    lines = fee_lines(result, result.by_slug["one"])
    assert lines is not None
    return totals(lines)[payer]


def ends(total: Total) -> tuple[Any, Any]:
    return total.low, total.high


@pytest.mark.parametrize(
    ("unit", "single", "family"),
    [
        ("application", 100, 100),
        ("permit", 100, 100),
        ("position", 100, 100),
        ("offer", 100, 100),
        ("principal", 100, 100),
        ("partner", 0, 100),
        ("child", 0, 200),
        ("adult", 100, 200),
        ("person", 100, 400),
    ],
)
def test_a_unit_says_how_often_a_fee_is_due(
    unit: str, single: int, family: int
) -> None:
    alone, together = paid(SINGLE, fee(unit)), paid(FAMILY, fee(unit))

    assert alone.low == single
    assert together.low == family
    assert alone.is_exact
    assert together.is_exact


def test_the_employers_fees_stand_apart() -> None:
    fees = (fee("permit", 155), fee("position", 1000, "employer"))

    assert paid(SINGLE, *fees).low == 155
    assert paid(SINGLE, *fees, payer="employer").low == 1000


def test_a_family_pays_no_more_than_its_maximum() -> None:
    together = paid(FAMILY, fee("person", 85, family_max_cad=170))

    assert together.low == together.high == 170


@pytest.mark.parametrize(
    ("on", "amount"), [(date(2026, 4, 29), 950), (date(2026, 4, 30), 990)]
)
def test_the_amount_is_that_of_the_day(on: date, amount: int) -> None:
    changed = fee("principal")
    changed["versions"] = [
        {"from": "2024-04-30", "to": "2026-04-30", "amount_cad": 950, "cite": CITE},
        {"from": "2026-04-30", "amount_cad": 990, "cite": CITE},
    ]

    assert paid(SINGLE, changed, on=on).low == amount


def test_an_amount_that_we_have_not_collected_is_named_and_not_counted() -> None:
    total = paid(SINGLE, fee("permit", None), fee("person", 85))

    assert total.low == 85
    assert [line.title for line in total.uncollected] == ["permit"]
    assert not total.is_exact


def test_before_its_first_version_an_amount_is_not_known() -> None:
    total = paid(SINGLE, fee("permit"), on=date(2019, 12, 31))

    assert [line.each for line in total.lines] == [None]


def test_an_unanswered_family_leaves_the_sum_open_and_names_the_question() -> None:
    total = paid({"dependent_children": 0}, fee("person"))

    assert ends(total) == (100, 200)
    assert total.asks == ("marital_status",)


def test_an_unanswered_number_of_children_has_no_upper_end() -> None:
    total = paid({"marital_status": "never_married"}, fee("person"))

    assert ends(total) == (100, None)
    assert total.asks == ("dependent_children",)


def test_a_family_maximum_bounds_even_an_unknown_number_of_children() -> None:
    total = paid(
        {"marital_status": "never_married"}, fee("person", 85, family_max_cad=170)
    )

    assert ends(total) == (85, 170)


def test_children_who_stay_behind_are_not_paid_for() -> None:
    total = paid({**FAMILY, "accompanying_children": 1}, fee("child"))

    assert total.low == 100


@pytest.mark.parametrize(
    "partner",
    [
        {"accompanying": False, "canadian_or_pr": False},
        {"accompanying": True, "canadian_or_pr": True},
    ],
)
def test_a_partner_who_stays_or_is_canadian_pays_nothing(
    partner: dict[str, bool],
) -> None:
    assert paid({**FAMILY, "partner": partner}, fee("partner")).low == 0


def test_citizens_who_are_exempt_do_not_pay() -> None:
    american = {**SINGLE, "applicant": {"citizenships": ["US"]}}
    mexican = {**SINGLE, "applicant": {"citizenships": ["MX"]}}

    assert paid(american, fee("person", 85), except_citizens=["US"]).low == 0
    assert paid(mexican, fee("person", 85), except_citizens=["US"]).low == 85


def test_citizenship_that_was_not_answered_leaves_the_fee_open() -> None:
    total = paid(SINGLE, fee("person", 85), except_citizens=["US"])

    assert ends(total) == (0, 85)
    assert total.asks == ("applicant.citizenships",)


def test_the_citizenship_of_children_is_not_guessed() -> None:
    american = {**FAMILY, "applicant": {"citizenships": ["US"]}}
    american["partner"] = {**FAMILY["partner"], "citizenships": ["US"]}  # type: ignore[dict-item]

    total = paid(american, fee("person", 85), except_citizens=["US"])

    assert ends(total) == (0, 170)
    assert total.asks == ()


def test_a_fee_that_only_some_pay_is_in_no_total() -> None:
    total = paid(SINGLE, fee("application", 500), optional=True, note="For a review.")

    assert total.low == Decimal(0)
    (extra,) = total.extras
    assert extra.low == 500
    assert extra.note == "For a review."


def test_fees_that_were_not_collected_are_not_none() -> None:
    result = standing({}, stream("one", HAS_OFFER))

    assert fee_lines(result, result.by_slug["one"]) is None
