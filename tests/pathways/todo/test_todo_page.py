"""The page and the file on the shipped catalogue."""

import json
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects
from pytest_django.fixtures import DjangoAssertNumQueries

from pathways.models import SavedProfile
from pathways.pages.todo.page import todo_page
from pathways.pages.todo.section import TodoPage
from pathways.rules.routes.model import Route
from pathways.selectors.person import Person
from pathways.selectors.result import current_edition
from pathways.words.routes import money
from tests.harness.answers import token_of
from tests.people import DEVELOPER
from tests.rules.answer_people import PEOPLE, anybody

pytestmark = pytest.mark.usefixtures("catalogue")
PERSONAS = Path(__file__).parents[2] / "journeys/personas"
QUERIES = 6
MOST_BYTES = 60_000
TODAY = "2026-11-29T15:00:00Z"
# Of lessons and a French test, of passports and cards nobody's figure was read.
WITHOUT_A_FIGURE = {"canadian-passport", "french", "pr-card"}
NEITHER = {"marital_status": "married", "partner": None}


def answers_of(name: str) -> dict[str, Any]:
    answers: dict[str, Any] = json.loads((PERSONAS / f"{name}.json").read_text())
    return answers


def person_of(answers: dict[str, Any]) -> Person:
    saved = SavedProfile.objects.under(token_of(answers)).get()
    return Person(saved, current_edition(), timezone.localdate())


def page_of(name: str, routes: int = 1) -> TodoPage:
    person = person_of(answers_of(name))
    return todo_page(person, [route.key for route in person.answer.routes[:routes]])


def routes_of(name: str) -> tuple[Route, ...]:
    return person_of(answers_of(name)).answer.routes


def address(answers: dict[str, Any], name: str = "todo") -> str:
    return reverse(f"pathways:{name}", args=[token_of(answers)])


@time_machine.travel(TODAY, tick=False)
def test_the_first_route_of_a_developer_in_bc_asks_for_these_papers() -> None:
    page = page_of("developer_in_bc")

    papers = {row.title: row for row in page.papers}
    assert page.heading == "16 papers for your route; 2 are there"
    assert next(iter(papers)) == "Offer of 62.50 CAD an hour, in writing"
    receipt = papers["Offer of employment number and fee receipt"]
    assert (receipt.who, receipt.price) == ("Employer", "230 CAD")
    assert receipt.routes == "CUSMA professional permit"
    assert papers["BC PNP registration"].price == "0 CAD"
    assert papers["Language test"].notes == ("No longer valid from 18 April 2028.",)
    assert papers["Police certificates"].price == "18 USD"
    assert "Labour Market Benefits Plan" not in papers


@time_machine.travel(TODAY, tick=False)
def test_papers_of_other_routes_are_there_once_these_are_chosen() -> None:
    page = page_of("developer_in_bc", routes=2)

    plan = next(row for row in page.papers if row.title.startswith("Labour Market"))
    assert plan.routes == "Global Talent permit (route 2)"
    assert [choice.is_chosen for choice in page.choices][:3] == [True, True, False]


@time_machine.travel(TODAY, tick=False)
def test_where_the_partner_applies_the_papers_are_the_partners() -> None:
    page = page_of("data_scientist_with_partner")

    who = {row.title: row.who for row in page.papers}
    assert who["Language test"] == "Your partner"
    assert who["Express Entry profile"] == "Your partner"
    assert who["Police certificates"] == "Each of you"
    assert page.ahead_of == "partner"


@time_machine.travel(TODAY, tick=False)
def test_what_is_missing_has_its_price_its_time_and_its_validity() -> None:
    page = page_of("manager_with_affiliate")

    rows = {(row.title, row.who): row for row in page.papers}
    mine = rows["Assessment of foreign credentials (ECA)", "You"]
    assert mine.price == "200 to 264 CAD"
    assert mine.notes == (
        "It takes 1 to 4 months, by our estimate.",
        "Valid for 60 months.",
    )
    assert ("Assessment of foreign credentials (ECA)", "Your partner") in rows


