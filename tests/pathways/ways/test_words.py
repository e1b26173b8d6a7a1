"""In another language no word of ours stays English on the page of ways."""

import re

import pytest
from django.test import Client

from tests.pathways.ways.test_ways_page import address
from tests.pathways.words.pseudo import CLOSE
from tests.pathways.words.test_pseudo_locale import known, ours, pseudo, see
from tests.rules.way_people import answers_of

__all__ = ["known", "pseudo"]
pytestmark = pytest.mark.usefixtures("catalogue", "pseudo")
DRAWING = re.compile(r"<svg class=\"way-chart\".*?</svg>", re.DOTALL)
NUMBER = re.compile(r"\b\d+\. |: (?:[\d,.\s]|&nbsp;)+CAD\b")


def test_the_page_of_ways_is_translated(client: Client, known: frozenset[str]) -> None:
    """Drawings aside, which cut names short; numbers and joined names are parted."""
    page = see(client, address(answers_of("manager with an affiliate")))

    page = DRAWING.sub("", page).replace(CLOSE, f"{CLOSE}|")

    assert ours(NUMBER.sub(" ", page), known) == ""
