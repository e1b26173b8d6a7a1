"""Word documents, looked through before they are opened."""

from __future__ import annotations

import io
import re
import zipfile

from docx import Document
from docx.opc.exceptions import OpcError
from lxml.etree import LxmlError

from pathways.resumes.archives import BROKEN, read_member
from pathways.resumes.docx_text import read_elements
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
        styles = {style.style_id: style.name or "" for style in document.styles}
        lines = bounded(list(read_elements(document.element.body, styles)))
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