@pytest.mark.long
@pytest.mark.parametrize(
    "name", [path.stem for path in sorted(PERSONAS.glob("*.json"))]
)
@time_machine.travel(TODAY, tick=False)
def test_the_fees_add_up_to_what_the_route_says(name: str) -> None:
    routes = routes_of(name)

    fees = page_of(name, routes=len(routes)).fees

    assert fees is not None
    record = [[cell.amount for cell in row.amounts] for row in fees.totals]
    assert record[0] == [f"{route.cost.you:,} CAD" for route in routes]
    for place in range(len(routes)):
        paid = [row.amounts[place].amount for row in fees.rows if row.payer == "You"]
        sums = [int(item.split()[0].replace(",", "")) for item in paid if "CAD" in item]
        assert sum(sums) == routes[place].cost.you


@time_machine.travel(TODAY, tick=False)
def test_the_next_loss_says_what_it_costs_in_points() -> None:
    titles = [day.title for day in page_of("developer_in_bc").dates]

    assert titles[:2] == [
        "You turn 31: 105 to 99 points for age, CRS",
        "Your language test of 18 April 2026 is no longer valid: 418 to 219 points",
    ]


@time_machine.travel(TODAY, tick=False)
def test_the_next_five_years_stand_on_the_page_with_the_grids_notice(
    client: Client,
) -> None:
    page = client.get(address(answers_of("developer_in_bc")))

    assertContains(page, "Waiting alone adds no points: your score is highest now")
    assertContains(page, "Your score in the next five years")
    assertContains(page, "which has been replaced")


def test_every_source_that_a_paper_names_is_in_the_list() -> None:
    page = page_of("developer_without_offer", routes=3)

    for row in page.papers:
        for number, cite in zip(row.numbers, row.cites, strict=True):
            assert page.sources[number - 1].source.url == cite.source.url


@pytest.mark.parametrize("seed", range(0, 400, 20))
@pytest.mark.thorough
def test_anybodys_papers_stand_once_and_name_their_routes(seed: int) -> None:
    person = person_of(anybody(seed))
    routes = person.answer.routes

    page = todo_page(person, [route.key for route in routes])

    assert [choice.key for choice in page.choices if choice.is_chosen] == [
        r.key for r in routes
    ]
    assert len({row.slug for row in page.papers}) == len(page.papers)
    assert all(row.routes and row.who and row.price for row in page.papers)
    assert [day.on for day in page.dates] == sorted(day.on for day in page.dates)
    if page.fees:
        totals = [cell.amount for cell in page.fees.totals[0].amounts]
        assert totals == [f"{money(route.cost.you)} CAD" for route in routes]


CITIZEN = {"citizenships": ["CA", "US"], "birth_date": "1990-05-14"}
RESIDENT = {"citizenships": ["US"], "canadian_permanent_resident": True}


@pytest.mark.parametrize(
    ("applicant", "papers"),
    [
        (
            CITIZEN,
            (
                "2 papers to have",
                "75\N{NO-BREAK SPACE}CAD",
                "It takes 15 months",
                "passport",
            ),
        ),
        (RESIDENT, ("1 paper to have", "PR card")),
    ],
    ids=["citizen", "permanent resident"],
)
def test_who_needs_no_pathway_reads_of_their_own_papers_and_of_nothing_else(
    client: Client, applicant: dict[str, object], papers: tuple[str, ...]
) -> None:
    page = client.get(address({"applicant": applicant}))

    for paper in ("you need none of these pathways", *papers):
        assertContains(page, paper)
    for other in ("five years", "Dates ahead", "Fees of", "Who asks for each paper"):
        assertNotContains(page, other)


