"""The Answer page of a person."""

import json
import re
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from pathways.profiles import start_profile
from tests.harness.answers import token_of
from tests.people import DEVELOPER
from tests.rules.answer_people import BEGINNERS, PEOPLE

PERSONAS = Path(__file__).parents[2] / "journeys/personas"

pytestmark = pytest.mark.usefixtures("catalogue")


def address(name: str) -> str:
    answers = json.loads((PERSONAS / f"{name}.json").read_text())
    _, token = start_profile(answers=answers, now=timezone.now())
    return f"/a/{token}/answer/"


def without_form_tokens(page: Any) -> bytes:
    """What is kept; the token of its forms is of each visit."""
    return re.sub(rb'name="csrfmiddlewaretoken" value="\w+"', b"", page.content)


def test_the_first_screen_says_by_what_from_when_and_what_is_missing(
    client: Client,
) -> None:
    page = client.get(address("developer_in_bc"))

    html = page.content.decode()
    assert "You could work in Vancouver from" in html
    assert "2.50\N{NO-BREAK SPACE}CAD an hour more" in html
    assert html.index("This week") < html.index("The five pathways of 2023")
    assert len(page.content) < 60_000


def test_both_of_a_couple_stand_side_by_side(client: Client) -> None:
    html = client.get(address("data_scientist_with_partner")).content.decode()

    assert "Us two" in html
    assert "<b>526</b>" in html


