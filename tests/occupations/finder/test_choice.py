"""Each hit says what the group does, and what its choice changes."""

import json
from datetime import date
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from occupations.finder.current import current_finder
from occupations.selectors.choice import Choices
from pathways.forms.occupation import matches_of

pytestmark = pytest.mark.usefixtures("catalogue")
ON = date(2026, 11, 29)


def hits_of(*arguments: str) -> list[dict[str, Any]]:
    printed = StringIO()
    call_command("find_occupation", *arguments, stdout=printed)
    results: list[dict[str, Any]] = json.loads(printed.getvalue())["results"]
    return results


def choices(province: str = "") -> Choices:
    return Choices(ON, province, tuple(current_finder().distinctions.values()))


def test_a_hit_keeps_its_keys_and_says_what_choosing_it_changes() -> None:
    first = hits_of("sre", "--limit", "3", "--province", "ON")[0]

    assert list(first)[:4] == ["noc", "title", "teer", "why"]
    assert first["does"].startswith("You analyse needs")
    assert "Global Talent Occupations List (Category B)" in first["lists"]
    assert (first["median_unit"], first["median_place"]) == ("hour", "Ontario")


def test_the_median_is_that_of_the_province_asked() -> None:
    ontario, alberta, canada = (
        choices(where).of(["21231"])["21231"].median for where in ("ON", "AB", "")
    )

    assert ontario
    assert alberta
    assert canada
    assert len({ontario.cad, alberta.cad, canada.cad}) == 3
    assert canada.place == "Canada"


def test_a_group_without_words_of_ours_is_told_by_official_titles() -> None:
    choice = choices().of(["72400"])["72400"]

    assert choice.does.startswith("Such as: ")


def test_a_group_on_no_list_and_without_a_wage_says_so() -> None:
    choice = choices("NU").of(["00010"])["00010"]

    assert choice.lists == () or "Legislators" not in choice.lists
    assert choice.median is None
    assert choice.changes(0).endswith("No median is published there.")


def test_many_groups_take_as_many_queries_as_one(
    django_assert_max_num_queries: Any,
) -> None:
    codes = list(current_finder().groups)[:60]
    text = choices("BC")

    with django_assert_max_num_queries(6):
        text.of(codes)
    with django_assert_max_num_queries(0):
        text.of(codes)


def test_a_list_takes_out_what_it_excludes() -> None:
    saskatchewan = "Saskatchewan Innovation and Tech Talent Pathway: occupations"

    assert saskatchewan in choices().of(["21231"])["21231"].lists


def test_the_page_shows_it_for_the_province_asked(client: Client) -> None:
    page = client.get("/occupations/", {"q": "sre", "province": "ON"}).content.decode()

    assert "You analyse needs" in page
    assert "TEER 1. On the lists:" in page
    assert "CAD an hour in Ontario (Job Bank 2025)." in page
    assert '<option value="ON" selected>Ontario</option>' in page


def test_the_choice_of_the_form_says_it_too() -> None:
    first = matches_of("sre", "ON")[0]

    assert first.lines[0].startswith("You analyse needs")
    assert "CAD an hour in Ontario" in first.lines[1]
