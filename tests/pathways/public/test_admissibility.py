"""What can stop anybody: told to everybody, asked of nobody."""

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from pathways.forms.topics import TOPICS
from pathways.pages.admissibility import admissibility_page
from pathways.profiles import start_profile
from pathways.public.edition import Published, published
from tests.journeys.test_personas import answers_of

ADDRESS = "/admissibility/"
pytestmark = [
    pytest.mark.usefixtures("catalogue"),
    pytest.mark.time_machine("2026-11-29 15:00:00Z", tick=False),
]


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


@pytest.fixture
def text(client: Client) -> str:
    page = client.get(ADDRESS)
    assert page.status_code == 200
    return words(page.content.decode())


def person(name: str) -> str:
    _, token = start_profile(answers=answers_of(name), now=timezone.now())
    return token


def test_a_dui_since_18_december_2018_is_serious_criminality(text: str) -> None:
    assert "One DUI, DWI or refusal since 18 December 2018" in text
    assert "a maximum of 10 years in Canada" in text
    assert "one US offence after it is serious criminality" in text


def test_a_dui_before_that_day_is_told_apart(text: str) -> None:
    assert "A DUI before 18 December 2018" in text
    assert "under a maximum of 5 years" in text


@pytest.mark.parametrize(
    "sentence",
    [
        "A US misdemeanor can count",
        "Serious criminality",
        "the whole family must not be inadmissible",
        "An acquittal, a record suspension",
        "Security, criminal record and health are checked",
    ],
)
def test_every_ground_that_was_read_is_told(text: str, sentence: str) -> None:
    assert sentence in text


@pytest.mark.parametrize(
    ("way", "years"),
    [
        ("Deemed rehabilitation after one indictable offence", "10 years"),
        ("Deemed rehabilitation after one act without a conviction", "10 years"),
        ("Deemed rehabilitation after two or more summary offences", "5 years"),
        ("Rehabilitation on application", "5 years"),
        ("Rehabilitation, criminality", "246.25 CAD"),
        ("Rehabilitation, serious criminality", "1,231 CAD"),
        ("Temporary resident permit", "246.25 CAD"),
        ("Authorization to return to Canada", "492.50 CAD"),
        ("FBI Identity History Summary", "18 USD, about 24.77 CAD"),
        ("Medical examination by a panel physician", "200 CAD to 500 CAD"),
        ("Biometrics", "85 CAD"),
    ],
)
def test_ways_out_and_prices_stand_with_their_figures(
    edition: Published, way: str, years: str
) -> None:
    page = admissibility_page(published(timezone.localdate()).standing)

    figures = {
        row.text: row.strong.replace("\N{NO-BREAK SPACE}", " ")
        for section in page.sections
        for row in section.part.statements
    }
    assert figures[way] == years


def test_fees_of_the_next_december_are_no_official_figure(text: str) -> None:
    assert "For the amounts of 1 December 2026" in text
    assert "there is no official figure" in text


def test_every_statement_has_its_source(edition: Published) -> None:
    page = admissibility_page(edition.standing)

    assert [
        row.text
        for section in page.sections
        for row in section.part.statements
        if row.citation is None
    ] == []


def test_nobody_is_asked_about_it() -> None:
    forms = [page.form for topic in TOPICS for page in topic.pages if page.form]

    asked = " ".join(name for form in forms for name in form.declared_fields)
    assert "settlement_funds" in asked
    assert not re.search("crim|convict|offence|arrest|medical", asked)


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/pathways/cusma/professional/",
        "/a/{token}/answer/",
        "/a/{token}/options/express-entry/fsw/",
    ],
)
def test_answers_pathways_and_the_footer_lead_to_it(
    client: Client, address: str
) -> None:
    page = client.get(address.format(token=person("developer_in_bc")))

    assert page.status_code == 200
    main, footer = page.content.decode().split("<footer")
    assert f'href="{ADDRESS}"' in footer
    assert address == "/" or f'href="{ADDRESS}"' in main


@pytest.mark.parametrize(
    "answers",
    [
        {},
        {"applicant": {"citizenships": ["IN"]}},
        answers_of("founder"),
        answers_of("data_scientist_with_partner"),
        answers_of("manager_with_affiliate"),
    ],
)
def test_every_answer_leads_to_it(client: Client, answers: dict[str, Any]) -> None:
    _, token = start_profile(answers=answers, now=timezone.now())

    page = client.get(f"/a/{token}/answer/")

    assert f'href="{ADDRESS}"' in page.content.decode().split("<footer")[0]


def test_a_citizen_whom_nothing_keeps_out_finds_it_in_the_footer(
    client: Client,
) -> None:
    answers = {"applicant": {"citizenships": ["CA"]}}
    _, token = start_profile(answers=answers, now=timezone.now())

    page = client.get(f"/a/{token}/answer/")

    main, footer = page.content.decode().split("<footer")
    assert f"{ADDRESS}#" not in main
    assert f'href="{ADDRESS}"' in footer


def test_what_has_figures_is_a_table_and_what_has_none_a_list(
    edition: Published,
) -> None:
    sections = admissibility_page(edition.standing).sections

    assert {section.part.slug: section.figures for section in sections} == {
        "admissibility": "",
        "criminal-record": "",
        "rehabilitation": "After",
        "rehabilitation-fees": "Amount",
        "papers": "Price",
    }
