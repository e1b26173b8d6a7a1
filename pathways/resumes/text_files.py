"""Bytes of a plain text to its letters."""

from __future__ import annotations

import codecs

from charset_normalizer import from_bytes

from pathways.resumes.bounds import MAX_LETTERS, MAX_LINES, MAX_TEXT_BYTES
from pathways.resumes.lines import Line, read_lines
from pathways.resumes.prose import read_prose
from pathways.resumes.resume import Kind, Resume
from pathways.resumes.unreadable import Reason, Unreadable

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read_text(data: bytes) -> Resume:
    """A resume as plain text or Markdown."""
    return read_prose(bounded(read_lines(decode(data))), Kind.TEXT)


def decode(data: bytes) -> str:
    """The text of bytes in whatever encoding; what is no text is refused."""
    if len(data) > MAX_TEXT_BYTES:
        raise Unreadable(Reason.TOO_LARGE, limit_mb=MAX_TEXT_BYTES // 1_000_000)
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _decode(data, encoding)
    if b"\x00" in data:
        raise Unreadable(Reason.UNKNOWN_FORMAT)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _guess(data)


def bounded(lines: list[Line]) -> list[Line]:
    """The same lines, if no more than a resume has."""
    letters = sum(len(line.text) for line in lines)
    for what, count, limit in (
        ("lines", len(lines), MAX_LINES),
        ("letters", letters, MAX_LETTERS),
    ):
        if count > limit:
            raise Unreadable(Reason.TOO_MANY, what=what, count=count, limit=limit)
    return lines


def _decode(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unreadable(Reason.BROKEN) from error


def _guess(data: bytes) -> str:
    """The likeliest of the encodings that resumes come in."""
    best = from_bytes(
        data[:100_000],
        cp_isolation=["cp1252", "latin_1", "cp1250", "mac_roman", "utf_8"],
    ).best()
    if best is None or _looks_binary(data):
        raise Unreadable(Reason.UNKNOWN_FORMAT)
    return data.decode(best.encoding, errors="replace")


def _looks_binary(data: bytes) -> bool:
    head = data[:4_000]
    controls = sum(byte < 9 or 13 < byte < 32 for byte in head)
    return controls > len(head) / 50
