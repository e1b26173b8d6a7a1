"""The promise of the finder, on the development list and on the official index."""

import random
from pathlib import Path

import pytest

from occupations.finder.data import FinderData
from occupations.finder.finder import Finder
from tests.benchmarks.finder import QUERIES, UNSPELLABLE, index_sample
from tests.occupations.finder.seed_rows import curated_queries
from tests.occupations.finder.typos import with_typo

SEED = 51


def share(
    finder: Finder, cases: list[tuple[str, frozenset[str]]], among: int = 1
) -> float:
    """Of the queries, those with a right answer among the first."""
    hits = 0
    for query, right in cases:
        codes = [result.group.code for result in finder.search(query, among)]
        hits += not right.isdisjoint(codes)
    return hits / len(cases)


@pytest.fixture(scope="module")
def queries() -> list[tuple[str, str, frozenset[str]]]:
    return curated_queries(Path(QUERIES))


@pytest.mark.parametrize(
    ("query", "group"),
    [
        ("SRE", "21231"),
        ("softwre enginer", "21231"),
        ("ML engineer", "21211"),
        ("15-1252", "21231"),
        ("21231", "21231"),
        ("2173", "21231"),
        ("ingénieur logiciel", "21231"),
        ("product manager", "60010"),
    ],
)
def test_the_examples_of_the_task_come_first(
    finder: Finder, query: str, group: str
) -> None:
    assert finder.search(query)[0].group.code == group


def test_the_development_list_is_answered(
    finder: Finder, queries: list[tuple[str, str, frozenset[str]]]
) -> None:
    cases = [(query, right) for _, query, right in queries]

    assert share(finder, cases) >= 0.95
    assert share(finder, cases, among=3) >= 0.99


def test_the_development_list_is_answered_with_a_typo(
    finder: Finder, queries: list[tuple[str, str, frozenset[str]]]
) -> None:
    rng = random.Random(SEED)
    cases = [
        (with_typo(query, rng), right)
        for kind, query, right in queries
        if kind not in UNSPELLABLE
    ]

    assert share(finder, cases) >= 0.96
    assert share(finder, cases, among=3) >= 0.97


@pytest.mark.thorough
def test_a_line_of_the_official_index_finds_its_own_group(
    finder: Finder, data: FinderData
) -> None:
    assert share(finder, index_sample(data, random.Random(SEED))) == 1.0


@pytest.mark.thorough
def test_a_line_of_the_official_index_with_a_typo_finds_its_own_group(
    finder: Finder, data: FinderData
) -> None:
    rng = random.Random(SEED)
    cases = [(with_typo(q, rng), right) for q, right in index_sample(data, rng)]

    assert share(finder, cases) >= 0.97


def test_every_curated_title_finds_its_best_group_unless_the_index_lists_it(
    finder: Finder, data: FinderData
) -> None:
    best = {row.text: row.code for row in data.aliases if row.rank == 1}

    missed = [
        text for text, code in best.items() if finder.search(text)[0].group.code != code
    ]

    assert missed == []
