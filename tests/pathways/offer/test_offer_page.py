"""What an offer carries: states, gaps, money, days, and what a wage would do."""

import re
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from pathways.forms.offer_in_place import offer_in_place
from tests.harness.answers import token_of
from tests.pathways.offer.conftest import (
    FRENCH,
    GTS_A,
    GTS_B,
    PROFESSIONAL,
    answers_of,
    page_of,
    rows_of,
)

BC, ATLANTIC = "pnp/bc/sw", "atlantic-immigration-program"
RURAL = "rural-community-immigration-pilot"
TRANSFER = "cusma/intra-company-transferee"


def test_the_heading_says_by_how_much_the_pay_is_short() -> None:
    page = page_of(answers_of())

    assert page.heading == (
        "Your offer is 2.50 CAD an hour short. At 62.50 the pay is enough for every "
        "pathway that looks at it."
    )
    assert page.lead.startswith("62.50 CAD an hour is the median for Software")
    assert "Lower Mainland" in page.lead
    assert page.median is not None


def test_each_pathway_says_its_state_and_what_is_missing() -> None:
    rows = rows_of(page_of(answers_of()))

    assert (rows[GTS_B].state, rows[GTS_B].missing) == (
        "needs_step",
        ("2.50 CAD an hour more",),
    )
    assert "A Labour Market Benefits Plan" in rows[GTS_B].still_open
    assert rows[PROFESSIONAL].state == "ask"
    assert rows[FRENCH].missing[0] == "French at NCLC 5"
    assert rows[BC].state == "needs_step"
    assert rows[BC].rounds == "7 of 9 in 12 months"
    assert "outside the Global Talent" in rows[GTS_A].missing[0]


def test_each_pathway_says_what_the_employer_pays_and_how_long_it_takes() -> None:
    rows = rows_of(page_of(answers_of()))

    assert rows[GTS_B].employer_pays == "1,000\N{NO-BREAK SPACE}CAD"
    assert rows[GTS_B].days == "10 business days, then 14 days"
    assert rows[PROFESSIONAL].employer_pays == "230\N{NO-BREAK SPACE}CAD"
    assert rows[PROFESSIONAL].days == "At a port of entry, or 14 days online"
    assert rows[BC].employer_pays == "0\N{NO-BREAK SPACE}CAD"


def test_the_border_is_told_only_to_citizens_of_the_united_states() -> None:
    answers = answers_of()
    answers["applicant"]["citizenships"] = ["MX"]
    del answers["applicant"]["us_status"]

    assert rows_of(page_of(answers))[PROFESSIONAL].days == "14 days"


def test_a_wage_says_what_it_would_have_done() -> None:
    rates = page_of(answers_of()).rates

    assert rates is not None
    assert rates.newest == (
        "The newest round by pay, on 24 September 2026, asked for 52 CAD an hour and "
        "105,000 CAD a year."
    )
    record = {
        row.wage: [cell.verdict or cell.words for cell in row.cells]
        for row in rates.rows
    }
    assert rates.columns == (
        "Global Talent permit: pay",
        "BC nomination: pay",
        "BC nomination: past rounds",
    )
    assert record["60 CAD an hour"] == ["not_met", "not_met", "4 of 9 in 12 months"]
    assert record["62.50 CAD an hour"] == ["met", "met", "7 of 9 in 12 months"]
    assert record["70 CAD an hour"] == ["met", "met", "8 of 9 in 12 months"]
    assert [row.label for row in rates.rows][:3] == ["Your offer", "", "The median"]


def test_the_gap_is_what_the_rules_ask() -> None:
    answers = answers_of(wage_cad_hourly=62.5)
    below = answers_of(wage_cad_hourly=62.49)

    assert rows_of(page_of(answers))[GTS_B].state == "ask"
    assert rows_of(page_of(below))[GTS_B].missing == ("0.01 CAD an hour more",)
    assert not page_of(answers).rates.gap  # type: ignore[union-attr]


def test_only_the_place_of_the_offer_is_spoken_of() -> None:
    halifax = rows_of(page_of(answers_of(province="NS", city="Halifax")))
    sudbury = rows_of(page_of(answers_of(province="ON", city="Sudbury")))
    vancouver = rows_of(page_of(answers_of()))

    assert {ATLANTIC, "pnp/ns/sw"} <= set(halifax)
    assert RURAL in sudbury
    assert not {ATLANTIC, RURAL, "pnp/ns/sw"} & set(vancouver)
    assert BC not in halifax


