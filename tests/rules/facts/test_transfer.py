"""Transfers inside the employer's group: employment and wage."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from pathways.rules.engine.case import Case, Reference
from pathways.rules.engine.values import OFFICER, Open
from pathways.rules.facts.transfer import TransferMonths, TransferWagePaid
from pathways.rules.profile.profile import read_profile

ON = date(2026, 6, 1)
MEDIANS = Reference(medians={("21231", "ON"): Decimal("55.00")})


def derived(fact: Any, profile: dict[str, Any]) -> Any:
    return fact.derive(Case(read_profile(profile), ON, MEDIANS, None))


@pytest.mark.parametrize(
    ("transfer", "months"),
    [
        ({"months_continuous": 12}, 12),
        ({"months_continuous": 30, "employed_since": "2025-06-01"}, 12),
        ({"months_continuous": 30, "employed_since": "2025-06-02"}, 11),
        ({"months_continuous": 30, "employed_since": "2026-06-02"}, 0),
        ({"months_continuous": 30, "employed_since": None}, 30),
    ],
)
def test_the_day_of_employment_wins(transfer: dict[str, Any], months: int) -> None:
    assert derived(TransferMonths(), {"transfer": transfer}) == months


def test_no_transfer_has_no_months_and_an_open_one_asks() -> None:
    assert derived(TransferMonths(), {"transfer": None}) is None
    result = derived(TransferMonths(), {"transfer": {}})
    assert isinstance(result, Open)
    assert result.asks == {"transfer.months_continuous"}


@pytest.mark.parametrize(
    "profile",
    [{}, {"job_offer": None}, {"job_offer": {"noc": "21231", "province": "ON"}}],
)
def test_a_wage_that_is_not_stated_is_for_an_officer(profile: dict[str, Any]) -> None:
    assert derived(TransferWagePaid(), profile) is OFFICER


@pytest.mark.parametrize(("wage", "paid"), [(55, True), (54.99, False)])
def test_a_stated_wage_is_compared_with_the_median(wage: float, paid: bool) -> None:
    offer = {"noc": "21231", "province": "ON", "wage_cad_hourly": wage}

    assert derived(TransferWagePaid(), {"job_offer": offer}) is paid


def test_what_is_said_of_the_prevailing_wage_decides() -> None:
    offer = {"wage_cad_hourly": 20, "at_or_above_prevailing_wage": True}

    assert derived(TransferWagePaid(), {"job_offer": offer}) is True
