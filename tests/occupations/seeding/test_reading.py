"""How values of a seed file become values of a row, and which are refused."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from occupations.models import NocGroup, OccupationList, OccupationListEntry
from occupations.seeding import CsvShape, SeedError, read_csv, sync
from tests.occupations.seeding.rows import SITE, an_entry, load, load_entries

pytestmark = pytest.mark.django_db


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