def test_it_is_found_once_and_then_kept(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    page = address("developer_without_offer")
    first = client.get(page)

    with django_assert_max_num_queries(6):
        again = client.get(page)

    assert without_form_tokens(again) == without_form_tokens(first)


def test_a_stranger_finds_nothing(client: Client) -> None:
    assert client.get("/a/not-a-token/answer/").status_code == 404


SIX_ANSWERS: dict[str, Any] = {
    "applicant": {
        "birth_date": "1993-05-04",
        "citizenships": ["US"],
        "education": DEVELOPER["applicant"]["education"],
        "language_tests": DEVELOPER["applicant"]["language_tests"],
        "work": DEVELOPER["applicant"]["work"],
    },
    "marital_status": "never_married",
}
CITIZEN = {"applicant": {"birth_date": "1993-05-04", "citizenships": ["US", "CA"]}}
RESIDENT = {"applicant": {"citizenships": ["US"], "canadian_permanent_resident": True}}


def test_few_answers_give_a_range_and_say_what_to_answer_next(client: Client) -> None:
    link = f"/a/{token_of(SIX_ANSWERS)}"
    page = client.get(f"{link}/answer/").content.decode()

    assert "So far 419 to 459 points for Express Entry." in page
    assert "Not directly yet. First comes a Canadian job offer" in page
    assert "Answer next" in page
    assert "This week" not in page
    assert f'href="{link}/next/"' in page
    assert page.count("btn-primary") == 1


def test_what_is_not_answered_builds_no_heading(client: Client) -> None:
    page = client.get(f"/a/{token_of({})}/answer/").content.decode()

    heading = page.partition("<h1>")[2].partition("</h1>")[0]
    assert "investor" not in heading
    assert "permit" not in heading


def test_a_citizen_reads_of_proof_and_passport_and_of_nothing_else(
    client: Client,
) -> None:
    page = client.get(f"/a/{token_of(CITIZEN)}/answer/").content.decode()

    main = page.partition("<main")[2].partition("</main>")[0]
    assert "you need none of these pathways" in main
    assert "citizenship certificate" in main
    assert "75\N{NO-BREAK SPACE}CAD" in main
    assert "Canadian passport" in main
    for word in ("Express Entry", "points", "nomination", "btn-primary"):
        assert word not in main
    assert "You need none of the five." in main
    assert re.search(r"All \d+ pathways", main)
    assert "Save as a report" in main


def test_a_permanent_resident_reads_of_the_card(client: Client) -> None:
    page = client.get(f"/a/{token_of(RESIDENT)}/answer/").content.decode()

    main = page.partition("<main")[2].partition("</main>")[0]
    assert "PR card" in main
    assert "passport" not in main


def test_the_map_ties_its_numbers_to_the_list(client: Client) -> None:
    page = client.get(address("developer_in_bc")).content.decode()

    drawing = page.partition('class="map"')[2].partition("</svg>")[0]
    assert re.search(r'class="own" href="[^"]*canada[^"]*#BC"', drawing)
    assert [f">{number}</text>" in drawing for number in (1, 2, 3)] == [True] * 3
    assert drawing.count("<use") == 13


def test_a_single_person_has_no_partner_group(client: Client) -> None:
    page = client.get(address("developer_in_bc")).content.decode()

    assert "Us two" not in page
    assert "Let your partner" not in page


def test_the_next_loss_is_one_line(client: Client) -> None:
    page = client.get(address("developer_in_bc")).content.decode()

    assert "14 May 2027: You turn 31. 424 points become 418." in page


def test_the_superseded_grid_stands_by_every_score(client: Client) -> None:
    page = client.get(address("data_scientist_with_partner")).content.decode()

    notice = "By the grid of 25 March 2025, since replaced."
    head, score, moves, two = (
        part.partition("</section>")[0]
        for part in (
            page.partition("<h1>")[2].partition('id="week-h"')[0],
            page.partition('id="score-h"')[2],
            page.partition('id="moves-h"')[2],
            page.partition('id="two-h"')[2],
        )
    )
    assert "526" in head
    for part in (head, score, moves, two):
        assert part.count(notice) == 1
    assert "Not collected" not in page


def sources_of(page: str, section: str) -> str:
    part = page.partition(f'id="{section}"')[2].partition("</section>")[0]
    return part.partition("<summary>Sources")[2]


def test_the_five_and_this_week_name_their_sources(client: Client) -> None:
    page = client.get(address("developer_without_offer")).content.decode()

    assert "start-visa" in sources_of(page, "five-h")
    assert "rounds" in sources_of(page, "five-h")


def test_a_founder_reads_where_prices_and_the_closing_were_read(
    client: Client,
) -> None:
    page = client.get(address("founder")).content.decode()

    assert "https://" in sources_of(page, "week-h")

    assert "start-visa" in sources_of(page, "rest-h")


def test_steps_and_pairs_stand_in_one_table_with_months_and_money(
    client: Client,
) -> None:
    page = client.get(address("developer_in_bc")).content.decode()

    table = page.partition('id="moves-h"')[2].partition("</table>")[0]
    assert (
        "Routes 1 and 2; BC: 4 of 9 at 60, 7 of 9 at 62.50\N{NO-BREAK SPACE}CAD an hour"
        in table
    )
    assert "9 to 24 months" in table
    assert "424 to 436 points" in table
    assert re.search(r"Learn French[^<]* and [^<]*<", table)


EVERY_KIND: dict[str, Any] = {
    **{name: answers for name, (answers, _advice) in PEOPLE.items()},
    **{f"six: {name}": answers for name, (answers, _advice) in BEGINNERS.items()},
}


@pytest.mark.parametrize("person", EVERY_KIND)
@pytest.mark.thorough
def test_each_task_of_the_week_has_a_price_and_a_link_that_opens(
    client: Client, person: str
) -> None:
    page = client.get(f"/a/{token_of(EVERY_KIND[person])}/answer/").content.decode()

    week = page.partition('<ol class="week">')[2].partition("</ol>")[0]
    for task in week.split("<li>")[1:]:
        price = re.search(r'class="price">([^<]+)<', task)
        link = re.search(r'href="([^"]+)"', task)
        assert price is not None, task
        assert link is not None, task
        own = link[1].partition("#")[0]
        assert own.startswith("https://") or client.get(own).status_code == 200


def test_rounds_by_pay_count_the_offer_of_today(client: Client) -> None:
    page = client.get(address("developer_in_bc")).content.decode()

    assert "4 today; 7 of 9 after the steps" in page


def test_points_of_no_route_are_no_sentence_of_the_answer(client: Client) -> None:
    answers, _advice = BEGINNERS["nothing ticked"]
    page = client.get(f"/a/{token_of(answers)}/answer/").content.decode()

    assert "points for Express Entry." not in page.partition("<ol")[0]


FOREIGN_WIFE: dict[str, Any] = {
    "marital_status": "married",
    "partner": {"canadian_or_pr": False, "citizenships": ["US"]},
}


def test_a_citizen_with_a_foreign_partner_reads_of_the_sponsorship(
    client: Client,
) -> None:
    page = client.get(f"/a/{token_of({**CITIZEN, **FOREIGN_WIFE})}/answer/")

    assert "Sponsor your partner, who is not Canadian" in page.content.decode()


def rows_of_five(html: str) -> list[str]:
    """Each of the five as one reads it."""
    section = html.partition('class="five"')[2].partition("</dl>")[0]
    rows = re.findall(r"<dt>.*?</div>", section, re.DOTALL)
    return [" ".join(re.sub(r"<[^>]+>", " ", row).split()) for row in rows]


def test_the_agreement_has_a_row_for_each_kind_of_permit(client: Client) -> None:
    rows = rows_of_five(client.get(address("developer_in_bc")).content.decode())

    names = ("Global", "CUSMA prof", "CUSMA tran", "Start-up", "Provincial", "Express")
    assert [row.startswith(name) for row, name in zip(rows, names, strict=True)] == [
        True
    ] * 6
    assert "Your employer cannot transfer you" in rows[2]


def test_who_is_of_no_country_of_the_agreement_reads_of_it_once(client: Client) -> None:
    answers, _ = PEOPLE["H-1B holder from India without an ECA"]

    page = client.get(f"/a/{token_of(answers)}/answer/")

    rows = rows_of_five(page.content.decode())
    assert [row for row in rows if row.startswith("CUSMA")] == [
        "CUSMA Not for you A citizen of the United States or Mexico"
    ]


@pytest.mark.long
@pytest.mark.parametrize(
    "name", ["offer at 70 in Vancouver", "offer at 60 in Vancouver"]
)
def test_answer_options_and_offer_count_the_missing_answers_alike(
    client: Client, name: str
) -> None:
    token = token_of(PEOPLE[name][0])
    pages = {
        place: client.get(f"/a/{token}/{place}/").content.decode()
        for place in ("answer", "options", "offer")
    }

    five = next(row for row in rows_of_five(pages["answer"]) if "professional" in row)
    said = re.search(r"We need (one|\d) more answers?", five)
    assert said is not None
    assert all(said.group() in page for page in pages.values())


def test_the_question_on_the_profession_offers_the_near_ones_to_choose(
    client: Client,
) -> None:
    token = token_of(PEOPLE["offer at 70 in Vancouver"][0])

    form = client.get(f"/a/{token}/answer/").content.decode()
    form = form.partition('id="ask"')[2].partition("</form>")[0]

    for near in ("Engineer", "Computer systems analyst", "None of these", "Leave this"):
        assert near in form
    assert "Zoologist" not in form


def test_a_job_that_is_none_of_the_professions_is_an_answer(client: Client) -> None:
    token = token_of(PEOPLE["offer at 70 in Vancouver"][0])
    sent = {"path": "job_offer.profession", "profession": "-"}

    page = client.post(f"/a/{token}/answer/", sent, follow=True).content.decode()

    assert "by a Global Talent permit" in page
    assert "Which profession on the CUSMA list" not in page


def test_express_entry_of_a_couple_does_not_contradict_its_rounds(
    client: Client,
) -> None:
    page = client.get(address("data_scientist_with_partner")).content.decode()

    entry = rows_of_five(page)[-1]
    assert entry == (
        "Express Entry Eligible Partner as principal: 526 points, 11 of 11"
    )


def routes_of(html: str) -> list[str]:
    """The cards of the routes as one reads them."""
    cards = html.partition('<ol class="routes"')[2].partition("</ol>")[0]
    return [
        " ".join(re.sub(r"<[^>]+>", " ", card).split())
        for card in cards.split('<li class="route">')[1:]
    ]


def test_a_step_that_comes_later_stands_by_the_day_that_it_is_for(
    client: Client,
) -> None:
    first, second, _third = routes_of(
        client.get(address("developer_in_bc")).content.decode()
    )

    assert "Needs a step" not in first
    assert "Residence from Oct 2027 at the earliest, at 62.50 CAD an hour" in first
    assert "Needs a step: 2.50 CAD an hour more" in second


def test_rounds_by_pay_say_at_which_pay(client: Client) -> None:
    first = routes_of(client.get(address("developer_in_bc")).content.decode())[0]

    assert "BC: 4 of 9 at 60, 7 of 9 at 62.50 CAD an hour in 12 months" in first


def test_days_that_rest_on_estimates_say_so_under_both_heads(client: Client) -> None:
    first = routes_of(client.get(address("developer_without_offer")).content.decode())[
        0
    ]

    assert re.search(
        r"Work from \w+ \d+ at the earliest Residence from \w+ \d+ at the earliest",
        first,
    )


@pytest.mark.long
@pytest.mark.parametrize(
    "name",
    [
        "developer_in_bc",
        "developer_without_offer",
        "founder",
        "data_scientist_with_partner",
    ],
)
def test_the_answer_stays_below_seven_hundred_words(client: Client, name: str) -> None:
    page = client.get(address(name)).content.decode()

    main = page.partition("<main")[2].partition("</main>")[0]
    seen = re.sub(r"(?s)<details.*?</details>|<svg.*?</svg>", " ", main)
    assert len(re.sub(r"<[^>]+>", " ", seen).split()) < 700


def test_a_score_that_waits_for_papers_is_not_named_as_that_of_today(
    client: Client,
) -> None:
    page = client.get(address("founder")).content.decode()

    assert ">With your papers: 391<" in page
    assert ">You: 391<" not in page


def label_boxes(chart: str) -> list[tuple[float, float, float]]:
    """Left, right and middle of each label of a chart, in per cent and pixels."""
    boxes = []
    for x, y, words in re.findall(
        r'mark-text halo" x="([\d.]+)%?" y="([\d.]+)"[^>]*>([^<]+)<', chart
    ):
        reach = len(words) * 2.2
        left, right = (100 - reach, 100.0) if x == "100" else (0.0, reach)
        boxes.append((left, right, float(y) - 6))
    return boxes


@pytest.mark.parametrize("name", ["data_scientist_with_partner", "founder"])
def test_no_label_of_a_chart_covers_another(client: Client, name: str) -> None:
    page = client.get(address(name)).content.decode()

    for chart in re.findall(r'<svg class="chart".*?</svg>', page, re.DOTALL):
        boxes = label_boxes(chart)
        for (left, right, y), (other_left, other_right, other_y) in combinations(
            boxes, 2
        ):
            apart = right < other_left or other_right < left
            assert apart or abs(y - other_y) >= 12
