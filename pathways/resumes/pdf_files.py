"""PDF files of strangers: their text with its places, within bounds."""

from __future__ import annotations

import contextlib
import io
import logging
from collections.abc import Iterator
from math import hypot
from typing import Any

from pypdf import Configuration, PageObject, PdfReader, apply_configuration
from pypdf.errors import DependencyError, LimitReachedError

from pathways.resumes.bounds import (
    MAX_DEPTH,
    MAX_LINES,
    MAX_OBJECTS,
    MAX_OPERATIONS,
    MAX_PAGE_BYTES,
    MAX_PAGES,
    MAX_UNPACKED_STREAM,
)
from pathways.resumes.europass import read_europass_xml
from pathways.resumes.lines import Line
from pathways.resumes.linkedin_pdf import is_linkedin, read_linkedin
from pathways.resumes.pdf_text import Fragment, read_columns
from pathways.resumes.prose import read_prose
from pathways.resumes.resume import Kind, Resume
from pathways.resumes.text_files import bounded
from pathways.resumes.unreadable import Reason, Unreadable

# The library's own warnings could quote a file.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)

LEAST_LETTERS = 20  # fewer are a page number on pictures
LIMITS = Configuration(
    maximum_declared_stream_length=10_000_000,
    array_based_stream_maximum_output_length=MAX_UNPACKED_STREAM,
    array_maximum_element_count=MAX_OBJECTS,
    dictionary_maximum_element_count=MAX_OBJECTS,
    zlib_maximum_output_length=MAX_UNPACKED_STREAM,
    zlib_maximum_recovery_input_length=500_000,
    lzw_maximum_output_length=MAX_UNPACKED_STREAM,
    run_length_maximum_output_length=MAX_UNPACKED_STREAM,
    stream_decoding_work_maximum_length=20_000_000,
    stream_parsing_work_maximum_count=120_000,
    page_tree_maximum_entries=500,
    page_tree_maximum_page_entries=5_000,
)


def read_pdf(data: bytes) -> Resume:
    """A profile saved from LinkedIn, or a resume of any layout."""
    if data.count(b" obj") > MAX_OBJECTS:
        raise Unreadable(Reason.BOMB)
    with apply_configuration(LIMITS):
        attached, columns = _read(data)
    if attached is not None:
        return attached
    main = [line for page in columns for line in page[0]]
    beside = [line for page in columns for column in page[1:] for line in column]
    bounded([*main, *beside])
    if is_linkedin(main, beside):
        return read_linkedin(main, beside)
    return read_prose([*main, *_apart(beside)], Kind.PDF)


def _apart(lines: list[Line]) -> list[Line]:
    """A second column begins a part of its own, named or not."""
    return [Line("Profile"), *lines] if lines else []


def _read(data: bytes) -> tuple[Resume | None, list[list[list[Line]]]]:
    """What is attached, else each page's columns. The library meets broken files with
    whatever error its code runs into, so all of them are taken for one answer here."""
    try:
        reader = _open(data)
        attached = _read_attached(reader)
        if attached is not None:
            return attached, []
        pages = list(reader.pages)
        columns = [read_columns(each) for each in _fragments(pages) if each]
        if _letters(columns) < LEAST_LETTERS:
            raise Unreadable(_why_no_text(pages))
    except Unreadable:
        raise
    except DependencyError as error:
        raise Unreadable(Reason.ENCRYPTED) from error
    except (RecursionError, MemoryError, LimitReachedError) as error:
        raise Unreadable(Reason.BOMB) from error
    except Exception as error:
        raise Unreadable(Reason.BROKEN) from error
    return None, columns


def _read_attached(reader: PdfReader) -> Resume | None:
    """The data that Europass puts into its PDF; what else is attached stays shut."""
    for name, contents in reader.attachments.items():
        if name.lower().endswith(".xml") and contents:
            with contextlib.suppress(Unreadable):
                return read_europass_xml(contents[0])
    return None


def _letters(columns: list[list[list[Line]]]) -> int:
    lines = (line for page in columns for column in page for line in column)
    return sum(letter.isalpha() for line in lines for letter in line.text)


def _open(data: bytes) -> PdfReader:
    reader = PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise Unreadable(Reason.ENCRYPTED)
    if len(reader.pages) > MAX_PAGES:
        raise Unreadable(Reason.BOMB)
    return reader


def _fragments(pages: list[PageObject]) -> Iterator[list[Fragment]]:
    bytes_left = MAX_PAGE_BYTES
    collect = Collector()
    for page in pages:
        contents = page.get_contents()
        bytes_left -= len(contents.get_data()) if contents is not None else 0
        if bytes_left < 0:
            raise Unreadable(Reason.BOMB)
        collect.fragments = []
        page.extract_text(
            visitor_text=collect.take_text,
            visitor_operand_before=collect.count_operation,
        )
        yield collect.fragments


class Collector:
    """Gathers a page's text and counts what the page makes the library do."""

    def __init__(self) -> None:
        self.fragments: list[Fragment] = []
        self.operations = 0

    def take_text(self, text: str, cm: Any, tm: Any, _font: Any, size: float) -> None:
        if not text.strip():
            return
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        scale = hypot(tm[0], tm[1]) * hypot(cm[0], cm[1])
        self.fragments.append(Fragment(text.strip("\n"), x, y, size * scale or 1.0))
        if len(self.fragments) > MAX_LINES * MAX_DEPTH:
            raise Unreadable(Reason.BOMB)

    def count_operation(self, *_: Any) -> None:
        self.operations += 1
        if self.operations > MAX_OPERATIONS:
            raise Unreadable(Reason.BOMB)


def _why_no_text(pages: list[PageObject]) -> Reason:
    """Pictures of text, or nothing at all."""
    for page in pages:
        resources = page.get("/Resources")
        if "/XObject" in ((resources and resources.get_object()) or {}):
            return Reason.SCANNED
    return Reason.EMPTY
