"""The routes chosen on To do: kept with the answers, of one person only."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.asserts import assertRedirects

from pathways.models import SavedProfile
from tests.harness.answers import token_of
from tests.people import DEVELOPER

pytestmark = pytest.mark.usefixtures("catalogue")
BOX = re.compile(r'type="checkbox" name="route" value="(\w+)"[^>]*?( checked)?>')


def page(name: str, token: str) -> str:
    return reverse(f"pathways:{name}", args=[token])


def boxes(client: Client, token: str, query: str = "") -> dict[str, bool]:
    """Every route that is offered, and whether it is chosen."""
    html = client.get(page("todo", token) + query).content.decode()
    return {key: bool(is_chosen) for key, is_chosen in BOX.findall(html)}


def chosen(client: Client, token: str, query: str = "") -> list[str]:
    return [key for key, is_on in boxes(client, token, query).items() if is_on]


def kept(token: str) -> list[str]:
    routes: list[str] = SavedProfile.objects.under(token).get().routes
    return routes


def test_what_is_chosen_stands_when_one_comes_back_by_the_menu(client: Client) -> None:
    token = token_of(DEVELOPER)
    first, second, third, *_ = boxes(client, token)
    assert chosen(client, token) == [first]

    sent = client.post(page("todo-routes", token), {"route": [second, third]})

    assertRedirects(sent, page("todo", token), fetch_redirect_response=False)
    assert chosen(client, token) == [second, third]
    assert kept(token) == [second, third]


def test_an_address_that_names_routes_shows_them_and_keeps_nothing(
    client: Client,
) -> None:
    token = token_of(DEVELOPER)
    first, second, *_ = boxes(client, token)

    assert chosen(client, token, f"?route={second}") == [second]

    assert kept(token) == []
    assert chosen(client, token) == [first]


def test_who_chooses_none_gets_the_first_again(client: Client) -> None:
    token = token_of(DEVELOPER)
    first, second, *_ = boxes(client, token)
    client.post(page("todo-routes", token), {"route": second})

    client.post(page("todo-routes", token))

    assert kept(token) == []
    assert chosen(client, token) == [first]


def test_what_names_no_route_of_theirs_is_not_kept(client: Client) -> None:
    token = token_of(DEVELOPER)

    client.post(page("todo-routes", token), {"route": ["0123456789", "x" * 5000]})

    assert kept(token) == []


def test_the_calendar_holds_the_days_of_the_chosen_routes(client: Client) -> None:
    token = token_of(DEVELOPER)
    _first, second, *_ = boxes(client, token)
    named = client.get(page("todo-calendar", token), {"route": second}).content

    client.post(page("todo-routes", token), {"route": second})

    uids = re.compile(rb"^UID:.*$", re.MULTILINE)
    there = client.get(page("todo-calendar", token)).content
    assert uids.findall(there) == uids.findall(named)


def test_a_stranger_chooses_nothing(client: Client) -> None:
    mine = token_of(DEVELOPER)
    _first, second, *_ = boxes(client, mine)

    sent = client.post(page("todo-routes", "x" * 32), {"route": second})

    assert sent.status_code == 404
    assert kept(mine) == []
    assert client.get(page("todo-routes", mine)).status_code == 405
