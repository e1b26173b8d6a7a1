"""The loader of seed files, on lists of occupations and their entries."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from pytest_django import DjangoAssertNumQueries

from occupations.models import (
    NocGroup,
    OccupationList,
    OccupationListEntry,
    PendingKind,
    SeedRow,
    Source,
)
from occupations.seeding import (
    Changes,
    CsvShape,
    Row,
    SeedError,
    accept,
    dismiss,
    find,
    proposed_changes,
    read_csv,
    sync,
)

pytestmark = pytest.mark.django_db

SITE = {"slug": "site", "title": "Site", "url": "https://example.org/", "publisher": ""}
FILE = "sources.csv"


def load(*rows: Row, dry_run: bool = False) -> Changes:
    return sync(model=Source, key=("slug",), rows=rows, file=FILE, dry_run=dry_run)


def load_entries(*rows: Row) -> Changes:
    return sync(model=OccupationListEntry, rows=rows, file="entries.csv")


def an_entry(**changes: object) -> dict[str, object]:
    base: dict[str, object] = {
        "occupation_list": "stem",
        "key": "21220",
        "label": "Cybersecurity specialists",
        "effective_from": "2025-02-27",
        "source": "site",
        "confidence": "official",
    }
    return base | changes


@pytest.fixture
def stem() -> OccupationList:
    load(SITE)
    return OccupationList.objects.create(slug="stem", title="STEM")


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


def test_an_edited_row_stays_when_the_seed_is_unchanged() -> None:
    load(SITE)
    Source.objects.update(title="Curated")

    changes = load(SITE)

    assert len(changes.kept) == 1
    assert Source.objects.get().title == "Curated"
    assert not SeedRow.objects.exclude(pending_kind="").exists()


@pytest.fixture
def conflict() -> SeedRow:
    """A row that a curator edited and for which a release has a newer title."""
    load(SITE)
    Source.objects.update(title="Curated")
    load(SITE | {"title": "Seeded"})
    return SeedRow.objects.get()


def test_an_edited_row_is_not_overwritten_but_the_new_values_wait(
    conflict: SeedRow,
) -> None:
    assert Source.objects.get().title == "Curated"
    assert conflict.pending_kind == PendingKind.CHANGE
    assert proposed_changes(conflict) == {"title": ("Curated", "Seeded")}
    assert find(conflict) == Source.objects.get()


def test_an_accepted_proposal_is_applied_and_the_row_follows_the_seed_again(
    conflict: SeedRow,
) -> None:
    accept(conflict)

    assert Source.objects.get().title == "Seeded"
    assert not load(SITE | {"title": "Seeded"})
    assert load(SITE | {"title": "Third"}).changed


def test_a_dismissed_proposal_is_not_made_again_until_the_seed_changes(
    conflict: SeedRow,
) -> None:
    dismiss(conflict)

    assert load(SITE | {"title": "Seeded"}).kept
    assert not SeedRow.objects.exclude(pending_kind="").exists()
    assert load(SITE | {"title": "Third"}).pending
    assert Source.objects.get().title == "Curated"


def test_a_proposal_is_withdrawn_when_the_seed_returns_to_what_it_was(
    conflict: SeedRow,
) -> None:
    load(SITE)

    conflict.refresh_from_db()
    assert (conflict.pending_kind, conflict.pending) == ("", None)


def test_a_proposal_ends_when_the_curator_types_the_same_values(
    conflict: SeedRow,
) -> None:
    Source.objects.update(title="Seeded")

    load(SITE | {"title": "Seeded"})

    conflict.refresh_from_db()
    assert conflict.pending_kind == ""


def test_a_row_that_a_curator_deleted_is_not_created_again() -> None:
    load(SITE)
    Source.objects.all().delete()

    assert load(SITE).kept
    assert not Source.objects.exists()


def test_a_deleted_row_that_the_seed_changes_waits_and_can_be_accepted() -> None:
    load(SITE)
    Source.objects.all().delete()
    load(SITE | {"title": "New title"})
    waiting = SeedRow.objects.get()

    accept(waiting)

    assert waiting.reason == ""
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


def test_the_removal_of_an_edited_row_waits() -> None:
    load(SITE)
    Source.objects.update(title="Curated")

    changes = load()

    assert changes.pending[0].reason == "a curator edited this row"
    assert Source.objects.exists()


@pytest.mark.parametrize(("answer", "left"), [(accept, 0), (dismiss, 1)])
def test_a_removal_that_waits_is_made_or_dropped(
    answer: Callable[[SeedRow], None], left: int
) -> None:
    load(SITE)
    Source.objects.update(title="Curated")
    load()

    answer(SeedRow.objects.get())

    assert Source.objects.count() == left
    assert not load()


def test_a_row_that_others_cite_is_not_removed_until_they_are_gone(
    stem: OccupationList,
) -> None:
    load_entries(an_entry())

    assert "protected" in load().pending[0].reason
    load_entries()
    assert load().removed


def test_a_row_that_was_there_before_is_adopted_if_equal_and_else_waits() -> None:
    Source.objects.create(**SITE)
    Source.objects.create(**SITE | {"slug": "other", "title": "Mine"})

    changes = load(SITE, SITE | {"slug": "other"})

    assert changes.same == 1
    assert changes.pending[0].fields == {"title": ("Mine", "Site")}


def test_relations_are_given_by_natural_key(stem: OccupationList) -> None:
    load_entries(an_entry(values={"floor": "40.87"}, effective_to=date(2026, 2, 18)))

    entry = OccupationListEntry.objects.get()
    assert (entry.occupation_list, entry.source.slug) == (stem, "site")
    assert entry.effective_from == date(2025, 2, 27)
    assert not load_entries(
        an_entry(values={"floor": "40.87"}, effective_to="2026-02-18")
    )


def test_a_row_may_belong_to_a_row_of_the_same_load(stem: OccupationList) -> None:
    dataset = {
        "slug": "noc",
        "title": "NOC",
        "source": "site",
        "confidence": "official",
    }
    sync(model=NocGroup.dataset.field.related_model, rows=[dataset], file="d.csv")
    group: dict[str, object] = {"dataset": "noc", "title_en": "A group"}
    rows = [
        group | {"code": "21", "level": "2", "parent": "2"},
        group | {"code": "2", "level": 1, "parent": ""},
    ]

    sync(model=NocGroup, rows=rows, file="groups.csv")

    assert NocGroup.objects.get(code="21").parent == NocGroup.objects.get(code="2")
    assert not sync(model=NocGroup, rows=rows, file="groups.csv")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"source": ""}, "source"),
        ({"confidence": None}, "confidence"),
        ({"confidence": "certain"}, "confidence"),
        ({"source": "nowhere"}, "source"),
        ({"effective_from": "2025-02-30"}, "effective_from"),
        ({"labell": "x"}, "labell"),
        ({"label": ""}, "label"),
    ],
)
def test_a_row_that_cannot_be_loaded_is_refused_by_file_row_and_field(
    stem: OccupationList, changes: dict[str, object], field: str
) -> None:
    with pytest.raises(SeedError) as refused:
        load_entries(an_entry(key="1"), an_entry(_at="line 7") | changes)

    assert (refused.value.file, refused.value.field) == ("entries.csv", field)
    assert refused.value.at == "line 7"
    assert not OccupationListEntry.objects.exists()


def test_dates_out_of_order_are_refused_with_their_row(stem: OccupationList) -> None:
    with pytest.raises(SeedError, match=r"entries\.csv, row 1: .*after the first day"):
        load_entries(an_entry(effective_to="2024-01-01"))


def test_a_row_given_twice_is_refused() -> None:
    with pytest.raises(SeedError, match=r"row 2: repeats .* of row 1"):
        load(SITE, SITE)


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


def test_a_csv_row_knows_its_line_and_its_lists(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text(
        'slug,groups,values\na,21231; 21232,"{""floor"": ""40.87""}"\nb,,\n'
    )

    rows = list(read_csv(path, CsvShape(lists=("groups",), json=("values",))))

    assert rows[0] == {
        "_at": "line 2",
        "slug": "a",
        "groups": ["21231", "21232"],
        "values": {"floor": "40.87"},
    }
    assert rows[1] == {"_at": "line 3", "slug": "b", "groups": [], "values": {}}
