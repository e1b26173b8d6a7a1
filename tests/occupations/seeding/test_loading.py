"""The loader of seed files: rows follow their file."""

from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from occupations.models import OccupationList, SeedRow, Source
from occupations.seeding import sync
from tests.occupations.seeding.rows import FILE, SITE, an_entry, load, load_entries

pytestmark = pytest.mark.django_db


def test_a_new_row_is_added() -> None:
    changes = load(SITE)

    assert [row.key for row in changes.added] == ['["site"]']
    assert Source.objects.get().title == "Site"


def test_a_second_load_of_the_same_rows_changes_nothing() -> None:
    load(SITE)

    changes = load(SITE)

    assert not changes
    assert changes.same == 1


def test_a_row_that_nobody_edited_follows_the_seed_field_by_field() -> None:
    load(SITE)

    changes = load(SITE | {"title": "New title"})

    assert changes.changed[0].fields == {"title": ("Site", "New title")}
    assert Source.objects.get().title == "New title"


def test_a_row_gone_from_its_file_is_removed() -> None:
    load(SITE, SITE | {"slug": "other"})

    changes = load(SITE)

    assert [row.key for row in changes.removed] == ['["other"]']
    assert SeedRow.objects.count() == Source.objects.count() == 1


def test_an_emptied_file_removes_its_rows() -> None:
    load(SITE)

    load()

    assert not Source.objects.exists()


def test_rows_of_another_file_and_rows_of_curators_are_left_alone() -> None:
    load(SITE)
    Source.objects.create(slug="mine", title="Mine", url="https://example.org/mine")

    sync(model=Source, rows=[SITE | {"slug": "other"}], file="more.csv")

    assert Source.objects.count() == 3


def test_a_row_that_others_cite_is_not_removed_until_they_are_gone(
    stem: OccupationList,
) -> None:
    load_entries(an_entry())

    assert "protected" in load().pending[0].reason
    load_entries()
    assert load().removed


def test_a_dry_run_tells_the_diff_and_writes_nothing() -> None:
    changes = load(SITE, dry_run=True)

    assert changes.summary() == "occupations.source sources.csv: 1 added, 0 unchanged"
    assert not Source.objects.exists()
    assert not SeedRow.objects.exists()


def test_the_number_of_queries_does_not_grow_with_the_rows(
    stem: OccupationList, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    rows = [an_entry(key=str(number)) for number in range(40)]

    with django_assert_max_num_queries(11):
        load_entries(*rows)
    with django_assert_max_num_queries(5):
        load_entries(*rows)


def test_a_mirrored_model_becomes_the_file_and_is_not_tracked() -> None:
    Source.objects.create(**SITE | {"slug": "old"})
    Source.objects.create(**SITE | {"title": "Old title"})

    sync(model=Source, rows=[SITE, SITE | {"slug": "new"}], file=FILE, mirrored=True)

    assert set(Source.objects.values_list("slug", "title")) == {
        ("site", "Site"),
        ("new", "Site"),
    }
    assert not SeedRow.objects.exists()
