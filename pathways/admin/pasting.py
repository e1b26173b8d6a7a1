"""A table pasted from an official page or a sheet, as the cells that it means."""

from __future__ import annotations

import csv
import re
from typing import Final

from django.utils.translation import gettext as _

from pathways import models

SPACES: Final = re.compile(r" {2,}|\t")
MOST_LINES: Final = 400


class PasteError(ValueError):
    """What was pasted is no table; the message says in which line."""


def table_from(text: str) -> list[list[str]]:
    """Lines of cells: tabs, commas, semicolons or several spaces stand between."""
    lines = [line for line in text.replace("\r", "").split("\n") if line.strip()]
    if not lines:
        raise PasteError(_("Nothing was pasted."))
    if len(lines) > MOST_LINES:
        raise PasteError(_("More than %s lines are no table of points.") % MOST_LINES)
    if any("\t" in line for line in lines):
        rows = [line.split("\t") for line in lines]
    elif all("," in line or ";" in line for line in lines):
        mark = ";" if lines[0].count(";") >= lines[0].count(",") else ","
        rows = list(csv.reader(lines, delimiter=mark))
    else:
        rows = [SPACES.split(line.strip()) for line in lines]
    return [[cell.strip() for cell in row] for row in rows]


def sheet_parts(
    text: str, table: models.Table
) -> tuple[list[str], list[str], dict[tuple[int, int], str]]:
    """Keys of rows and columns, and the texts of the cells; raises ``PasteError``."""
    rows = table_from(text)
    columns = [""]
    if table.column_type:
        head, *rows = rows
        columns = head[1:]
    elif len(rows[0]) > 1 and not _is_figure(rows[0][1]):
        rows = rows[1:]
    width = len(columns) + 1
    for number, row in enumerate(rows, 2 if table.column_type else 1):
        if len(row) != width:
            values = {"line": number, "count": len(row), "wanted": width}
            text = _("Line %(line)s has %(count)s cells, and the table %(wanted)s.")
            raise PasteError(text % values)
    texts = {
        (i, j): cell.replace(",", "") if _is_figure(cell) else cell
        for i, row in enumerate(rows)
        for j, cell in enumerate(row[1:])
    }
    return [row[0] for row in rows], columns, texts


def _is_figure(text: str) -> bool:
    return bool(re.match(r"^-?[\d,.]+( to [\d,.?]+)?$", text))
