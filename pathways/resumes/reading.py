"""One file, of whatever kind, to a resume."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

from pathways.resumes.archives import open_archive
from pathways.resumes.bounds import (
    LIMIT_MB,
    MAX_ENTRIES,
    MAX_LINE,
    MAX_TEXT,
    MAX_UNREAD,
)
from pathways.resumes.docx_files import is_docx, read_docx
from pathways.resumes.europass import read_europass_xml
from pathways.resumes.json_files import read_json
from pathways.resumes.linkedin_export import is_export, read_export
from pathways.resumes.pdf_files import read_pdf
from pathways.resumes.resume import Job, Language, Resume, Study
from pathways.resumes.text_files import read_text
from pathways.resumes.unreadable import Reason, Unreadable

__all__ = ["LIMIT_MB", "read_resume"]

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED_OFFICE = "EncryptedPackage".encode("utf-16-le")
NO_TEXT = re.compile(
    rb"^(?:\{\\rtf|<!doctype html|<html|\x89PNG|\xff\xd8\xff|GIF8|MZ|\x7fELF|\x1f\x8b|"
    rb"7z\xbc\xaf|Rar!|BZh|\xfd7zXZ|RIFF|II\*\x00|MM\x00\*|%!PS)",
    re.I,
)
WHITE = b"\x00\t\n\x0b\x0c\r \xef\xbb\xbf\xfe\xff"


def read_resume(data: bytes, name: str = "") -> Resume:
    """Read a file that a stranger sent. Raises ``Unreadable`` with the reason.

    ``name`` decides nothing: the kind is told from the contents.
    """
    if len(data) > LIMIT_MB * 1_000_000:
        raise Unreadable(Reason.TOO_LARGE, limit_mb=LIMIT_MB)
    if not data.strip(WHITE):
        raise Unreadable(Reason.EMPTY)
    return _bounded(_read(data))


def _read(data: bytes) -> Resume:
    head = data[:1024].lstrip(WHITE)
    if b"%PDF-" in data[:1024]:
        return read_pdf(data)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _read_archive(data)
    if data.startswith(OLD_OFFICE):
        is_locked = ENCRYPTED_OFFICE in data
        raise Unreadable(Reason.ENCRYPTED if is_locked else Reason.UNKNOWN_FORMAT)
    if NO_TEXT.match(head):
        raise Unreadable(Reason.UNKNOWN_FORMAT)
    if head.startswith(b"<"):
        return read_europass_xml(data)
    if head.startswith((b"{", b"[")):
        return read_json(data)
    return read_text(data)


def _read_archive(data: bytes) -> Resume:
    with open_archive(data) as archive:
        if is_docx(archive):
            return read_docx(data, archive)
        if is_export(archive):
            return read_export(archive)
    raise Unreadable(Reason.UNKNOWN_FORMAT)


def _bounded(resume: Resume) -> Resume:
    """As many entries as a profile holds at most, no text longer than its texts."""
    for what in ("jobs", "studies", "languages"):
        count = len(getattr(resume, what))
        if count > MAX_ENTRIES:
            raise Unreadable(Reason.TOO_MANY, what=what, count=count, limit=MAX_ENTRIES)
    unread = dict.fromkeys(_clean(line)[:MAX_LINE] for line in resume.unread)
    return Resume(
        resume.kind,
        tuple(_tidy_job(job) for job in resume.jobs),
        tuple(_tidy_study(study) for study in resume.studies),
        tuple(_tidy_language(language) for language in resume.languages),
        tuple(line for line in unread if line)[:MAX_UNREAD],
    )


def _tidy_job(job: Job) -> Job:
    line = _clean(job.line)[:MAX_LINE]
    return replace(job, title=_fit(job.title), employer=_fit(job.employer), line=line)


def _tidy_study(study: Study) -> Study:
    line = _clean(study.line)[:MAX_LINE]
    return replace(study, field=_fit(study.field), school=_fit(study.school), line=line)


def _tidy_language(language: Language) -> Language:
    return replace(language, line=_clean(language.line)[:MAX_LINE])


def _fit(text: str | None) -> str | None:
    """A name as a profile takes it; what is longer is no name."""
    clean = _clean(text or "")
    return clean if clean and len(clean) <= MAX_TEXT else None


def _clean(text: str) -> str:
    """One line without characters that do not print."""
    printing = (
        " " if letter.isspace() or unicodedata.category(letter) == "Cc" else letter
        for letter in text
        if unicodedata.category(letter) not in {"Cf", "Cs", "Co", "Cn"}
    )
    return " ".join("".join(printing).split())
