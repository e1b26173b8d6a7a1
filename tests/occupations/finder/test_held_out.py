"""The held-out list measures what the finder was not given."""

from occupations.finder.data import FinderData
from occupations.finder.text import plain
from tests.benchmarks.finder import HELD_OUT, QUERIES
from tests.occupations.finder.seed_rows import curated_queries


def test_no_title_of_the_held_out_list_was_given_to_the_finder(
    data: FinderData,
) -> None:
    given = {plain(alias.text) for alias in data.aliases}
    for us_title in data.us_titles:
        given.update(map(plain, (us_title.title, *us_title.aliases)))
    given.update(plain(query) for _, query, _ in curated_queries(QUERIES))

    held_out = [query for _, query, _ in curated_queries(HELD_OUT)]

    assert len(held_out) >= 300
    assert [query for query in held_out if plain(query) in given] == []


def test_every_right_answer_of_the_held_out_list_is_a_unit_group(
    data: FinderData,
) -> None:
    codes = {group.code for group in data.groups}

    for _, query, right in curated_queries(HELD_OUT):
        assert right, query
        assert right <= codes, query
