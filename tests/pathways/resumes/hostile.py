"""Files that would harm, made when they are asked for."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import cast

from docx import Document
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    EncodedStreamObject,
    NameObject,
    NumberObject,
)

from tests.pathways.resumes.making import make_plain_pdf, plain_pdf

TEXT = "Experience\nEngineer, Acme, 2019 - 2021\n"
MACRO_TYPE = (
    b'<Types ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>'
)
LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">%s]>
<SkillsPassport><LearnerInfo>&e9;</LearnerInfo></SkillsPassport>""" % b"".join(
    b'<!ENTITY e%d "%s">' % (n, b"&e%d;" % (n - 1) * 10 if n else b"&a;" * 10)
    for n in range(10)
)
EXTERNAL = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY p SYSTEM "file:///etc/passwd">]>
<SkillsPassport><LearnerInfo>&p;</LearnerInfo></SkillsPassport>"""


def zipped(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def docx(changes: dict[str, bytes] | None = None) -> bytes:
    """A Word file with parts added or put in place of its own."""
    document = Document()
    for line in TEXT.splitlines():
        document.add_paragraph(line)
    buffer = io.BytesIO()
    document.save(buffer)
    with zipfile.ZipFile(buffer) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    return zipped(members | (changes or {}))


def zip_bomb() -> bytes:
    return zipped({"Positions.csv": b"a" * 120_000_000})


def zip_that_lies() -> bytes:
    """A member that claims a hundred bytes and unpacks to sixty million."""
    data = bytearray(zipped({"Positions.csv": b"a" * 60_000_000}))
    for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.find(mark) + offset
        data[at : at + 4] = struct.pack("<I", 100)
    return bytes(data)


def zip_in_zips() -> bytes:
    data = zipped({"a.csv": b"0" * 10_000_000})
    for _ in range(20):
        data = zipped({f"{n}.zip": data for n in range(3)})[:8_000_000]
    return zipped({"Positions.csv": data, "inner.zip": data})


def zip_of_many() -> bytes:
    return zipped({f"{n}.csv": b"" for n in range(50_000)})


def zip_with_password() -> bytes:
    data = bytearray(zipped({"Positions.csv": b"Company Name,Title\n"}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(mark) + offset] |= 1
    return bytes(data)


def pdf_with_password() -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(make_plain_pdf(TEXT))))
    writer.encrypt("secret", algorithm="RC4-128")
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def pdf_of_pages(count: int) -> bytes:
    writer = PdfWriter()
    for _ in range(count):
        writer.add_blank_page(612, 792)
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def pdf_bomb() -> bytes:
    """Drawing instructions of 200 MB in some 200 kB."""
    return plain_pdf(b"q Q\n" * 50_000_000)


def pdf_of_operations() -> bytes:
    return plain_pdf(b"BT /F1 9 Tf " + b"1 0 0 1 5 5 Tm (x) Tj " * 60_000 + b"ET")


def pdf_in_a_circle() -> bytes:
    """A tree of pages that holds itself."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(make_plain_pdf(TEXT))))
    pages = cast(DictionaryObject, writer._pages.get_object())
    pages[NameObject("/Kids")] = ArrayObject([writer._pages, writer._pages])
    pages[NameObject("/Count")] = NumberObject(2)
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def pdf_of_depth() -> bytes:
    """Arrays in arrays, 50,000 deep, where the catalogue should be."""
    body = b"%PDF-1.7\n1 0 obj\n" + b"[" * 50_000 + b"]" * 50_000 + b"\nendobj\n"
    return body + b"trailer << /Root 1 0 R >>\nstartxref\n9\n%%EOF"


def pdf_of_objects() -> bytes:
    objects = b"".join(b"%d 0 obj\n<<>>\nendobj\n" % n for n in range(1, 60_000))
    return b"%PDF-1.4\n" + objects + b"trailer << /Root 1 0 R >>\nstartxref\n0\n%%EOF"


def pdf_scanned() -> bytes:
    """A page that is one picture."""
    writer = PdfWriter(
        clone_from=PdfReader(io.BytesIO(plain_pdf(b"q 612 0 0 792 0 0 cm /Im0 Do Q")))
    )
    page = writer.pages[0]
    pixels = zlib.compress(b"\xff" * 100 * 100)
    image = DictionaryObject()
    stream = writer._add_object(_picture(pixels))
    image[NameObject("/Im0")] = stream
    resources = cast(DictionaryObject, page["/Resources"].get_object())
    resources[NameObject("/XObject")] = image
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def _picture(pixels: bytes) -> DictionaryObject:
    picture = EncodedStreamObject()
    picture._data = pixels
    picture.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Image"),
            NameObject("/Width"): NumberObject(100),
            NameObject("/Height"): NumberObject(100),
            NameObject("/ColorSpace"): NameObject("/DeviceGray"),
            NameObject("/BitsPerComponent"): NumberObject(8),
            NameObject("/Filter"): NameObject("/FlateDecode"),
        }
    )
    return picture


def many_jobs(count: int) -> str:
    return "Experience\n\n" + "\n".join(
        f"Engineer, Firm {n}, Austin, TX, {1950 + n % 70} - {1951 + n % 70}\n- did it"
        for n in range(count)
    )
