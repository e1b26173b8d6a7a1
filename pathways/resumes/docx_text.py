"""The elements of a Word document, put together to lines in the order of reading.

Word's own templates wrap paragraphs, rows and words in content controls, which the
library's paragraphs and tables pass over; so the elements are walked here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from docx.oxml.ns import qn

from pathways.resumes.lines import Line, as_line

WRAPPERS = {qn("w:sdt"), qn("w:sdtContent"), qn("w:customXml"), qn("w:smartTag")}
PARAGRAPH, TABLE, ROW, CELL = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
TEXT, TAB, RUN = qn("w:t"), qn("w:tab"), qn("w:r")
BREAKS = {qn("w:br"), qn("w:cr")}
APART = {qn("w:txbxContent"), qn("w:del"), qn("w:pPr")}
BOXES = ".//w:txbxContent[not(ancestor::*[local-name()='Fallback'])]/w:p"
SIDE = 4  # paragraphs that make a cell a column of its own
Styles = Mapping[str, str]


def read_elements(holder: Any, styles: Styles) -> Iterator[Line]:
    """The lines of a body or of a table's cell. ``styles`` gives names for ids."""
    gap = True
    for element in _unwrapped(holder):
        if element.tag == TABLE:
            yield from _table(element, styles)
            gap = True
        elif element.tag == PARAGRAPH:
            lines = list(_paragraph(element, styles, gap))
            gap = not lines
            yield from lines


def _unwrapped(holder: Any) -> Iterator[Any]:
    """An element's children, those in content controls among them."""
    for element in holder:
        if element.tag in WRAPPERS:
            yield from _unwrapped(element)
        else:
            yield element


def _paragraph(element: Any, styles: Styles, gap: bool) -> Iterator[Line]:
    """A paragraph's lines, and those of the text boxes that hang on it."""
    style = styles.get(element.style or "", "").lower()
    level = re.match(r"heading (\d)", style)
    size = 100.0 - int(level[1]) if level else 0.0
    is_bullet = style.startswith("list") or bool(element.xpath("./w:pPr/w:numPr"))
    for text in "".join(_letters(element)).split("\n"):
        if text.strip():
            yield as_line(text, follows_gap=gap, is_bullet=is_bullet, size=size)
            gap = False
    for box in element.xpath(BOXES):
        text = "".join(_letters(box))
        if text.strip():
            yield as_line(text)


def _letters(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag == TEXT:
            yield child.text or ""
        elif child.tag == TAB and element.tag == RUN:
            yield "\t"
        elif child.tag in BREAKS:
            yield "\n"
        elif child.tag not in APART:
            yield from _letters(child)


def _table(element: Any, styles: Styles) -> Iterator[Line]:
    for row in _unwrapped(element):
        if row.tag != ROW:
            continue
        cells = [
            list(read_elements(cell, styles))
            for cell in _unwrapped(row)
            if cell.tag == CELL
        ]
        yield from _row([lines for lines in cells if lines])


def _row(cells: list[list[Line]]) -> Iterator[Line]:
    """A row as people read it: the first lines together, then what stands below; or
    one column after the other where each is long."""
    if len(cells) > 1 and min(len(lines) for lines in cells) < SIDE:
        first = "\t".join(lines[0].text for lines in cells)
        yield Line(first, follows_gap=True)
        cells = [lines[1:] for lines in cells]
    for lines in cells:
        yield from lines
