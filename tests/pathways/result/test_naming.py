"""An occupation in a finding carries its title beside its code."""

from typing import Any

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from pathways import assessing
from pathways.outlook.findings import Row
from pathways.outlook.pathway import pathway
from pathways.outlook.standing import Standing
from tests.pathways.result.small import requirement, standing, stream

OFFERED = {"kind": "answer", "path": "job_offer.noc"}
TITLES = {
    "21231": {"en": "Software engineers and designers", "fr": "Ingénieurs en logiciel"},
    "21232": {"en": "Software developers", "fr": "Développeurs"},
}


def standing_with(value: Any, op: str = "one_of", titles: Any = TITLES) -> Standing:
    item = requirement("noc", {"fact": OFFERED, "op": op, "value": value})
    answers = {"job_offer": {"noc": "21231"}}
    return standing(answers, stream("one", item), unit_groups=titles)


def row(*criteria: Any, **more: Any) -> Row:
    result = standing_with(*criteria, **more)
    (only,) = pathway(result, result.by_slug["one"]).rows
    return only


def test_stated_and_required_name_their_occupations() -> None:
    result = row(["21231", "21232"])

    assert result.stated == "Software engineers and designers (21231)"
    assert result.required == (
        "Software engineers and designers (21231) or Software developers (21232)"
    )
    assert result.further == ()


@pytest.mark.parametrize(("listed", "further"), [(3, 0), (4, 1), (9, 6)])
def test_a_long_list_says_three_and_counts_the_others(
    listed: int, further: int
) -> None:
    result = row([f"2200{place}" for place in range(listed)])

    assert result.required.startswith("22000 or 22001 or 22002")
    assert result.required.endswith(f" or {further} more") == bool(further)
    assert len(result.further) == further


def test_what_is_only_counted_opens_on_the_page() -> None:
    result = row(["21211", "21221", "21223", "21231", "21232"])

    page = render_to_string(
        "components/requirement_row.html", {"row": result, "css": ""}
    )

    assert "Show 2 by name" in page
    assert "<li>Software developers (21232)</li>" in page


def test_one_that_is_not_wanted_is_named_too() -> None:
    assert row(["21232"], op="none_of").required == "not Software developers (21232)"


def test_an_edition_without_titles_shows_codes() -> None:
    assert row(["21231"], titles=["21231"]).stated == "21231"


@pytest.mark.usefixtures("second_language")
def test_a_title_speaks_the_language_of_the_page() -> None:
    with translation.override("fr"):
        assert row(["21231"]).stated == "Ingénieurs en logiciel (21231)"


def test_what_the_command_line_writes_keeps_the_codes() -> None:
    written = assessing.written(standing_with(["21231", "21232"]).assessment)

    (result,) = written["streams"][0]["requirements"]
    assert (result["stated"], result["required"]) == ("21231", "21231 or 21232")
