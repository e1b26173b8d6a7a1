"""The Answer page of a person."""

import json
import re
from pathlib import Path

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from pathways.profiles import start_profile

PERSONAS = Path(__file__).parents[2] / "journeys/personas"

pytestmark = pytest.mark.usefixtures("catalogue")


def address(name: str) -> str:
    answers = json.loads((PERSONAS / f"{name}.json").read_text())
    _, token = start_profile(answers=answers, now=timezone.now())
    return f"/a/{token}/answer/"


def without_form_tokens(page: HttpResponse) -> bytes:
    """What is kept; the token of its forms is of each visit."""
    return re.sub(rb'name="csrfmiddlewaretoken" value="\w+"', b"", page.content)


def test_the_first_screen_says_by_what_from_when_and_what_is_missing(
    client: Client,
) -> None:
    page = client.get(address("developer_in_bc"))

    html = page.content.decode()
    assert "You could work in Vancouver from" in html
    assert "2.50 CAD an hour more" in html
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
