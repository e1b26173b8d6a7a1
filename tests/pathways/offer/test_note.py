"""The note for an employer: what it says, and that it can tell of nobody."""

import re
from typing import Any

import pytest
from django.test import Client

from pathways.models import SharedOffer
from pathways.pages.offer.page import own_sheet
from pathways.pages.offer.section import EmployerSheet, SheetPart
from pathways.pages.offer.sheet import SHARED, employer_sheet, shared_offer
from pathways.words.places import PROVINCES
from tests.harness.answers import token_of
from tests.pathways.offer.conftest import DAY, answers_of, person_of

CANARIES = ("Canary", "1971", "71717", "54321", "Wombat", "Ottawa Valley")
ABILITIES = ("listening", "reading", "writing", "speaking")
# Everything that a person can tell of themselves, in words that no page has.
TELLING: dict[str, Any] = {
    "applicant": {
        "birth_date": "1971-07-17",
        "citizenships": ["FR", "US"],
        "us_status": "citizen",
        "residence": {"country": "US", "province": None},
        "education": [
            {
                "level": "doctorate",
                "field": "Wombat Canary studies",
                "country": "FR",
                "completed_on": "1999-07-17",
            }
        ],
        "work": [
            {
                "noc": "20012",
                "title": "Canary keeper",
                "employer": "Wombat Works",
                "country": "US",
                "start": "1999-08-01",
                "end": None,
                "hours_per_week": 40,
            }
        ],
        "licences": [],
        "estimate_fr": dict.fromkeys(ABILITIES, 9),
    },
    "marital_status": "married",
    "partner": {"birth_date": "1971-01-17", "citizenships": ["BR"]},
    "dependent_children": 3,
    "settlement_funds_cad": 71717,
    "intended_provinces": ["NS"],
}
HIDDEN: dict[str, Any] = {
    "title": "Canary developer for Jane Wombat",
    "employer": "Canary Cloud",
    "city": "Vancouver, at the Canary’s",
    "area": "Ottawa Valley",
    "works_there_now": True,
    "contract_form": "employee",
    "profession": "engineer",
    "applicant_share_percent": 4,
}


def sheet_of(answers: dict[str, Any]) -> EmployerSheet:
    sheet = own_sheet(person_of(answers))
    assert sheet is not None
    return sheet


def parts_of(sheet: EmployerSheet) -> dict[str, SheetPart]:
    return {part.title: part for part in sheet.parts}


def telling() -> dict[str, Any]:
    """The offer of the developer in Vancouver, held by somebody else."""
    return {**TELLING, "job_offer": {**answers_of()["job_offer"], **HIDDEN}}


def share(client: Client, answers: dict[str, Any]) -> tuple[SharedOffer, str]:
    """Make a link; its row, and the page that it opens."""
    token = token_of(answers)
    assert client.post(f"/a/{token}/offer/links/").status_code == 302
    row = SharedOffer.objects.latest("pk")
    return row, client.get(f"/o/{row.token}/").content.decode()


def test_the_note_says_what_to_do_what_it_costs_and_how_long_it_takes() -> None:
    parts = parts_of(sheet_of(answers_of()))

    cusma, talent = (
        parts["CUSMA professional"],
        parts["Global Talent Stream, Category B"],
    )
    assert [step.text for step in cusma.steps] == [
        "Write the offer for the border",
        "File the offer in the Employer Portal before the worker applies",
        "Give the worker the number of the offer",
    ]
    assert cusma.costs[0].strong == "230\N{NO-BREAK SPACE}CAD"
    assert talent.costs[0].strong == "1,000\N{NO-BREAK SPACE}CAD"
    assert talent.days[0].strong == "10 business days"
    assert talent.days[-1].strong == "14 days"


def test_a_fee_of_quebec_is_told_for_a_post_there() -> None:
    there = parts_of(sheet_of(answers_of(province="QC", city="Montreal")))
    elsewhere = parts_of(sheet_of(answers_of()))

    name = "Global Talent Stream, Category B"
    assert [cost.strong for cost in there[name].costs] == [
        "1,000\N{NO-BREAK SPACE}CAD",
        "233\N{NO-BREAK SPACE}CAD",
    ]
    assert len(elsewhere[name].costs) == 1


def test_the_note_says_what_is_missing_and_by_how_much() -> None:
    parts = parts_of(sheet_of(answers_of()))

    lacks = parts["Global Talent Stream, Category B"].lacks
    assert lacks[0].strong == (
        "2.50 CAD an hour more than this offer (the prevailing wage: 62.50 CAD an hour)"
    )
    assert lacks[1].text == (
        "A Labour Market Benefits Plan, in which the employer promises jobs or skills "
        "for Canadians"
    )


def test_citizenship_is_a_condition_and_never_an_answer() -> None:
    american, french = answers_of(), answers_of()
    french["applicant"] = {"citizenships": ["FR"]}

    assert sheet_of(american) == sheet_of(french)
    assert parts_of(sheet_of(french))["CUSMA professional"].person.startswith(
        "A citizen of the United States or Mexico"
    )


def test_another_person_with_the_same_offer_has_the_same_note(client: Client) -> None:
    mine, my_page = share(client, answers_of())
    offer = {**answers_of()["job_offer"], **HIDDEN, "city": "Vancouver", "area": None}
    theirs, their_page = share(client, {**TELLING, "job_offer": offer})

    assert theirs.offer == mine.offer
    assert their_page == my_page


def test_nothing_of_a_person_is_in_the_row_or_on_the_page(client: Client) -> None:
    row, page = share(client, telling())

    stored = repr(
        {field.name: getattr(row, field.attname) for field in row._meta.fields}
    )
    for canary in CANARIES:
        assert canary not in stored
        assert canary not in page
    assert set(row.offer) <= {*SHARED, "city", "area"}
    assert "city" not in row.offer


def test_the_own_note_holds_no_more_than_the_shared_one(client: Client) -> None:
    token = token_of(telling())

    html = client.get(f"/a/{token}/offer/page/").content.decode()

    assert "Hiring from abroad" in html
    assert [canary for canary in CANARIES if canary in html] == []


@pytest.mark.parametrize("province", [code for code, _name in PROVINCES])
@pytest.mark.parametrize("noc", ["21231", "20012", "72310", "64100"])
def test_an_employer_is_never_taken_for_the_worker(province: str, noc: str) -> None:
    offer = {"noc": noc, "province": province, "wage_cad_hourly": 20}
    standing = person_of(answers_of()).standing

    sheet = employer_sheet(standing.rulebook, offer, DAY)

    for part in sheet.parts:
        text = [part.person, part.officer, *(lack.text for lack in part.lacks)]
        assert not re.search(r"\b[Yy]ou(rs?)?\b", " ".join(text)), (part.title, text)


@pytest.mark.parametrize(
    ("province", "stream"),
    [
        ("AB", "Alberta Express Entry Stream - Accelerated Tech Pathway"),
        ("NB", "NB Skilled Worker - New Brunswick Priority Occupations"),
        ("PE", "Prince Edward Island: Skilled Workers Outside Canada"),
    ],
)
def test_residence_is_told_of_who_comes_from_abroad(province: str, stream: str) -> None:
    answers = answers_of(province=province, city=None)

    assert list(parts_of(sheet_of(answers)))[-1] == stream


def test_a_city_is_kept_only_as_the_edition_knows_it() -> None:
    known, unknown = answers_of(), answers_of(city="Canary Bay")

    assert shared_offer(person_of(known).standing, known)["city"] == "Vancouver"
    assert "city" not in shared_offer(person_of(unknown).standing, unknown)
