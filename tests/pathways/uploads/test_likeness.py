"""Which entry of a file is which of the answers: never doubled, never mixed up."""

from typing import Any

import pytest

from pathways.imports.comparing import Relation, compare_entries
from pathways.imports.likeness import entry_likeness, job_likeness, study_likeness

OLD: dict[str, Any] = {
    "title": "Software engineer",
    "employer": "Cascade Systems, Inc.",
    "noc": "21231",
    "start": "2020-06-15",
    "end": None,
}
BACHELOR: dict[str, Any] = {
    "level": "three_year_or_more",
    "field": "Physics",
    "country": "US",
    "completed_on": "2018-05-12",
}


@pytest.mark.parametrize(
    ("change", "are_alike"),
    [
        ({}, True),
        ({"employer": "Cascade Systems"}, True),  # a company's form says nothing
        ({"employer": "Harbor Labs"}, False),
        ({"employer": None}, True),
        ({"title": "SOFTWARE  ENGINEER"}, True),
        ({"title": "Manager", "noc": "20012"}, True),  # one employer, one time
        ({"title": "Manager", "noc": "20012", "employer": None}, False),
        ({"start": "2020-06-01"}, True),
        ({"start": "2015-01-01", "end": "2016-12-31"}, False),  # another time
        (
            {"start": "2018-01-01", "end": "2020-07-31"},
            False,
        ),  # two months of 26 shared
        ({"start": "2020-11-01"}, True),  # the six answers know years, not months
        ({"start": None}, True),  # no start is not another time
    ],
)
def test_a_job_is_known_again(change: dict[str, Any], are_alike: bool) -> None:
    new = {key: value for key, value in {**OLD, **change}.items() if value is not None}
    new.setdefault("end", None)

    assert bool(job_likeness(OLD, new)) is are_alike


@pytest.mark.parametrize(
    ("change", "are_alike"),
    [
        ({}, True),
        ({"level": "masters"}, False),
        ({"level": None}, True),
        ({"country": "CA"}, False),
        ({"completed_on": "2018-12-31"}, True),
        ({"completed_on": "2012-05-31"}, False),
        ({"field": "Applied physics"}, True),  # one level, one year
        ({"field": "Music", "completed_on": None}, False),
    ],
)
def test_a_study_is_known_again(change: dict[str, Any], are_alike: bool) -> None:
    new = {k: v for k, v in {**BACHELOR, **change}.items() if v is not None}

    assert bool(study_likeness(BACHELOR, new)) is are_alike


def test_an_entry_of_nothing_is_like_none() -> None:
    assert job_likeness(OLD, {}) == 0
    assert study_likeness(BACHELOR, {}) == 0
    assert entry_likeness({"a": 1}, {}) == 0


def test_other_entries_are_alike_when_most_of_what_both_say_is_the_same() -> None:
    old = {"test": "ielts_general", "taken_on": "2025-01-10", "reading": 7}

    assert entry_likeness(old, {**old, "reading": 8}) > 0
    assert entry_likeness(old, {"test": "pte_core", "taken_on": "2025-02-10"}) == 0


def test_of_two_alike_the_more_alike_is_taken_and_none_has_two() -> None:
    first = {**OLD, "end": "2021-12-31"}
    second = {**OLD, "start": "2022-01-01", "title": "Lead"}

    compared = compare_entries(
        [first, second], [second, first, second], job_likeness, by_month=True
    )

    assert [item.index for item in compared] == [1, 0, None]
    assert compared[2].relation == Relation.NEW


@pytest.mark.parametrize(
    ("change", "relation"),
    [
        ({}, Relation.SAME),
        ({"start": "2020-06-01"}, Relation.SAME),  # a resume knows the month alone
        ({"employer": "cascade systems inc"}, Relation.SAME),
        ({"start": "2020-07-01"}, Relation.DIFFERS),
        ({"country": "US"}, Relation.COMPLETES),
        ({"country": "US", "end": "2024-01-31"}, Relation.DIFFERS),
    ],
)
def test_what_an_entry_is_to_its_like(
    change: dict[str, Any], relation: Relation
) -> None:
    (compared,) = compare_entries(
        [OLD], [{**OLD, **change}], job_likeness, by_month=True
    )

    assert compared.relation == relation


def test_a_day_that_is_known_is_not_lost_to_a_month() -> None:
    new = {**OLD, "start": "2020-06-01", "country": "US"}

    (compared,) = compare_entries([OLD], [new], job_likeness, by_month=True)

    assert compared.merged()["start"] == "2020-06-15"
    assert compared.merged()["country"] == "US"
