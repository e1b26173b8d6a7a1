"""Rows of a published table: a CSV, or the first sheet of an XLSX workbook."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import Element, ParseError, iterparse
from zipfile import BadZipFile, ZipFile

from occupations.seeding import SeedError

SPACE: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
SHEET, SHARED = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
Place = str
TableRow = tuple[Place, dict[str, str]]


def read_table(path: Path) -> Iterator[TableRow]:
    """Each row after the header as text by column, with its place in the file."""
    if path.suffix.lower() != ".xlsx":
        yield from _of_csv(path)
        return
    try:
        yield from _of_workbook(path)
    except (BadZipFile, KeyError, ParseError) as error:
        raise SeedError(f"is no workbook: {error}", file=path.name) from error


def check_columns(path: Path, columns: set[str], needed: set[str]) -> None:
    """Refuse a table that is not of the published shape."""
    if missing := needed - columns:
        message = f"no column {', '.join(sorted(missing))}"
        raise SeedError(message, file=path.name, at="line 1")


def _of_csv(path: Path) -> Iterator[TableRow]:
    with path.open(encoding="utf-8-sig", newline="") as handle:
        reader = csv.DictReader(handle, restval="")
        for raw in reader:
            record = {name: text.strip() for name, text in raw.items() if name}
            yield f"line {reader.line_num}", record


def _of_workbook(path: Path) -> Iterator[TableRow]:
    header: dict[str, str] = {}
    with ZipFile(path) as book:
        shared = _shared(book)
        with book.open(SHEET) as sheet:
            for _event, element in iterparse(sheet):  # noqa: S314 - a curator's file
                if element.tag != f"{SPACE}row":
                    continue
                cells = dict(_cells(element, shared))
                if header and any(cells.values()):
                    record = {name: cells.get(at, "") for at, name in header.items()}
                    yield f"row {element.get('r')}", record
                header = header or {at: text for at, text in cells.items() if text}
                element.clear()


def _shared(book: ZipFile) -> list[str]:
    """Texts that cells name by number; a workbook may write its texts in the cells."""
    if SHARED not in book.namelist():
        return []
    items = []
    with book.open(SHARED) as handle:
        for _event, element in iterparse(handle):  # noqa: S314 - a curator's file
            if element.tag == f"{SPACE}si":
                items.append(_text(element))
                element.clear()
    return items


def _cells(row: Element, shared: list[str]) -> Iterator[tuple[str, str]]:
    for number, cell in enumerate(row.iter(f"{SPACE}c")):
        at = re.sub(r"\d", "", cell.get("r", "")) or str(number)
        value = cell.find(f"{SPACE}v")
        text = _text(cell) if value is None else value.text or ""
        if cell.get("t") == "s":
            text = shared[int(text)]
        yield at, text.strip()


def _text(element: Element) -> str:
    return "".join(part.text or "" for part in element.iter(f"{SPACE}t"))
