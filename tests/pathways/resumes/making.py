"""Sample files made from their sources: the same words as text, Word, PDF or ZIP."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import typst
from docx import Document
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

PAGE = '#set page(paper: "us-letter", margin: 1.6cm)\n#set par(spacing: {spacing}pt)\n'
FOLDER = Path(__file__).with_name("samples")
COLUMN = "\n%%%\n"
LINKEDIN_SIZES = (("#! ", 26.0), ("# ", 15.75), ("## ", 12.0), ("### ", 11.5))


def make(how: str, source: str) -> bytes:
    """A file of the kind that a sample names."""
    kind, _, detail = how.partition(" ")
    if kind == "text":
        return source.encode(detail or "utf-8")
    if kind == "raw":
        return source.encode()
    if kind == "file":
        return (FOLDER / detail).read_bytes()
    if kind == "export":
        return make_export(source, folder=detail)
    if kind == "docx":
        return make_docx(source, as_table=detail == "table")
    if kind == "linkedin_pdf":
        return make_linkedin_pdf(source)
    if detail == "raw":
        return make_plain_pdf(source)
    return make_pdf(source, detail)


def make_export(source: str, folder: str = "") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in source.split("--- ")[1:]:
            name, _, text = part.partition("\n")
            path = f"Basic_LinkedInDataExport_11-29-2026/{name}" if folder else name
            archive.writestr(path, text.replace("\n", "\r\n"))
    return buffer.getvalue()


def make_docx(source: str, *, as_table: bool) -> bytes:
    """Headings by their style; in tables, the rows between two headings."""
    document = Document()
    for line in source.splitlines():
        mark, _, text = line.partition(" ")
        if mark in {"!", "#"}:
            document.add_heading(text, level=0 if mark == "!" else 1)
        elif as_table and "|||" in line:
            cells = line.split("|||")
            row = document.add_table(rows=1, cols=len(cells)).rows[0]
            for cell, content in zip(row.cells, cells, strict=True):
                cell.text = content
        elif mark == "-":
            document.add_paragraph(text, style="List Bullet")
        else:
            plain = line.replace("**", "").replace("*", "")
            document.add_paragraph(plain.replace("|||", "\t"))
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def make_pdf(source: str, layout: str) -> bytes:
    """One column, two, or a narrow one of dates, set by Typst."""
    if layout.startswith("columns"):
        first, _, second = source.partition(COLUMN)
        widths = "(68%, 32%)" if layout.endswith("right") else "(30%, 70%)"
        cells = f"[{_typst(first)}], [{_typst(second)}]"
        body = f"#grid(columns: {widths}, gutter: 14pt, {cells})"
    elif layout == "dates":
        body = "\n".join(_dated(line) for line in source.splitlines())
    else:
        body = _typst(source)
    return typst.compile((PAGE.format(spacing=6) + body).encode())


def make_linkedin_pdf(source: str) -> bytes:
    """The sizes and columns of a profile that LinkedIn saves."""
    beside, _, main = source.partition(COLUMN)
    left = "\n".join(_sized(line, {"# ": 13.0}) for line in beside.splitlines())
    part, right = "", []
    for line in main.splitlines():
        part = line if line.startswith("# ") else part
        is_school = (
            part in {"# Education", "# Formation", "# Educación"} and "·" not in line
        )
        degree = line.lower().startswith(("bachelor", "master", "licenciatura"))
        if is_school and not line.startswith("#") and not degree:
            line = f"## {line}"
        right.append(_sized(line, dict(LINKEDIN_SIZES)))
    page = (
        '#set page(paper: "us-letter", margin: 1.2cm, footer: align(right)['
        "#text(size: 9pt)["
        'Page #context counter(page).display("1 of 1", both: true)]])\n'
        "#set par(spacing: 7pt)\n"
    )
    cells = f"[{left}], [{''.join(right)}]"
    grid = f"#grid(columns: (185pt, 370pt), gutter: 16pt, {cells})"
    return typst.compile((page + grid).encode())


def _sized(line: str, sizes: dict[str, float]) -> str:
    size = next((s for mark, s in sizes.items() if line.startswith(mark)), 10.5)
    text = line.lstrip("#! ") if line.startswith("#") else line
    return f"#text(size: {size}pt)[#{json.dumps(text, ensure_ascii=False)}]\n\n"


def _typst(source: str) -> str:
    return "\n".join(_line(line) for line in source.splitlines())


def _line(line: str) -> str:
    mark, _, text = line.partition(" ")
    if mark == "!":
        return f'#text(size: 20pt, weight: "bold")[{_string(text)}]\n\n'
    if mark == "#":
        return f'#v(6pt)#text(size: 13pt, weight: "bold")[{_string(text)}]\n\n'
    if mark == "-":
        return f"#list([{_string(text)}])\n\n"
    left, gap, right = line.partition("|||")
    if not gap:
        return _bold(line) + "\n\n"
    return f"{_bold(left)} #h(1fr) {_bold(right)}\n\n"


def _dated(line: str) -> str:
    if "|||" not in line:
        return _line(line)
    left, _, right = line.partition("|||")
    return f"#grid(columns: (95pt, 1fr), [{_string(left)}], [{_string(right)}])\n"


def _bold(text: str) -> str:
    """“**Firm**, place” with its first part bold."""
    pieces = text.split("**")
    return "".join(
        f'#text(weight: "bold")[{_string(piece)}]' if n % 2 else _string(piece)
        for n, piece in enumerate(pieces)
        if piece
    )


def _string(text: str) -> str:
    return f"#{json.dumps(text, ensure_ascii=False)}"


def make_plain_pdf(source: str) -> bytes:
    """One text object a page, as word processors write it, in a built-in font."""
    y, operators = 750, [b"BT /F1 10 Tf"]
    for line in source.splitlines():
        mark, _, text = line.partition(" ")
        size = {"!": 18, "#": 13}.get(mark, 10)
        left, _, right = (text if mark in {"!", "#"} else line).partition("|||")
        left = left.replace("- ", "\x95 ", 1) if mark == "-" else left
        operators.append(
            f"/F1 {size} Tf 1 0 0 1 50 {y} Tm ({_escape(left)}) Tj".encode(
                "cp1252", "replace"
            )
        )
        if right:
            operators.append(
                f"380 0 Td ({_escape(right)}) Tj".encode("cp1252", "replace")
            )
        y -= 16
    return plain_pdf(b"\n".join([*operators, b"ET"]))


def plain_pdf(contents: bytes) -> bytes:
    """A PDF of one page with these drawing instructions."""
    writer = PdfWriter()
    page = writer.add_blank_page(612, 792)
    stream = DecodedStreamObject()
    stream.set_data(contents)
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
            NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
        }
    )
    fonts = DictionaryObject({NameObject("/F1"): writer._add_object(font)})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    page[NameObject("/Contents")] = writer._add_object(stream.flate_encode())
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def _escape(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
