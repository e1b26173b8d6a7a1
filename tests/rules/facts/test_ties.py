"""Ties with parts of a province, with other provinces, and who comes along."""

from datetime import date
from typing import Any

import pytest

from pathways.rules.engine.case import Case, Place, Reference
from pathways.rules.engine.values import Between, Open
from pathways.rules.facts.fact import Fact
from pathways.rules.facts.offer import OfferTeer, OfferWage, WorksInOfferNow
from pathways.rules.facts.places import DestinationOutside, OfferArea
from pathways.rules.facts.ties import (
    AccompanyingFamily,
    AppliedElsewhere,
    TieOutside,
    WorksElsewhereNow,
)
from pathways.rules.facts.work import WorkMonths
from pathways.rules.profile.profile import read_profile

ON = date(2026, 6, 1)
METRO = TieOutside("work", "BC", "metro")
PLACES = {
    "BC": {
        "vancouver": Place("", frozenset({"metro"})),
        "kelowna": Place("", frozenset()),
    },
    "ON": {
        "toronto": Place("", frozenset({"gta", "toronto"})),
        "mississauga": Place("", frozenset({"gta", "outer"})),
    },
}
REFERENCE = Reference(places=PLACES, area_names={"greater-toronto": "gta"})
JOB = {
    "noc": "21231",
    "country": "CA",
    "province": "BC",
    "start": "2025-01-01",
    "end": None,
    "hours_per_week": 40,
    "work_city": "Kelowna",
}


def derive(fact: Fact, profile: dict[str, Any]) -> Any:
    return fact.derive(Case(read_profile(profile), ON, REFERENCE, None))


def working(**changes: Any) -> dict[str, Any]:
    return {"applicant": {"work": [{**JOB, **changes}]}}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, True),
        ({"work_city": "Vancouver"}, False),
        ({"province": "AB"}, False),
        ({"country": "US", "province": None}, False),
        ({"start": "2026-06-02"}, False),
        ({"work_city": "Atlantis"}, Open(frozenset(), (True, False))),
    ],
)
def test_work_outside_an_area_is_a_tie(changes: dict[str, Any], expected: Any) -> None:
    assert derive(METRO, working(**changes)) == expected


def test_an_unanswered_city_of_work_is_asked() -> None:
    job = {k: v for k, v in JOB.items() if k != "work_city"}

    result = derive(METRO, {"applicant": {"work": [job]}})

    assert result == Open(frozenset({"applicant.work.work_city"}), (True, False))


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, True),
        ({"province": "MB"}, False),
        ({"country": "US", "province": None}, False),
        ({"end": "2026-05-31"}, False),
        ({"end": "2026-06-01"}, True),
    ],
)
def test_one_works_elsewhere_until_the_last_day(
    changes: dict[str, Any], expected: bool
) -> None:
    assert derive(WorksElsewhereNow("MB"), working(**changes)) is expected


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        ([], False),
        ([{"to": "MB", "applied_on": "2026-01-01"}], False),
        ([{"to": "NS", "applied_on": "2026-01-01"}], True),
        ([{"to": "NS", "applied_on": "2026-06-02"}], False),
    ],
)
def test_an_application_to_another_province_counts_from_its_day(
    made: list[dict[str, str]], expected: bool
) -> None:
    assert derive(AppliedElsewhere("MB"), {"applications_elsewhere": made}) is expected


def test_only_those_who_come_along_are_counted() -> None:
    family = {"marital_status": "married", "partner": {"accompanying": False}}

    assert derive(AccompanyingFamily(), {**family, "dependent_children": 0}) == 1
    assert derive(AccompanyingFamily(), {**family, "dependent_children": 2}) == Open(
        frozenset({"accompanying_children"}), Between(1, 3)
    )


@pytest.mark.parametrize(
    ("offer", "wage"),
    [
        ({"province": "BC", "wage_cad_hourly": 50}, 50),
        ({"province": "ON", "wage_cad_hourly": 50}, None),
        (None, None),
        ({"wage_cad_hourly": 50}, Open(frozenset({"job_offer.province"}), (50, None))),
    ],
)
def test_an_offer_elsewhere_has_no_wage_here(offer: Any, wage: Any) -> None:
    assert derive(OfferWage("BC"), {"job_offer": offer}) == wage


def test_an_offer_elsewhere_has_neither_teer_nor_work_here() -> None:
    there = {"job_offer": {"noc": "21231", "province": "ON", "works_there_now": True}}

    assert derive(OfferTeer(), there) == 1
    assert derive(OfferTeer("BC"), there) is None
    assert derive(WorksInOfferNow("ON"), there) is True
    assert derive(WorksInOfferNow("BC"), there) is None


def test_a_known_city_refines_a_stated_area() -> None:
    offer = {"province": "ON", "city": "Mississauga", "area": "greater-toronto"}
    area = OfferArea("ON", ("toronto", "outer", "gta"))

    assert derive(area, {"job_offer": offer}) == "outer"
    assert derive(area, {"job_offer": {**offer, "city": "Nowhere"}}) == "gta"


@pytest.mark.parametrize(
    ("city", "expected"),
    [("Winnipeg", False), ("Gimli", True), ("Toronto", False), (None, False)],
)
def test_a_destination_of_another_province_is_not_outside_its_capital(
    city: str | None, expected: bool
) -> None:
    fact = DestinationOutside("Winnipeg", province="MB")

    assert derive(fact, {"destination_city": city}) is expected


def test_work_in_one_province_can_be_left_out() -> None:
    abroad = working(country="US", province=None)

    assert derive(WorkMonths(where="CA", not_province="BC"), working()) == 0
    assert derive(WorkMonths(where="CA", not_province="AB"), working()) > 0
    assert derive(WorkMonths(not_province="BC"), abroad) > 0
