"""LinkedIn's own export of a member's data: a ZIP with a CSV file per part."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator

from pathways.resumes.archives import read_member
from pathways.resumes.dates import read_date
from pathways.resumes.languages import read_language
from pathways.resumes.levels import find_degree
from pathways.resumes.places import Place, read_place
from pathways.resumes.resume import Job, Kind, Language, Resume, Study
from pathways.resumes.text_files import decode
from pathways.resumes.unreadable import Reason, Unreadable

FILES = ("Positions.csv", "Education.csv", "Languages.csv")
FIRST_COLUMNS = frozenset(["Company Name", "School Name", "Name"])
Row = dict[str, str]


def is_export(archive: zipfile.ZipFile) -> bool:
    return any(_member(archive, name) for name in FILES)


def read_export(archive: zipfile.ZipFile) -> Resume:
    unread: list[str] = []
    positions = [_job(row) for row in _rows(archive, "Positions.csv")]
    studies = [_study(row) for row in _rows(archive, "Education.csv")]
    spoken = [_language(row, unread) for row in _rows(archive, "Languages.csv")]
    return Resume(
        Kind.LINKEDIN_EXPORT,
        tuple(positions),
        tuple(studies),
        tuple(language for language in spoken if language),
        tuple(unread),
    )


def _member(archive: zipfile.ZipFile, name: str) -> str | None:
    """The file of that name, in whatever folder of the export."""
    names = archive.namelist()
    return next((each for each in names if each.split("/")[-1] == name), None)


def _rows(archive: zipfile.ZipFile, name: str) -> Iterator[Row]:
    """A file's rows; LinkedIn puts notes above the columns of some."""
    member = _member(archive, name)
    if member is None:
        return
    reader = csv.reader(io.StringIO(decode(read_member(archive, member)), newline=""))
    columns: list[str] = []
    try:
        for row in reader:
            if columns and any(field.strip() for field in row):
                yield {
                    key: field.strip() for key, field in zip(columns, row, strict=False)
                }
            elif not columns and row and row[0].strip("\ufeff ") in FIRST_COLUMNS:
                columns = [field.strip("\ufeff ") for field in row]
    except csv.Error as error:
        raise Unreadable(Reason.BROKEN) from error


def _job(row: Row) -> Job:
    place = read_place(row.get("Location", "")) or Place()
    ended = row.get("Finished On", "")
    started = read_date(row.get("Started On", ""))
    return Job(
        title=row.get("Title") or None,
        employer=row.get("Company Name") or None,
        country=place.country,
        started=started,
        ended=read_date(ended),
        is_current=not ended and started is not None,
        line=_line(
            row, "Company Name", "Title", "Location", "Started On", "Finished On"
        ),
        province=place.province,
    )


def _study(row: Row) -> Study:
    name = row.get("Degree Name", "")
    degree = find_degree(name)
    field = degree.field if degree else name or None
    return Study(
        level=degree.level if degree else None,
        field=field,
        school=row.get("School Name") or None,
        country=None,
        started=read_date(row.get("Start Date", "")),
        completed=read_date(row.get("End Date", "")),
        line=_line(row, "School Name", "Degree Name", "Start Date", "End Date"),
    )


def _language(row: Row, unread: list[str]) -> Language | None:
    language = read_language(row.get("Name", ""), row.get("Proficiency", ""))
    if language is None:
        unread.append(_line(row, "Name", "Proficiency"))
    return language


def _line(row: Row, *columns: str) -> str:
    return " · ".join(row[column] for column in columns if row.get(column))
