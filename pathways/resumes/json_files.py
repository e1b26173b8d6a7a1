"""JSON of strangers: JSON Resume, or Europass in its older form."""

from __future__ import annotations

import json
from collections.abc import Iterator

from pathways.resumes.dates import is_now, read_date
from pathways.resumes.europass import read_europass_json
from pathways.resumes.languages import read_language
from pathways.resumes.levels import find_degree
from pathways.resumes.places import Place, read_place
from pathways.resumes.resume import Job, Kind, Language, Resume, Study
from pathways.resumes.text_files import decode
from pathways.resumes.unreadable import Reason, Unreadable

Fields = dict[str, object]
PARTS = frozenset(["work", "education", "languages", "basics"])


def read_json(data: bytes) -> Resume:
    try:
        contents = json.loads(decode(data))
    except RecursionError as error:
        raise Unreadable(Reason.BOMB) from error
    except ValueError as error:
        raise Unreadable(Reason.BROKEN) from error
    if not isinstance(contents, dict):
        raise Unreadable(Reason.UNKNOWN_FORMAT)
    if "SkillsPassport" in contents or "LearnerInfo" in contents:
        return read_europass_json(contents)
    if "applicant" in contents or not PARTS & contents.keys():
        raise Unreadable(Reason.UNKNOWN_FORMAT)
    return _read_json_resume(contents)


def _read_json_resume(contents: Fields) -> Resume:
    unread: list[str] = []
    jobs = [_job(each) for each in _objects(contents, "work", unread)]
    studies = [_study(each) for each in _objects(contents, "education", unread)]
    spoken = [
        _language(each, unread) for each in _objects(contents, "languages", unread)
    ]
    return Resume(
        Kind.JSON_RESUME,
        tuple(job for job in jobs if job.title or job.employer),
        tuple(study for study in studies if study.school or study.level or study.field),
        tuple(language for language in spoken if language),
        tuple(unread),
    )


def _objects(contents: Fields, key: str, unread: list[str]) -> Iterator[Fields]:
    """The objects of a list, or one alone; what is no object was not understood."""
    value = contents.get(key)
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, dict):
            if _line(each):
                yield each
        elif each is not None:
            unread.append(str(each)[:200])


def _text(fields: Fields, *keys: str) -> str:
    """The first of some keys that holds a text; a year may be a number."""
    for key in keys:
        value = fields.get(key)
        if isinstance(value, str) and value.strip():
            return value.strip()
        if (
            key.endswith("Date")
            and isinstance(value, int)
            and not isinstance(value, bool)
        ):
            return str(value)
    return ""


def _job(fields: Fields) -> Job:
    place = read_place(_text(fields, "location")) or Place()
    ended = _text(fields, "endDate")
    return Job(
        title=_text(fields, "position", "title") or None,
        employer=_text(fields, "name", "company", "organization") or None,
        country=place.country,
        started=read_date(_text(fields, "startDate")),
        ended=read_date(ended),
        is_current=is_now(ended),
        line=_line(fields),
        province=place.province,
    )


def _study(fields: Fields) -> Study:
    name, area = _text(fields, "studyType"), _text(fields, "area")
    degree = find_degree(name)
    ended = _text(fields, "endDate")
    return Study(
        level=degree.level if degree else None,
        field=area or (degree.field if degree else None),
        school=_text(fields, "institution", "school") or None,
        country=None,
        started=read_date(_text(fields, "startDate")),
        completed=read_date(ended),
        line=_line(fields),
        is_unfinished=is_now(ended),
    )


def _language(fields: Fields, unread: list[str]) -> Language | None:
    language = read_language(
        _text(fields, "language", "name"), _text(fields, "fluency", "level") or " "
    )
    if language is None:
        unread.append(_line(fields))
    return language


def _line(fields: Fields) -> str:
    texts = [
        "position",
        "title",
        "name",
        "company",
        "institution",
        "studyType",
        "area",
        "location",
        "startDate",
        "endDate",
        "language",
        "fluency",
    ]
    return " · ".join(text for key in texts if (text := _text(fields, key)))
