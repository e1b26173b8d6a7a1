"""Word documents, looked through before they are opened."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

from docx import Document
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from lxml.etree import LxmlError

from pathways.resumes.archives import BROKEN, read_member
from pathways.resumes.lines import Line, as_line
from pathways.resumes.prose import read_prose
from pathways.resumes.resume import Kind, Resume
from pathways.resumes.text_files import bounded
from pathways.resumes.unreadable import Reason, Unreadable
from pathways.resumes.xml_files import read_xml

DOCUMENT = "word/document.xml"
MAIN = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
)
MACROS = re.compile(r"vba(?:project|data)|macro", re.I)


def is_docx(archive: zipfile.ZipFile) -> bool:
    return DOCUMENT in archive.namelist()


def read_docx(data: bytes, archive: zipfile.ZipFile) -> Resume:
    _refuse_harm(archive)
    try:
        document = Document(io.BytesIO(data))
        lines = bounded(list(_lines(document.iter_inner_content())))
    except (*BROKEN, OpcError, LxmlError, KeyError, AttributeError) as error:
        raise Unreadable(Reason.BROKEN) from error
    if not lines:
        raise Unreadable(Reason.SCANNED if _has_pictures(archive) else Reason.EMPTY)
    return read_prose(lines, Kind.DOCX)


def _refuse_harm(archive: zipfile.ZipFile) -> None:
    """Macros by their files or their type; every part of XML without entities."""
    names = archive.namelist()
    if any(MACROS.search(name) for name in names):
        raise Unreadable(Reason.HOSTILE, what="macros")
    for name in names:
        if name.endswith((".xml", ".rels")):
            data = read_member(archive, name)
            if name == "[Content_Types].xml" and b"macroEnabled" in data:
                raise Unreadable(Reason.HOSTILE, what="macros")
            read_xml(data)


def _has_pictures(archive: zipfile.ZipFile) -> bool:
    return any(name.startswith("word/media/") for name in archive.namelist())


def _lines(blocks: Iterator[Paragraph | Table]) -> Iterator[Line]:
    gap = True
    for block in blocks:
        if isinstance(block, Table):
            yield from _table(block)
            gap = True
            continue
        lines = list(_paragraph(block, gap))
        gap = not lines
        yield from lines


def _paragraph(paragraph: Paragraph, gap: bool) -> Iterator[Line]:
    """A paragraph's lines, and those of the text boxes that hang on it."""
    style = (paragraph.style.name if paragraph.style else "") or ""
    level = re.match(r"heading (\d)", style.lower())
    size = 100.0 - int(level[1]) if level else 0.0
    is_bullet = style.startswith("List") or bool(paragraph._p.xpath("./w:pPr/w:numPr"))
    for text in paragraph.text.split("\n"):
        if text.strip():
            yield as_line(text, follows_gap=gap, is_bullet=is_bullet, size=size)
            gap = False
    for box in paragraph._p.xpath(
        ".//w:txbxContent[not(ancestor::*[local-name()='Fallback'])]/w:p"
    ):
        text = "".join(node.text or "" for node in box.iter(qn("w:t")))
        if text.strip():
            yield as_line(text)


def _table(table: Table) -> Iterator[Line]:
    for row in table.rows:
        cells = [list(_lines(cell.iter_inner_content())) for cell in _once(row.cells)]
        cells = [lines for lines in cells if lines]
        if len(cells) > 1 and min(len(lines) for lines in cells) < 4:
            yield from _side_by_side(cells)
        else:
            for lines in cells:
                yield from lines


def _once(cells: tuple[_Cell, ...]) -> list[_Cell]:
    """A row's cells; one that spans several columns is listed several times."""
    seen: dict[int, _Cell] = {id(cell._tc): cell for cell in cells}
    return list(seen.values())


def _side_by_side(cells: list[list[Line]]) -> Iterator[Line]:
    """A row as people read it: the first lines together, then what stands below."""
    first = "\t".join(lines[0].text for lines in cells)
    yield Line(first, follows_gap=True)
    for lines in cells:
        yield from lines[1:]
