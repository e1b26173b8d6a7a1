"""The search page and its JSON."""

import re
from collections.abc import Callable

import pytest
import time_machine
from django.test import Client
from playwright.sync_api import expect
from pytest_django import DjangoAssertNumQueries

from occupations.finder import current
from tests.harness.browser import Visits

PAGE, DATA = "/occupations/", "/occupations/search.json"


@pytest.mark.usefixtures("catalogue")
def test_the_page_without_javascript_lists_groups_with_reasons(client: Client) -> None:
    page = client.get(PAGE, {"q": "data scientist"}).content.decode()

    assert "21211" in page
    assert "Official example title: Data scientist" in page


@pytest.mark.usefixtures("catalogue")
def test_groups_that_are_alike_come_with_the_question_that_separates_them(
    client: Client,
) -> None:
    document = client.get(DATA, {"q": "software engineer"}).json()

    assert [document["results"][0]["noc"], document["results"][1]["noc"]] == [
        "21231",
        "21232",
    ]
    assert document["questions"][0]["lower"] == "21231"


@pytest.mark.usefixtures("catalogue")
@pytest.mark.parametrize("path", [PAGE, DATA])
def test_answers_are_cacheable_and_set_no_cookie(client: Client, path: str) -> None:
    answer = client.get(path, {"q": "nurse"})

    assert answer["Cache-Control"] == "public, max-age=300"
    assert not answer.cookies
    again = client.get(path, {"q": "nurse"}, headers={"if-none-match": answer["ETag"]})
    assert again.status_code == 304


@pytest.mark.usefixtures("catalogue")
def test_a_search_asks_the_database_nothing(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    current.current_finder()

    with django_assert_num_queries(0):
        assert client.get(DATA, {"q": "nurse"}).status_code == 200


@pytest.mark.usefixtures("catalogue")
@pytest.mark.parametrize("path", [PAGE, DATA])
def test_only_reading_is_allowed(client: Client, path: str) -> None:
    assert client.post(path, {"q": "nurse"}).status_code == 405


@pytest.mark.usefixtures("catalogue")
def test_what_was_typed_is_shown_as_text(client: Client) -> None:
    page = client.get(PAGE, {"q": "<script>alert(1)</script>"}).content.decode()

    assert "<script>alert" not in page


@time_machine.travel("2026-11-23T12:00:00Z", tick=False)  # all in one minute
@pytest.mark.usefixtures("catalogue")
def test_an_address_that_searches_without_end_is_asked_to_wait(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("occupations.views.search.RATE", "2/m")

    answers = [client.get(DATA, {"q": "nurse"}) for _ in range(3)]

    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[-1]["Cache-Control"] == "no-store"


@pytest.mark.usefixtures("transactional_db", "catalogue")
def test_the_combobox_is_used_by_keyboard(
    visits: Visits, axe: Callable[..., None]
) -> None:
    page = visits.open(PAGE)
    field = page.get_by_role("combobox", name="Job title or code")
    field.press_sequentially("site reliab")
    expect(page.get_by_role("option").first).to_contain_text("21231")
    axe(page)

    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile(r"\?q=21231&province=$"))
