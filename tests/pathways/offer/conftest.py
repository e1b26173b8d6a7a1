"""The persons of the journeys, as the page of an offer meets them."""

import json
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pathways.models import SavedProfile
from pathways.pages.offer.page import offer_page
from pathways.pages.offer.section import Carried, OfferPage
from pathways.selectors.person import Person
from pathways.selectors.result import current_edition

PERSONAS = Path(__file__).parents[2] / "journeys/personas"
DAY = date(2026, 11, 29)
GTS_A, GTS_B = "global-talent-stream/category-a", "global-talent-stream/category-b"
PROFESSIONAL = "cusma/professional"
FRENCH = "work-permit/francophone-mobility"


def answers_of(name: str = "developer_in_bc", **offer: Any) -> dict[str, Any]:
    """The answers of a persona, with other answers in the offer."""
    answers: dict[str, Any] = json.loads((PERSONAS / f"{name}.json").read_text())
    if offer:
        answers["job_offer"] = {**(answers.get("job_offer") or {}), **offer}
    return deepcopy(answers)


def person_of(answers: dict[str, Any]) -> Person:
    return Person(SavedProfile(pk=0, answers=answers), current_edition(), DAY)


def page_of(answers: dict[str, Any]) -> OfferPage:
    return offer_page(person_of(answers))


def rows_of(page: OfferPage) -> dict[str, Carried]:
    return {row.slug: row for row in (*page.carried, *page.others)}


@pytest.fixture(autouse=True)
def _catalogue(catalogue: None) -> None:
    """Every page of an offer follows the shipped edition."""
