"""Lists, tables and wages as CSV: out, and into a change."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from occupations.models import OccupationList, Wage, WageArea
from pathways import models
from pathways.changes import compile_change, sandbox
from pathways.changes.files import (
    ManyFaultsError,
    bring_grid,
    bring_list,
    bring_sheet,
    bring_wages,
    grid_csv,
    list_csv,
    sheet_csv,
)
from pathways.models import Change
from tests.pathways.inout.conftest import NOW


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def text_of(rows: list[dict[str, str]]) -> str:
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return buffer.getvalue()


def bring(change: Change, row: OccupationList, text: str) -> list[str]:
    bring_list(change=change, pk=row.pk, name="l.csv", text=text, by=None, at=NOW)
    return sorted(change.rows.values_list("kind", flat=True))


def test_a_list_comes_back_as_it_went_out(change: Change) -> None:
    for slug in ("global-talent", "cusma-professions", "tech-bc"):
        row = OccupationList.objects.get(slug=slug)
        assert bring(change, row, list_csv(row)) == []


@pytest.mark.long
def test_new_altered_and_removed_lines_with_levels_and_unit_groups(
    change: Change,
) -> None:
    row = OccupationList.objects.get(slug="global-talent")
    rows = rows_of(list_csv(row))
    rows[0]["note"] = "=HYPERLINK(1)"
    new = {**rows[1], "key": "21231", "label": "New", "values": '{"level": 2}'}
    new |= {"unit_groups": "21231; 21232", "effective_from": "2026-11-03"}
    new["effective_to"] = ""  # databases differ in which line stands second
    assert bring(change, row, text_of([*rows[:-1], new])) == ["add", "alter", "remove"]
    added = change.rows.get(kind="add").after
    assert added["values"] == {"level": 2}
    assert len(added["unit_groups"]) == 2
    assert change.rows.get(kind="alter").after == {"note": "=HYPERLINK(1)"}
    lines = compile_change(change, NOW.date()).after.snapshot["lists"]["global-talent"]
    assert {"level": 2} in [line.get("values") for line in lines["entries"]]
    assert row.entries.count() == len(rows)


def test_no_spreadsheet_runs_what_goes_out(change: Change) -> None:
    row = OccupationList.objects.get(slug="global-talent")
    entry = row.entries.order_by("pk")[0]
    entry.note, entry.label = "=1+1", "@x"
    entry.save()
    (line,) = (line for line in rows_of(list_csv(row)) if line["key"] == entry.key)
    assert (line["note"], line["label"]) == ("'=1+1", "'@x")
    assert bring(change, row, list_csv(row)) == []


@pytest.mark.parametrize(
    ("field", "cell", "words"),
    [
        ("key", "99999", "“99999” is no unit group"),
        ("unit_groups", "21231; 2x", "“2x” is no unit group"),
        ("values", "{level: 2", "not JSON"),
        ("values", "[2]", "no object"),
        ("effective_from", "2026-02-30", "effective_from"),
        ("confidence", "surely", "confidence"),
        ("source", "nowhere", "nowhere"),
        ("source", "", "every row names its source"),
        ("occupation_list", "tech-bc", "another list"),
        ("colour", "red", "no such field"),
    ],
)
def test_a_wrong_cell_is_told_with_line_and_field(
    field: str, cell: str, words: str, change: Change
) -> None:
    row = OccupationList.objects.get(slug="global-talent")
    rows = [{**line, field: line.get(field, "")} for line in rows_of(list_csv(row))]
    if field == "occupation_list":
        rows = [{**line, field: row.slug} for line in rows]
    rows[2][field] = cell
    with pytest.raises(ManyFaultsError) as refused:
        bring(change, row, text_of(rows))
    assert words in str(refused.value)
    assert "l.csv, line " in str(refused.value) or field == "source"
    assert not change.rows.exists()


def a_version() -> models.TableVersion:
    cells = models.TableCell.objects.filter(version__table__slug="crs-partner-language")
    first = cells.order_by("pk").first()
    assert first is not None
    return first.version


def sheet(change: Change, version: models.TableVersion, text: str) -> list[str]:
    bring_sheet(change=change, pk=version.pk, name="s.csv", text=text, by=None, at=NOW)
    return sorted(change.rows.values_list("kind", flat=True))


def test_cells_come_back_and_change(change: Change) -> None:
    version = a_version()
    text = sheet_csv(version)
    assert sheet(change, version, text) == []
    place = text.index("row,")
    head, *lines = text[place:].splitlines()
    key = lines[0].partition(",")[0]
    lines[0] = f"{key}," + ",".join(["0 to ?"] * head.count(","))
    assert set(sheet(change, version, "\n".join([head, *lines]))) == {"alter"}
    assert {float(row.after["low"]) for row in change.rows.all()} == {0}


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("x,1", "line 2, field row: “x” is no number"),
        ("4,much", "line 2, field value: “much” is no number"),
        ("4,9 to 2", "the most is below the least"),
        ("4,1,2", "wrong number of cells"),
        ("4,1\n4,2", "stands twice"),
        ("4,1e99", "no number of points"),
    ],
)
def test_a_wrong_cell_of_a_table_is_told_with_its_place(
    line: str, words: str, change: Change
) -> None:
    with pytest.raises(ManyFaultsError) as refused:
        sheet(change, a_version(), f"row,value\n{line}\n")
    assert words in str(refused.value)
    assert not change.rows.exists()


@pytest.mark.long
def test_every_version_comes_back_as_it_went_out(change: Change) -> None:
    for version in models.TableVersion.objects.all()[:40]:
        assert sheet(change, version, sheet_csv(version)) == []
    for grid in models.GridVersion.objects.all():
        assert tree(change, grid, grid_csv(grid)) == []


def inside(change: Change, version: Any, text_of_it: Callable[[Any], str]) -> str:
    with sandbox(change):
        return text_of_it(type(version).objects.get(pk=version.pk))


def test_a_version_says_its_day_source_and_default_too(change: Change) -> None:
    version = a_version()
    text = sheet_csv(version)
    assert "\nsource," in text
    assert text.startswith("effective_from,")
    changed = re.sub(r"(?m)^(effective_to|as_of),.*$", r"\1,2026-11-03", text)
    changed = re.sub(r"(?m)^note,.*$", "note,'=1+1", changed)
    changed = re.sub(r"(?m)^default,.*$", "default,1.5", changed)
    padded = re.sub(r"(?m)^(clause,.*)$", r"\1,,", changed)

    assert sheet(change, version, padded) == ["alter"]

    after = change.rows.get().after
    assert after["note"] == "=1+1"
    assert (after["effective_to"], after["as_of"]) == ("2026-11-03", "2026-11-03")
    assert float(after["default"]) == 1.5
    assert inside(change, version, sheet_csv) == changed


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("effective_from,2026-02-30", "line 1, field effective_from"),
        ("source,nowhere", "field source: no "),
        ("source,", "field source: every row names its source"),
        ("confidence,surely", "field confidence"),
        ("default,much", "field default"),
        ("colour,red", "field colour: no such field"),
        ("note,a,b", "field note: wrong number of cells"),
        ("note", "field note: wrong number of cells"),
        ("as_of,2026-01-01\nas_of,2026-01-02", "field as_of: stands twice"),
        ('note,"', "is no CSV"),
    ],
)
def test_a_wrong_line_before_the_cells_is_told_with_its_place(
    line: str, words: str, change: Change
) -> None:
    version = a_version()
    name = line.partition(",")[0]
    lines = sheet_csv(version).splitlines()
    text = "\n".join(
        [line, *(other for other in lines if other.partition(",")[0] != name)]
    )
    if name == "colour":
        text = "\n".join([lines[0], line, *lines[1:]])
    with pytest.raises(ManyFaultsError) as refused:
        sheet(change, version, text)
    assert words in str(refused.value)
    assert "s.csv, line " in str(refused.value)
    assert not change.rows.exists()


def a_grid() -> models.GridVersion:
    return models.GridVersion.objects.get(grid__slug="crs", label="2025-03-25")


def tree(change: Change, version: models.GridVersion, text: str) -> list[str]:
    bring_grid(change=change, pk=version.pk, name="g.csv", text=text, by=None, at=NOW)
    return sorted(change.rows.values_list("kind", flat=True))


def test_a_grid_says_its_day_source_caps_and_parts(change: Change) -> None:
    version = a_grid()
    text = grid_csv(version)
    assert "\nadditional,crs,Additional points,add,,600,,,," in text
    changed = text.replace(",add,,600,", ",add,,650,")
    changed = re.sub(r"(?m)^sibling,.*\n", "", changed)
    changed = re.sub(r"(?m)^effective_to,.*$", "effective_to,2027-01-01", changed)
    facts = '"[{""kind"": ""age""}, {""kind"": ""with_partner""}]"'
    changed += f"older,additional,'=Older,,,,,,crs-age,{facts}\n"

    kinds = tree(change, version, changed)

    assert {*kinds} == {"add", "alter", "remove"}
    labels = {row.kind: row for row in change.rows.filter(kind__in=("add", "remove"))}
    assert labels["add"].after["slug"] == "older"
    assert labels["add"].after["title"] == "=Older"
    shot = compile_change(change, NOW.date()).after.snapshot["grids"]["crs"]
    dated = next(v for v in shot["versions"] if v["id"] == "2025-03-25")
    parts = {part["slug"]: part for part in dated["root"]["children"]}
    assert (dated["to"], parts["additional"]["cap"]) == ("2027-01-01", 650)
    slugs = [part["slug"] for part in parts["additional"]["children"]]
    assert "sibling" not in slugs
    assert slugs[-1] == "older"
    assert inside(change, version, grid_csv) == changed.replace(
        "older,additional,'=Older,,,", "older,additional,'=Older,add,,"
    )


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("more,gone,M,add,,,,,,", "field parent: no line above is the part “gone”"),
        ("more,,M,add,,,,,,", "field parent: one part is the whole"),
        (",crs,M,add,,,,,,", "field part: is missing"),
        ("core,crs,M,add,,,,,,", "field part: the part “core” stands twice"),
        ("more,crs,M,most,,,,,,", "field combine"),
        ("more,crs,M,add,,many,,,,", "field cap"),
        ("more,crs,M,add,,,,,gone,", "field table: no "),
        ("more,crs,M,add,,,,,crs-age,[", "field facts: is not JSON"),
        ("more,crs,M,add,,,,,crs-age,[]", "Say which facts"),
        ('more,crs,M,add,,,,,crs-age,"[{""kind"": ""luck""}]"', "luck"),
        ("more,crs", "wrong number of cells"),
    ],
)
def test_a_wrong_part_is_told_with_its_place(
    line: str, words: str, change: Change
) -> None:
    version = a_grid()
    text = grid_csv(version)
    with pytest.raises(ManyFaultsError) as refused:
        tree(change, version, f"{text}{line}\n")
    number = len(text.splitlines()) + 1
    assert words in str(refused.value)
    assert f"g.csv, line {number}" in str(refused.value)
    assert not change.rows.exists()


HEAD = (
    "NOC_CNP,ER_Code_Code_RE,Annual_Wage_Flag_Salaire_annuel,Reference_Period,"
    "Data_Source_E,Low_Wage_Salaire_Minium,Quartile1_Wage_Salaire_Quartile1,"
    "Median_Wage_Salaire_Median,Quartile3_Wage_Salaire_Quartile3,"
    "High_Wage_Salaire_Maximal\n"
)


def wages(change: Change, text: str) -> int:
    return bring_wages(
        change=change,
        name="wages.csv",
        text=text,
        year=2026,
        published=date(2026, 11, 18),
        by=None,
        at=NOW,
    )


def test_the_wages_of_a_year_go_into_a_change(change: Change) -> None:
    codes = list(WageArea.objects.order_by("pk").values_list("code", flat=True))[:3]
    lines = [f"NOC_21231,{code},0,2024-2025,LFS,30,40,50,60,{70}\n" for code in codes]
    assert wages(change, HEAD + "".join(lines)) == len(codes) + 1  # and the data set
    rows = change.rows.filter(model_label="occupations.wage")
    medians = [r.after["median_cad"] for r in rows if "median_cad" in r.after]
    assert medians
    assert all(str(median).startswith("50") for median in medians)
    assert not Wage.objects.filter(edition=2026).exists()


def test_wrong_wages_are_told_with_line_and_column(change: Change) -> None:
    for line, text in (
        ("NOC_21231,ER99,0,2025,LFS,1,2,3,4,5\n", "line 2, field ER_Code_Code_RE"),
        ("NOC_21231,ER00,7,2025,LFS,1,2,3,4,5\n", "neither 0 nor 1"),
        ("NOC_2123X,ER00,0,2025,LFS,1,2,3,4,5\n", "2123X"),
        ("NOC_21231,ER00,0,2025,LFS,1,2,=3,4,5\n", "median_cad"),
        ("NOC_21231,ER00\n", "wrong number of cells"),
    ):
        with pytest.raises(ManyFaultsError, match=text):
            wages(change, HEAD + line)
    with pytest.raises(ManyFaultsError, match="no column"):
        wages(change, "a,b\n1,2\n")
    assert not change.rows.exists()
