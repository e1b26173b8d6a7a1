"""Tables cell by cell, and versions that follow one another."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.urls import reverse

from occupations.models import OccupationList, Source
from pathways import models
from pathways.admin.cells import Cell, CellError, cell_from
from tests.pathways.admin.conftest import READ

pytestmark = pytest.mark.django_db


def version_of(grid: models.GridVersion) -> models.TableVersion:
    return models.TableVersion.objects.get(table__slug=f"{grid.key}/age/table")


def cells_of(version: models.TableVersion) -> dict[str, str]:
    cells = version.cells.order_by("order")
    return {c.row + c.column: str(Cell(c.value, c.low, c.high)) for c in cells}


def send(client: Client, version: models.TableVersion, **sent: str) -> list[str]:
    """Send the page of cells; returns what it objects to."""
    data = {name.replace("_", "-"): value for name, value in sent.items()}
    page = client.post(reverse("admin:pathways_cells", args=[version.pk]), data)
    return [] if page.status_code == 302 else page.context["sheet"].errors


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("12.5", Cell(value=Decimal("12.5"))),
        ("-3", Cell(value=Decimal(-3))),
        ("0 to 40", Cell(low=Decimal(0), high=Decimal(40))),
        ("5 to ?", Cell(low=Decimal(5))),
    ],
)
def test_a_cell_is_read_as_it_is_shown(text: str, cell: Cell) -> None:
    assert cell_from(text) == cell
    assert str(cell) == text


@pytest.mark.parametrize("text", ["", "ten", "NaN", "40 to 0", "1e30", "0.00001"])
def test_a_text_that_is_no_cell_is_refused(text: str) -> None:
    with pytest.raises(CellError):
        cell_from(text)


def test_cells_are_changed_added_and_left_out(
    curator: Client, grid: models.GridVersion
) -> None:
    version = version_of(grid)

    objections = send(
        curator,
        version,
        row_0="18",
        cell_0_0="12",
        row_1="",
        cell_1_0="5",
        row_2="45",
        cell_2_0="0 to 3",
    )

    assert objections == []
    assert cells_of(version) == {"18": "12", "45": "0 to 3"}
    told = LogEntry.objects.latest("pk").get_change_message()
    assert "18: 10 → 12" in told


def test_the_page_shows_every_cell_and_blank_rows(
    curator: Client, grid: models.GridVersion
) -> None:
    page = curator.get(reverse("admin:pathways_cells", args=[version_of(grid).pk]))

    shown = [
        (line["key"], line["cells"][0]["text"])
        for line in page.context["sheet"].lines()
    ]
    assert shown == [("18", "10"), ("30", "5"), ("", ""), ("", ""), ("", "")]


def test_the_page_of_cells_says_what_the_rows_stand_for(
    curator: Client, grid: models.GridVersion
) -> None:
    page = curator.get(reverse("admin:pathways_cells", args=[version_of(grid).pk]))

    assert page.context["read_by"] == ["age"]


def test_a_wrong_cell_is_named_and_nothing_is_stored(
    curator: Client, grid: models.GridVersion
) -> None:
    version = version_of(grid)

    objections = send(curator, version, row_0="18", cell_0_0="many", row_1="x")

    assert objections == [
        "“x” is no number",
        "18: “many” is no number",
        "x: “” is no number",
    ]
    assert cells_of(version) == {"18": "10", "30": "5"}


def test_all_versions_of_a_table_keep_their_columns(
    curator: Client, grid: models.GridVersion, site: Source
) -> None:
    table = models.Table.objects.create(
        slug="two", title="Two", row_type="number", column_type="flag"
    )
    first, second = (
        models.TableVersion.objects.create(
            key=f"two/{year}",
            table=table,
            source=site,
            effective_from=date(year, 1, 1),
            **READ,
        )
        for year in (2025, 2026)
    )
    names = {"column_0": "false", "column_1": "true", "row_0": "1"}

    assert send(curator, first, **names, cell_0_0="1", cell_0_1="2") == []
    swapped = names | {"column_0": "true", "column_1": "false"}
    objections = send(curator, second, **swapped, cell_0_0="1", cell_0_1="2")

    assert "same columns" in objections[0]


def copy(client: Client, kind: str, pk: int, **sent: object) -> dict[str, list[str]]:
    """Send the page that opens the next version; returns its errors."""
    page = client.post(reverse(f"admin:pathways_next_{kind}", args=[pk]), sent)
    return {} if page.status_code == 302 else dict(page.context["form"].errors)


def test_a_grids_next_version_has_all_its_parts_and_ends_the_last(
    curator: Client, grid: models.GridVersion, site: Source
) -> None:
    sent = {"effective_from": "2027-01-15", "source": site.pk}

    assert copy(curator, "grid", grid.pk, **sent, confidence="secondary") == {}

    made = models.GridVersion.objects.get(key="points/2027-01-15")
    grid.refresh_from_db()
    assert grid.effective_to == made.effective_from == date(2027, 1, 15)
    assert made.confidence == "secondary"
    age = made.nodes.get(slug="age")
    assert age.parent == made.nodes.get(slug="whole")
    assert age.facts == [{"kind": "age"}]
    assert age.table is not None
    assert age.table.slug == "points/2027-01-15/age/table"
    assert cells_of(age.table.versions.get()) == {"18": "10", "30": "5"}


def test_changing_a_copied_cell_leaves_the_old_version_as_it_was(
    curator: Client, grid: models.GridVersion, site: Source
) -> None:
    sent = {"effective_from": "2027-01-15", "source": site.pk}
    copy(curator, "grid", grid.pk, **sent, confidence="official")
    made = models.GridVersion.objects.get(key="points/2027-01-15")

    send(curator, version_of(made), row_0="18", cell_0_0="99")

    assert cells_of(version_of(grid)) == {"18": "10", "30": "5"}


def test_a_version_whose_cells_were_not_collected_is_filled(
    curator: Client, grid: models.GridVersion, site: Source
) -> None:
    blind = models.GridVersion.objects.create(
        key="points/2026-11-03",
        grid=grid.grid,
        label="2026-11-03",
        effective_from=date(2026, 11, 3),
        source=site,
        **READ,
    )
    sent = {"effective_from": "2026-11-03", "source": site.pk}

    assert copy(curator, "grid", grid.pk, **sent, confidence="official") == {}
    again = copy(curator, "grid", grid.pk, **sent, confidence="official")

    assert blind.nodes.count() == 2
    assert list(again) == ["label"]


def stale(version: models.GridVersion | models.TableVersion) -> None:
    """Let it rest on a copy of the page, read in some month."""
    rows = type(version)._base_manager.filter(pk=version.pk)
    rows.update(seen_in="a copy", as_of_note="month only", dates_assumed=True)


def read_of(version: models.GridVersion | models.TableVersion) -> tuple[object, ...]:
    names = ("seen_in", "as_of_note", "as_of", "clause", "note", "dates_assumed")
    return tuple(getattr(version, name) for name in names)


def test_nothing_of_how_the_last_version_was_read_survives_a_copy(
    curator: Client, grid: models.GridVersion, site: Source
) -> None:
    last = version_of(grid)
    last.note = "Only for the old one."
    last.save()
    for version in (grid, last):
        stale(version)
    sent = {"effective_from": "2027-01-15", "source": site.pk}

    copy(curator, "grid", grid.pk, **sent, confidence="official")
    copy(curator, "table", last.pk, **sent, confidence="official")

    nothing = ("", "", None, "", "", False)
    made = models.GridVersion.objects.get(key="points/2027-01-15")
    assert read_of(made) == nothing
    assert read_of(version_of(made)) == nothing
    assert read_of(last.table.versions.get(effective_from="2027-01-15")) == nothing


def test_filling_a_version_leaves_nothing_of_how_it_was_read_before(
    curator: Client, grid: models.GridVersion, site: Source
) -> None:
    blind = models.GridVersion.objects.create(
        key="points/2027", grid=grid.grid, label="2027", source=site, **READ
    )
    stale(blind)
    sent = {"effective_from": "2027-01-15", "label": "2027", "source": site.pk}

    copy(curator, "grid", grid.pk, **sent, confidence="official")

    blind.refresh_from_db()
    assert read_of(blind) == ("", "", None, "", "", False)
    assert blind.nodes.exists()


def test_a_copy_asks_anew_where_it_was_read(
    curator: Client, grid: models.GridVersion
) -> None:
    page = curator.get(reverse("admin:pathways_next_grid", args=[grid.pk]))

    form = page.context["form"]
    assert not form["source"].value()
    assert not form["confidence"].value()


def test_a_tables_next_version_goes_on_to_its_cells(
    curator: Client, grid: models.GridVersion, site: Source
) -> None:
    version = version_of(grid)
    sent = {"effective_from": "2027-01-15", "source": site.pk}

    assert copy(curator, "table", version.pk, **sent, confidence="official") == {}

    made = version.table.versions.get(effective_from=date(2027, 1, 15))
    version.refresh_from_db()
    assert version.effective_to == date(2027, 1, 15)
    assert cells_of(made) == cells_of(version)


def test_the_page_of_a_version_shows_its_tree(
    curator: Client, grid: models.GridVersion
) -> None:
    address = reverse("admin:pathways_gridversion_change", args=[grid.pk])

    text = curator.get(address).content.decode()

    assert "Add a part to “Whole”" in " ".join(text.split())
    assert (
        reverse("admin:pathways_gridnode_change", args=[grid.nodes.get(slug="age").pk])
        in text
    )


def test_a_leaf_is_added_kind_first(
    curator: Client, grid: models.GridVersion, stem: OccupationList
) -> None:
    whole = grid.nodes.get(slug="whole")
    table = models.Table.objects.get()
    leaf = {
        "version": grid.pk,
        "parent": whole.pk,
        "slug": "wage-level",
        "title": "Wage level",
        "table": table.pk,
        "combine": "add",
        "facts_1_kind": "list_value",
    }
    address = reverse("admin:pathways_gridnode_add")

    first = curator.post(address, leaf)
    told = {
        "facts_1__list": "stem",
        "facts_1__name": "level",
        "facts_1__whose": "primary",
    }
    second = curator.post(address, leaf | told)

    assert set(first.context["adminform"].form.errors) == {
        "facts_1__list",
        "facts_1__name",
    }
    assert second.status_code == 302
    node = grid.nodes.get(slug="wage-level")
    assert node.facts == [
        {"kind": "list_value", "list": "stem", "name": "level", "whose": "primary"}
    ]
    assert (node.key, node.order) == ("points/2025/wage-level", 2)


@pytest.mark.parametrize("model", ["gridversion", "tableversion"])
def test_an_address_that_names_no_version_leads_home(
    curator: Client, model: str
) -> None:
    answer = curator.get(f"/admin/pathways/{model}/5/change/widgets.css/change/")

    assert answer.status_code == 302


def test_a_leaf_without_facts_is_refused(
    curator: Client, grid: models.GridVersion
) -> None:
    node = grid.nodes.get(slug="age")
    sent = {"version": grid.pk, "table": node.table_id, "combine": "add"}

    page = curator.post(
        reverse("admin:pathways_gridnode_change", args=[node.pk]),
        {**sent, "facts_1_kind": ""},
    )

    assert set(page.context["adminform"].form.errors) == {"facts_1_kind"}
