"""Ticks: kept, undone, of one person only, and gone with the answers."""

from collections.abc import Iterable

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.asserts import assertContains, assertRedirects

from pathways.models import SavedProfile
from tests.harness.answers import token_of
from tests.people import DEVELOPER

pytestmark = pytest.mark.usefixtures("catalogue")
PASSPORT = 'value="passport" checked>'


def page(name: str, token: str) -> str:
    return reverse(f"pathways:{name}", args=[token])


def tick(
    client: Client, token: str, done: Iterable[str] = (), was: Iterable[str] = ()
) -> None:
    sent = client.post(page("todo-done", token), {"done": list(done), "was": list(was)})
    assert sent.status_code == 302


def kept(token: str) -> list[str]:
    done: list[str] = SavedProfile.objects.under(token).get().done
    return done


def test_a_tick_is_kept_and_shown_though_the_page_was_kept_before(
    client: Client,
) -> None:
    token = token_of(DEVELOPER)
    before = client.get(page("todo", token))

    tick(client, token, done=["passport"])

    assert PASSPORT not in before.content.decode()
    assertContains(client.get(page("todo", token)), PASSPORT)


@pytest.mark.long
def test_the_heading_counts_what_is_ticked(client: Client) -> None:
    token = token_of(DEVELOPER)

    tick(client, token, done=["passport", "work"])

    assertContains(client.get(page("todo", token)), "4 are there")


def test_a_tick_is_undone(client: Client) -> None:
    token = token_of(DEVELOPER)
    tick(client, token, done=["passport", "work"])

    tick(client, token, done=["work"], was=["passport", "work"])

    assert kept(token) == ["work"]


@pytest.mark.long
def test_a_double_click_changes_nothing_more(client: Client) -> None:
    token = token_of(DEVELOPER)

    tick(client, token, done=["passport"])
    tick(client, token, done=["passport"])

    assert kept(token) == ["passport"]


@pytest.mark.long
def test_a_page_from_before_another_tick_loses_none(client: Client) -> None:
    token = token_of(DEVELOPER)
    tick(client, token, done=["passport"])

    tick(client, token, done=["work"])

    assert kept(token) == ["passport", "work"]


def test_only_papers_that_are_shown_and_missing_are_ticked(client: Client) -> None:
    token = token_of(DEVELOPER)

    tick(client, token, done=["no-such-paper", "language", "x" * 5000])

    assert kept(token) == []


def test_a_tick_leads_back_to_the_routes_that_were_chosen(client: Client) -> None:
    token = token_of(DEVELOPER)
    address = page("todo", token)
    html = client.get(address).content.decode()
    key = html.split('name="route" value="')[2].split('"')[0]

    sent = client.post(page("todo-done", token), {"route": key})

    there = f"{address}?route={key}#papers-h"
    assertRedirects(sent, there, fetch_redirect_response=False)


def test_a_tick_where_nothing_was_chosen_leads_back_to_the_plain_address(
    client: Client,
) -> None:
    token = token_of(DEVELOPER)

    sent = client.post(page("todo-done", token), {"done": ["passport"]})

    there = f"{page('todo', token)}#papers-h"
    assertRedirects(sent, there, fetch_redirect_response=False)


def test_a_strangers_token_ticks_nothing(client: Client) -> None:
    mine = token_of(DEVELOPER)

    sent = client.post(page("todo-done", "x" * 32), {"done": ["passport"]})

    assert sent.status_code == 404
    assert kept(mine) == []


@pytest.mark.long
def test_another_persons_page_shows_no_tick_of_mine(client: Client) -> None:
    mine, theirs = token_of(DEVELOPER), token_of(DEVELOPER)

    tick(client, mine, done=["passport"])

    assert PASSPORT not in client.get(page("todo", theirs)).content.decode()


def test_ticks_go_with_the_answers_and_stand_in_no_export(client: Client) -> None:
    token = token_of(DEVELOPER)
    tick(client, token, done=["passport"])
    file = client.get(page("download", token))

    client.post(page("delete", token))

    assert "done" not in file.json()
    assert not SavedProfile.objects.exists()
    assert client.get(page("todo", token)).status_code == 404


def test_a_tick_is_sent_not_followed(client: Client) -> None:
    assert client.get(page("todo-done", token_of(DEVELOPER))).status_code == 405


def test_a_tick_without_a_forms_token_is_refused() -> None:
    token = token_of(DEVELOPER)
    strict = Client(enforce_csrf_checks=True)

    sent = strict.post(page("todo-done", token), {"done": ["passport"]})

    assert sent.status_code == 403
    assert kept(token) == []
