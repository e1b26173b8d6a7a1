"""A figure and its currency stand on one line of what people see."""

import re
from html import unescape
from typing import Final

import pytest
from django.test import Client
from django.urls import reverse

from pathways.words.units import keep_figures
from tests.harness.answers import token_of
from tests.rules.answer_people import PEOPLE

APART: Final = re.compile(r"\d (?:CAD|USD)\b")


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("2.50 CAD an hour more", "2.50\xa0CAD an hour more"),
        ("1 USD = 1.3760 CAD on", "1\xa0USD = 1.3760\xa0CAD on"),
        ("an amount in CAD", "an amount in CAD"),
        ("3 CADET", "3 CADET"),
        ("155\xa0CAD", "155\xa0CAD"),
    ],
)
def test_only_the_space_between_them_is_kept(text: str, seen: str) -> None:
    assert keep_figures(text) == seen


@pytest.mark.usefixtures("catalogue")
def test_no_amount_breaks_on_any_page_of_a_person(client: Client) -> None:
    token = token_of(PEOPLE["offer at 60 in Vancouver"][0])

    for name in ("answer", "options", "todo", "offer", "own-provinces"):
        html = client.get(reverse(f"pathways:{name}", args=[token])).content.decode()
        assert "\xa0CAD" in unescape(html), name
        assert not APART.search(unescape(html)), name
