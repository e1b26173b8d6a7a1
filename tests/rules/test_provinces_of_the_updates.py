"""Quebec, Prince Edward Island, Yukon and Canada's times, as they were newly found.

Points of whole persons are cases: ``cases/quebec.yaml``, ``prince_edward_island.yaml``.
"""

from datetime import date
from typing import Any, Final

import pytest

from pathways.rules.profile.profile import read_profile
from pathways.rules.rulebook import Rulebook
from tests.rules.completeness.grids import below, most

ON: Final = date(2026, 11, 28)
NINE: Final = dict.fromkeys(("reading", "writing", "listening", "speaking"), 9)
PARTNER: Final = {
    **{"accompanying": True, "canadian_or_pr": False, "birth_date": "1980-01-01"},
    **{"education": [], "language_tests": [], "estimate_fr": None, "work": []},
}


def points_in_quebec(rulebook: Rulebook, partner: Any) -> Any:
    """Quebec's points for French and a doctorate; at 51, age gives none."""
    doctorate = {
        **{"level": "doctorate", "credential_type": "degree", "years": 4},
        **{"country": "US", "province": None, "completed_on": "2010-05-01"},
    }
    person = {"birth_date": "1975-01-01", "education": [doctorate], "work": []}
    profile = {
        "applicant": {**person, "language_tests": [], "estimate_fr": NINE},
        "marital_status": "married" if partner else "never_married",
        "partner": partner,
    }
    return rulebook.assess(read_profile(profile), ON).score("qc-pstq").lower


def nodes(rulebook: Rulebook, grid: str) -> dict[str, Any]:
    root = rulebook.snapshot["grids"][grid]["versions"][-1]["root"]
    return {node["slug"]: node for node in below(root)}


def amounts(rulebook: Rulebook, fee: str, on: str) -> list[int]:
    """What a fee costs on a day."""
    return [
        item["amount_cad"]
        for item in rulebook.snapshot["fees"][fee]["versions"]
        if item.get("from", "") <= on and (not item.get("to") or on < item["to"])
    ]


def times(rulebook: Rulebook, stream: str, on: str) -> list[Any]:
    (spec,) = [s for s in rulebook.snapshot["streams"] if s["slug"] == stream]
    return [
        item["value"]
        for item in spec["times"]
        if item["measure"] == "forecast"
        and item.get("from", "") <= on
        and (not item.get("to") or on < item["to"])
    ]


def test_with_a_partner_french_and_education_give_sixty_points_less_at_most(
    rulebook: Rulebook,
) -> None:
    alone = points_in_quebec(rulebook, None)

    together = points_in_quebec(rulebook, PARTNER)

    assert (alone, together) == (330, 270)


def test_work_and_study_outside_the_montreal_area_close_the_labour_market(
    rulebook: Rulebook,
) -> None:
    parts = nodes(rulebook, "qc-pstq")["labour-market"]["children"]

    tops = {part["slug"]: max(most(rulebook.snapshot, part)) for part in parts}

    assert tops["work-outside-montreal-months"] == 60
    assert tops["study-outside-montreal-months"] == 20
    assert sum(tops.values()) == 700


def test_a_stay_for_study_is_one_factor_of_thirty_points(rulebook: Rulebook) -> None:
    stay = nodes(rulebook, "qc-pstq")["study-stay-months"]

    assert (stay["combine"], stay["cap"]) == ("best", 30)


def test_an_occupation_without_a_diagnosis_has_the_points_of_a_balanced_one(
    rulebook: Rulebook,
) -> None:
    rows = rulebook.snapshot["tables"]["qc-labour-diagnosis"]["versions"][-1]["rows"]

    least = {months: cell["unknown"][0] for months, cell in rows[1:]}

    assert least == {12: 5, 24: 10, 36: 15, 48: 25}


@pytest.mark.parametrize(
    ("fee", "on", "amount"),
    [
        ("qc-selection-principal", "2025-12-31", [921]),
        ("qc-selection-principal", "2026-01-01", [940]),
        ("qc-selection-principal", "2027-01-01", []),
        ("qc-selection-partner", "2026-11-28", [201]),
        ("qc-selection-child", "2026-11-28", [201]),
        ("qc-selection-child", "2025-06-01", [197]),
        ("yt-application", "2026-11-28", [0]),
    ],
)
def test_a_provinces_fee_is_that_of_its_day(
    rulebook: Rulebook, fee: str, on: str, amount: list[int]
) -> None:
    assert amounts(rulebook, fee, on) == amount


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_every_stream_of_quebec_carries_its_fees(
    rulebook: Rulebook, number: int
) -> None:
    slug = f"pnp/qc/pstq{number}"
    (spec,) = [s for s in rulebook.snapshot["streams"] if s["slug"] == slug]

    assert len(spec["fees"]) == 3


@pytest.mark.parametrize(
    ("stream", "on", "months"),
    [
        ("express-entry/fsw", "2026-10-09", [6]),
        ("express-entry/fsw", "2026-10-10", [7]),
        ("express-entry/cec", "2026-10-10", [6]),
        ("pnp/yt/ee", "2026-11-28", [7]),
        ("pnp/pe/sw-out", "2026-11-28", [13]),
    ],
)
def test_a_forecast_holds_until_the_next_one(
    rulebook: Rulebook, stream: str, on: str, months: list[int]
) -> None:
    assert times(rulebook, stream, on) == months