def test_a_citizen_ticks_the_papers_that_are_there(client: Client) -> None:
    page = address({"applicant": CITIZEN})

    client.post(f"{page}done/", {"done": "canadian-passport"})

    assertContains(client.get(page), 'value="canadian-passport" checked')


@pytest.mark.parametrize("name", sorted(PEOPLE))
@pytest.mark.thorough
def test_every_paper_says_what_it_costs_or_why_nothing_is_asked(name: str) -> None:
    person = person_of(PEOPLE[name][0])
    routes = (*person.answer.routes, *person.answer.further)

    page = todo_page(person, [route.key for route in routes])

    unknown = {row.slug for row in page.papers if row.price == "No official figure"}
    assert unknown <= WITHOUT_A_FIGURE


def test_a_route_that_is_not_theirs_is_passed_over(client: Client) -> None:
    page = address(answers_of("developer_in_bc"))

    assert client.get(page, {"route": "0123456789"}).status_code == 200


@pytest.mark.long
@pytest.mark.parametrize(
    "name", [path.stem for path in sorted(PERSONAS.glob("*.json"))]
)
def test_the_page_of_all_three_routes_is_small_and_seen_again_takes_few_queries(
    client: Client, name: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    answers = answers_of(name)
    query = {"route": [route.key for route in routes_of(name)]}
    page = address(answers)
    first = client.get(page, query)

    with django_assert_max_num_queries(QUERIES):
        again = client.get(page, query)

    assert again.status_code == 200
    assert len(again.content) == len(first.content)
    assert len(first.content) < MOST_BYTES


def test_a_stranger_sees_neither_page_nor_file(client: Client) -> None:
    for name in ("todo", "todo-calendar"):
        assert client.get(reverse(f"pathways:{name}", args=["x"])).status_code == 404


def test_contradicting_answers_are_refused_on_both(client: Client) -> None:
    for name in ("todo", "todo-calendar"):
        assert client.get(address(NEITHER, name)).status_code == 409


@time_machine.travel(TODAY, tick=False)
def test_the_file_holds_the_days_of_the_page(client: Client) -> None:
    file = client.get(address(answers_of("manager_with_affiliate"), "todo-calendar"))

    events = Calendar.from_ical(file.content).walk("VEVENT")
    record = [(day.on, day.title) for day in page_of("manager_with_affiliate").dates]
    assert [(e.decoded("dtstart"), str(e["summary"])) for e in events] == record
    assert "points for age" in record[0][1]


def test_the_file_is_private_named_and_says_nothing_of_the_link(client: Client) -> None:
    token = token_of(DEVELOPER)

    file = client.get(reverse("pathways:todo-calendar", args=[token]))

    assert file["Content-Type"] == "text/calendar; charset=utf-8"
    assert file["Cache-Control"] == "private, no-store"
    assert "pathways-to-do.ics" in file["Content-Disposition"]
    assertNotContains(file, token)


@pytest.mark.parametrize(
    ("old", "new"), [("checklist/", "todo"), ("checklist.ics", "todo-calendar")]
)
def test_the_checklists_addresses_lead_here_for_good(
    client: Client, old: str, new: str
) -> None:
    token = token_of(DEVELOPER)

    page = client.get(f"/a/{token}/{old}")

    there = reverse(f"pathways:{new}", args=[token])
    assertRedirects(page, there, status_code=301, fetch_redirect_response=False)


@time_machine.travel(TODAY, tick=False)
def test_a_report_is_one_click_away_and_found_again_from_here(client: Client) -> None:
    token = token_of(answers_of("developer_in_bc"))
    reports = reverse("pathways:reports", args=[token])
    page = client.get(reverse("pathways:todo", args=[token]))
    assertContains(page, f'<form method="post" action="{reports}">')

    report = client.post(reports, {"by_routes": "1"})

    assert report.status_code == 302
    assertContains(page, "Your reports: open one, mail it, or assess it again")
    assertContains(client.get(reports), "Report of")
