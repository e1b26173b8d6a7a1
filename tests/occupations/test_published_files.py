"""Outlooks and the structure of the classification in their published shape."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.core.management import CommandError, call_command

from occupations.models import NocGroup, Outlook, OutlookLevel, UnitGroup
from occupations.published.tables import read_table

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("catalogue")]

OUTLOOK_HEADER = (
    "NOC_Code",
    "NOC Title",
    "Economic Region Code",
    "Economic Region Name",
    "Outlook",
    "Employment Trends",
    "Release Date",
    "Province",
    "LANG",
)
STRUCTURE_HEADER = (
    "Level",
    "Hierarchical structure",
    "Code - NOC 2021 V1.0",
    "Class title",
    "Class definition",
)
ONTARIO = (
    *("NOC_21231", "t", "3500", "Ontario", "Very good", "<p>text</p>"),
    *("46364", "ON", "EN"),
)
TORONTO = (*ONTARIO[:2], "3530", "Toronto", "Limited", *ONTARIO[5:])


def csv_of(tmp_path: Path, header: tuple[str, ...], *rows: tuple[str, ...]) -> Path:
    path = tmp_path / "published.csv"
    lines = [",".join(f'"{cell}"' for cell in row) for row in (header, *rows)]
    path.write_text("\n".join(lines), encoding="utf-8-sig")
    return path


def workbook_of(tmp_path: Path, *rows: tuple[str, ...], shared: bool = False) -> Path:
    texts = sorted({cell for row in rows for cell in row})
    sheet = "".join(
        f'<row r="{number}">{_cells(texts, row, number, shared=shared)}</row>'
        for number, row in enumerate(rows, 1)
    )
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    path = tmp_path / "published.xlsx"
    with ZipFile(path, "w") as book:
        book.writestr(
            "xl/worksheets/sheet1.xml",
            f'<worksheet xmlns="{space}"><sheetData>{sheet}</sheetData></worksheet>',
        )
        if shared:
            words = "".join(f"<si><t>{_escaped(text)}</t></si>" for text in texts)
            book.writestr("xl/sharedStrings.xml", f'<sst xmlns="{space}">{words}</sst>')
    return path


def _cells(texts: list[str], row: tuple[str, ...], number: int, *, shared: bool) -> str:
    result = []
    for column, text in zip("ABCDEFGHI", row, strict=False):
        place = f"{column}{number}"
        if shared:
            result.append(f'<c r="{place}" t="s"><v>{texts.index(text)}</v></c>')
        else:
            inline = f"<is><t>{_escaped(text)}</t></is>"
            result.append(f'<c r="{place}" t="inlineStr">{inline}</c>')
    return "".join(result)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def load_outlooks(path: Path, *, dry_run: bool = False) -> None:
    options = ["--years=2026-2028", "--published=2026-12-08"]
    call_command("load_job_bank_outlooks", str(path), *options, dry_run=dry_run)


def newest() -> Outlook:
    rows = Outlook.objects.filter(unit_group__code="21231", province__code="ON")
    return rows.latest("first_year")


@pytest.mark.parametrize("shared", [False, True])
def test_the_published_workbook_gives_the_newest_outlook_of_a_province(
    tmp_path: Path, shared: bool
) -> None:
    load_outlooks(
        workbook_of(tmp_path, OUTLOOK_HEADER, ONTARIO, TORONTO, shared=shared)
    )

    outlook = newest()
    assert outlook.outlook == OutlookLevel.VERY_GOOD
    assert (outlook.first_year, outlook.last_year) == (2026, 2028)
    assert outlook.released_on == date(2026, 12, 8)
    assert outlook.dataset.slug == "job-bank-outlooks-2026-2028"


def test_economic_regions_are_left_out_and_earlier_years_stay(tmp_path: Path) -> None:
    before = Outlook.objects.count()

    load_outlooks(csv_of(tmp_path, OUTLOOK_HEADER, ONTARIO, TORONTO))

    assert Outlook.objects.count() == before + 1


def test_a_dry_run_of_outlooks_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    load_outlooks(csv_of(tmp_path, OUTLOOK_HEADER, ONTARIO), dry_run=True)

    assert "1 added" in capsys.readouterr().out
    assert newest().first_year == 2025


@pytest.mark.parametrize(
    ("column", "text", "message"),
    [
        (0, "NOC_99999", r"published\.csv, line 3, field unit_group"),
        (2, "9900", "line 3, field Economic Region Code"),
        (4, "Splendid", "line 3, field Outlook"),
        (6, "soon", "line 3, field Release Date"),
    ],
)
def test_a_row_that_cannot_be_right_keeps_the_whole_file_out(
    tmp_path: Path, column: int, text: str, message: str
) -> None:
    wrong = (*ONTARIO[:column], text, *ONTARIO[column + 1 :])

    with pytest.raises(CommandError, match=message):
        load_outlooks(csv_of(tmp_path, OUTLOOK_HEADER, ONTARIO, wrong))

    assert newest().first_year == 2025


def test_files_of_another_shape_are_refused(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="no column"):
        load_outlooks(csv_of(tmp_path, ("a", "b"), ("1", "2")))
    with pytest.raises(CommandError, match="whole province"):
        load_outlooks(csv_of(tmp_path, OUTLOOK_HEADER, TORONTO))
    broken = tmp_path / "broken.xlsx"
    broken.write_text("no workbook")
    with pytest.raises(CommandError, match="is no workbook"):
        load_outlooks(broken)


def test_an_empty_cell_of_a_workbook_is_an_empty_text(tmp_path: Path) -> None:
    path = workbook_of(tmp_path, ("a", "b"), ("1", ""), ("", "2"))

    assert [row for _at, row in read_table(path)] == [
        {"a": "1", "b": ""},
        {"a": "", "b": "2"},
    ]


BROAD = ("1", "Broad Category", "2", "Sciences, renamed", "d")
UNIT = ("5", "Unit Group", "21231", "Software engineers, renamed", "d")
NEW = ("5", "Unit Group", "21239", "Machine teachers", "d")


def load_structure(
    tmp_path: Path, *rows: tuple[str, ...], french: Path | None = None
) -> None:
    path = csv_of(tmp_path, STRUCTURE_HEADER, *rows)
    options = ["--edition=2026 Version 1.0", "--published=2026-12-01"]
    call_command("load_noc_structure", str(path), *options, french=french)


def test_a_version_renames_groups_and_unit_groups_and_tells_what_is_gone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    load_structure(tmp_path, BROAD, UNIT)

    assert NocGroup.objects.get(code="2").title_en == "Sciences, renamed"
    group = UnitGroup.objects.get(code="21231")
    assert group.title_en == "Software engineers, renamed"
    assert group.title_fr.startswith("Ingénieurs")
    assert group.dataset.title == "NOC 2026 Version 1.0: structure"
    assert "not in this version, kept: 21232" in capsys.readouterr().out
    assert UnitGroup.objects.filter(code="21232").exists()


def test_a_new_unit_group_needs_its_french_title(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"line 2.*21239 has no French title"):
        load_structure(tmp_path, NEW)

    folder = tmp_path / "fr"
    folder.mkdir()
    header = ("Niveau", "Structure", "Code - CNP 2026", "Titre", "Définition")
    french = csv_of(folder, header, ("5", "n", "21239", "Maîtres de machines", "d"))
    load_structure(tmp_path, NEW, french=french)

    added = UnitGroup.objects.get(code="21239")
    assert (added.title_fr, added.teer) == ("Maîtres de machines", 1)
    assert added.minor_group.code == "2123"


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (("6", "n", "212310", "t", "d"), "line 3, field Level"),
        (("5", "n", "212310", "t", "d"), "line 3, field Code - NOC 2021"),
        (("4", "n", "2999", "", "d"), "line 3"),
    ],
)
def test_a_line_that_cannot_be_right_keeps_the_version_out(
    tmp_path: Path, row: tuple[str, ...], message: str
) -> None:
    with pytest.raises(CommandError, match=message):
        load_structure(tmp_path, BROAD, row)

    assert NocGroup.objects.get(code="2").title_en != "Sciences, renamed"
