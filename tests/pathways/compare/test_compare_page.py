"""The comparison: two to four pathways, and the way to choose them."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.asserts import assertContains
from pytest_django.fixtures import DjangoAssertNumQueries

from tests.pathways.result.conftest import Link, Publish
from tests.pathways.result.small import CITE, HAS_FUNDS, HAS_OFFER, stream

Get = Callable[..., Any]
FEES = {
    "permit": {
        "title": "Work permit",
        "payer": "worker",
        "unit": "person",
        "versions": [{"from": "2020-01-01", "amount_cad": 155, "cite": CITE}],
    },
    "lmia": {
        "title": "Assessment",
        "payer": "employer",
        "unit": "position",
        "versions": [{"from": "2020-01-01", "amount_cad": 1000, "cite": CITE}],
    },
}
LISTED = [{"fee": "permit"}, {"fee": "lmia"}]
SINGLE = {"marital_status": "never_married", "dependent_children": 0}


@pytest.fixture
def side_by_side(client: Client) -> Get:
    """Open a comparison of these streams."""

    def get(token: str, *streams: str) -> Any:
        address = reverse("pathways:compare", args=[token])
        return client.get(address, {"stream": list(streams)})

    return get


@pytest.fixture
def three(publish: Publish) -> None:
    names = ("a", "b", "c", "d", "e")
    publish(
        *(stream(name, HAS_OFFER, HAS_FUNDS, fees=LISTED) for name in names), fees=FEES
    )


@pytest.mark.usefixtures("three")
def test_two_pathways_stand_side_by_side(link_to: Link, side_by_side: Get) -> None:
    page = side_by_side(link_to(SINGLE), "b", "a")

    assertContains(page, "<h1>Two pathways side by side</h1>", html=True)
    text = page.content.decode()
    assert text.index(">B</span>") < text.index(">A</span>")


@pytest.mark.usefixtures("three")
def test_the_familys_and_the_employers_fees_stand_apart(
    link_to: Link, side_by_side: Get
) -> None:
    text = side_by_side(link_to(SINGLE), "a", "b").content.decode()

    yours, employers = text.index("Your family pays"), text.index("Your employer pays")
    assert yours < text.index("155\N{NO-BREAK SPACE}CAD") < employers
    assert employers < text.index("1,000\N{NO-BREAK SPACE}CAD")


@pytest.mark.usefixtures("three")
def test_an_unanswered_family_is_said_and_asked_for(
    link_to: Link, side_by_side: Get
) -> None:
    page = side_by_side(link_to({}), "a", "b")

    assertContains(page, "at least")
    assertContains(page, "What is your marital status?")
    assertContains(page, "How many dependent children do you have?")


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize(
    ("streams", "told"),
    [
        ((), "Choose two to four pathways"),
        (("a",), "You ticked one. Tick at least two."),
        (("a", "unknown"), "You ticked one. Tick at least two."),
        (("a", "b", "c", "d", "e"), "You ticked more than four."),
    ],
)
def test_fewer_than_two_or_more_than_four_lead_to_the_choice(
    link_to: Link, side_by_side: Get, streams: tuple[str, ...], told: str
) -> None:
    page = side_by_side(link_to({}), *streams)

    assertContains(page, told)
    for chosen in {"a", "b", "c", "d", "e"} & set(streams):
        assertContains(page, f'id="c-{chosen}" checked')


@pytest.mark.usefixtures("three")
def test_four_pathways_cost_no_more_queries_than_two(
    link_to: Link,
    side_by_side: Get,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    token = link_to(SINGLE)

    for streams in (("a", "b"), ("a", "b", "c", "d")):
        with django_assert_max_num_queries(6):
            page = side_by_side(token, *streams)
        assert page.status_code == 200


@pytest.mark.usefixtures("three")
def test_a_comparison_is_private(link_to: Link, side_by_side: Get) -> None:
    page = side_by_side(link_to({}), "a", "b")

    assert page["Cache-Control"] == "private, no-store"


@pytest.mark.usefixtures("three")
def test_a_stranger_finds_no_comparison(side_by_side: Get) -> None:
    assert side_by_side("not-a-token", "a", "b").status_code == 404


@pytest.mark.usefixtures("three")
def test_figures_that_we_lack_are_said_to_have_no_official_one(
    link_to: Link, side_by_side: Get
) -> None:
    page = side_by_side(link_to(SINGLE), "a", "b")

    assertContains(page, "No official figure")
    assertContains(page, "No partner comes with you.")
