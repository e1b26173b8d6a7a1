"""Codes in phrases, in older editions and two at a time."""

import pytest

from occupations.finder.data import FinderData
from occupations.finder.finder import Finder
from occupations.finder.phrases import split_phrase


def first(finder: Finder, query: str) -> str:
    return finder.search(query)[0].group.code


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("NOC code for software engineer", "software engineer"),
        ("what is the NOC code of a data scientist?", "data scientist"),
        ("software engineer NOC code", "software engineer"),
        ("NOC 21231 - Software engineer", "Software engineer"),
        ("Software engineer (21231, TEER 1)", "Software engineer"),
        ("NOC 2173 (2016)", ""),
        ("my noc is 21222", ""),
    ],
)
def test_the_words_beside_a_code_are_the_title(query: str, title: str) -> None:
    assert split_phrase(query).title == title


@pytest.mark.parametrize("query", ["NOC technician", "SOC analyst", "911 dispatcher"])
def test_a_title_that_names_a_centre_or_a_number_stays_whole(query: str) -> None:
    assert split_phrase(query) == ((), query, False)


@pytest.mark.parametrize(
    ("query", "group"),
    [
        ("NOC code for software engineer", "21231"),
        ("code CNP pour ingénieur logiciel", "21231"),
        ("SOC code for registered nurse", "31301"),
        ("21231 (TEER 1)", "21231"),
        ("TEER 1 21231", "21231"),
        ("NOC 2173 (2016)", "21231"),
        ("2016 NOC 2173", "21231"),
        ("NOC 2282 (skill level B)", "22221"),
        ("NOC 2011: 0213", "20012"),
        ("NOC 2006 2173", "21231"),
        ("SOC code 15-1252", "21231"),
        ("O*NET code 15-1252.00", "21231"),
        ("software engineer NOC 2173", "21231"),
        ("my noc is 21222", "21222"),
        ("NOC21231", "21231"),
        ("15-1132", "21231"),
        ("15-1121", "21222"),
        ("SOC 2010 15-1131", "21230"),
        ("2171", "21222"),
        ("2172", "21223"),
        ("2174", "21230"),
    ],
)
def test_a_code_in_words_or_of_an_older_edition_finds_its_group(
    finder: Finder, query: str, group: str
) -> None:
    assert first(finder, query) == group


def test_the_code_of_every_unit_group_finds_it(
    finder: Finder, data: FinderData
) -> None:
    codes = [group.code for group in data.groups]

    for written in ("{}", "NOC {}", "{} (TEER 0)"):
        assert [first(finder, written.format(code)) for code in codes] == codes


@pytest.mark.parametrize(
    ("query", "groups"),
    [
        ("NOC 2173/2174", ["21231", "21230"]),
        ("2173/4", ["21231", "21230"]),
        ("NOC 2281/82", ["22220", "22221"]),
        ("21231 or 21232", ["21231", "21232"]),
        ("15-1252/15-1253", ["21231", "22222"]),
    ],
)
def test_of_two_codes_the_best_group_of_each_comes_first(
    finder: Finder, query: str, groups: list[str]
) -> None:
    assert [result.group.code for result in finder.search(query)][:2] == groups


def test_a_broad_group_of_the_soc_gives_its_parts_best_first(finder: Finder) -> None:
    codes = [result.group.code for result in finder.search("15-1250", 8)]

    assert {"21230", "21231", "22222", "21234", "21233"} <= set(codes)
    assert "21211" not in codes[:5]


@pytest.mark.parametrize("query", ["NOC 99999", "NOC code 99999", "SOC 99-9999"])
def test_a_code_that_nothing_has_finds_nothing(finder: Finder, query: str) -> None:
    assert finder.search(query) == []


def test_the_group_of_a_code_is_shown_once_beside_its_title(finder: Finder) -> None:
    codes = [r.group.code for r in finder.search("21231 Software engineer")]

    assert codes[0] == "21231"
    assert codes.count("21231") == 1
