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
from pathways.catalogue.cells import Cell, CellError, cell_from
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
    change_message = LogEntry.objects.latest("pk").get_change_message()
    assert "18: 10 → 12" in change_message


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
    text = {
        "facts_1__list": "stem",
        "facts_1__name": "level",
        "facts_1__whose": "primary",
    }
    second = curator.post(address, leaf | text)

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