def test_a_transfer_is_spoken_of_where_one_is_told_of() -> None:
    answers = answers_of()
    answers["transfer"] = {"relation": "parent", "months_continuous": 30}

    assert TRANSFER in rows_of(page_of(answers))
    assert TRANSFER not in rows_of(page_of(answers_of()))


def test_without_an_offer_the_page_says_what_one_must_hold() -> None:
    page = page_of(answers_of("developer_without_offer"))

    names = {item.slug: [ask.text for ask in item.asks] for item in page.must_hold}
    assert "no offer" in page.heading
    assert "A permanent offer" in names[BC]
    assert (
        "Pay at the prevailing wage of the occupation and place, or more"
        in (names[GTS_B])
    )
    assert (page.medians[0].text, page.medians[0].strong) == (
        "British Columbia",
        "52.40 CAD an hour",
    )
    assert page.median is not None
    assert page.sheet is None


@pytest.mark.parametrize(
    "held",
    [{"citizenships": ["US", "CA"]}, {"canadian_permanent_resident": True}],
    ids=["citizen", "permanent resident"],
)
def test_who_needs_no_permit_is_told_so(held: dict[str, object]) -> None:
    answers = answers_of()
    answers["applicant"] |= held

    page = page_of(answers)

    assert page.heading == "You need no permit for an offer in Canada."
    text = (page.carried, page.others, page.sheet, page.rates, page.must_hold)
    assert not any(text)


def test_an_offer_that_says_little_is_not_told_to_be_short() -> None:
    answers = answers_of()
    answers["job_offer"] = {"noc": "21231", "province": "BC"}

    page = page_of(answers)

    assert page.heading.endswith("what is open is told below.")
    assert page.rates is None
    assert rows_of(page)[GTS_B].state == "ask"


def without_form_token(page: Any) -> str:
    """A page but for what each visit's form has of its own."""
    return re.sub(r'(csrfmiddlewaretoken" value=)"\w+"', r"\1", page.content.decode())


def test_the_page_is_small_and_kept(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    address = f"/a/{token_of(answers_of())}/offer/"
    first = client.get(address)

    with django_assert_max_num_queries(6):
        again = client.get(address)

    assert without_form_token(again) == without_form_token(first)
    assert len(first.content) < 60_000
    assert "2.50\N{NO-BREAK SPACE}CAD an hour" in first.content.decode()


def test_what_hangs_on_an_answer_is_not_told_to_be_enough() -> None:
    # 38.46 an hour is the floor, but 40 hours of it stay below 80,000 CAD a year.
    page = page_of(
        answers_of(noc="72310", province="NU", city=None, wage_cad_hourly=30)
    )

    assert page.heading == (
        "Your offer is 8.47 CAD an hour short. At 38.47 no pathway that looks at the "
        "pay finds it too low."
    )
    assert rows_of(page)[GTS_A].missing == ("8.47 CAD an hour more",)


def test_a_wage_that_nobody_can_judge_is_not_told_to_be_enough() -> None:
    answers = answers_of()
    answers["job_offer"] = {"wage_cad_hourly": 30}

    assert "enough" not in page_of(answers).heading


def test_the_table_keeps_the_own_wage_what_is_enough_and_the_highest() -> None:
    rates = page_of(answers_of(wage_cad_hourly=45)).rates

    assert rates is not None
    wages = [row.wage.split()[0] for row in rates.rows]
    assert len(wages) == 6
    assert [wages[0], wages[-1]] == ["45", "84"]
    assert "62.50" in wages


def test_nothing_is_asked_or_judged_while_the_page_is_rendered(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    page, asked = page_of(answers_of()), offer_in_place(answers_of())
    context = {"page": page, "asked": asked, "token": "a-token", "csrf_token": "x"}

    with django_assert_num_queries(0):
        html = render_to_string(
            "pathways/offer/offer.html", {**context, "here": "pathways:offer"}
        )

    assert page.heading in html


@pytest.mark.long
@pytest.mark.parametrize("province", ["AB", "BC", "MB", "NB", "NS", "ON", "SK"])
def test_at_the_wage_that_is_told_to_be_enough_nothing_is_short(province: str) -> None:
    place: dict[str, Any] = {"province": province, "city": None}
    short = page_of(answers_of(wage_cad_hourly=20, **place)).rates
    assert short is not None
    assert short.gap

    raised = page_of(answers_of(wage_cad_hourly=float(short.enough), **place)).rates

    assert raised is not None
    assert not raised.gap


def test_a_stranger_finds_nothing(client: Client) -> None:
    for path in ("", "page/", "links/"):
        assert client.get(f"/a/not-a-token/offer/{path}").status_code == 404
