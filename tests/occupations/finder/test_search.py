"""What a query finds, and why."""

import random
from dataclasses import replace

import pytest

from occupations.finder.data import FinderData
from occupations.finder.finder import Finder, ReasonKind, build_finder


def codes(finder: Finder, query: str) -> list[str]:
    return [result.group.code for result in finder.search(query)]


@pytest.mark.long
@pytest.mark.parametrize(
    ("query", "first", "kind"),
    [
        ("software engineer", "21231", ReasonKind.OFFICIAL),
        ("SRE", "21231", ReasonKind.US_TITLE),
        ("coder", "21232", ReasonKind.ALIAS),
        ("developpeuse logiciel", "21232", ReasonKind.OFFICIAL),
        ("RN", "31301", ReasonKind.OFFICIAL),
        ("15-1252", "21231", ReasonKind.SOC),
        ("151252", "21231", ReasonKind.SOC),
        ("15-1252.00", "21231", ReasonKind.SOC),
        ("3012", "31301", ReasonKind.NOC_2016),
        ("NOC 21232", "21232", ReasonKind.NOC),
    ],
)
def test_each_kind_of_query_finds_its_group_and_says_why(
    few_words: FinderData, query: str, first: str, kind: ReasonKind
) -> None:
    best = build_finder(few_words).search(query)[0]

    assert (best.group.code, best.reason.kind) == (first, kind)


@pytest.mark.parametrize(
    ("query", "respelled"), [("nurse", False), ("nurze", True), ("nur", False)]
)
def test_a_corrected_spelling_is_said(
    few_words: FinderData, query: str, respelled: bool
) -> None:
    best = build_finder(few_words).search(query)[0]

    assert (best.group.code, best.reason.respelled) == ("31301", respelled)


def test_words_of_seniority_do_not_change_the_answer(few_words: FinderData) -> None:
    finder = build_finder(few_words)

    assert codes(finder, "senior software eng")[0] == "21231"


def test_a_prefix_of_a_code_lists_the_codes_it_begins(few_words: FinderData) -> None:
    assert codes(build_finder(few_words), "2123") == ["21231", "21232"]


@pytest.mark.parametrize("query", ["", "   ", "?!", "zzzzzzzz", "99999", "\x00", "é"])
def test_what_means_nothing_finds_nothing_or_little_and_never_fails(
    few_words: FinderData, query: str
) -> None:
    assert len(codes(build_finder(few_words), query)) <= 3


def test_an_empty_catalogue_finds_nothing() -> None:
    assert build_finder(FinderData(groups=(), titles=())).search("nurse") == []


@pytest.mark.thorough
def test_the_order_of_the_rows_changes_nothing(data: FinderData) -> None:
    rng = random.Random(4)
    shuffled = replace(
        data,
        titles=tuple(rng.sample(data.titles, len(data.titles))),
        aliases=tuple(rng.sample(data.aliases, len(data.aliases))),
        soc_rows=tuple(rng.sample(data.soc_rows, len(data.soc_rows))),
    )
    item, other = build_finder(data), build_finder(shuffled)

    for title in rng.sample(data.titles, 200):
        query = title.title[: rng.randint(3, 40)]
        assert item.search(query) == other.search(query)
    assert data.digest() == shuffled.digest()
