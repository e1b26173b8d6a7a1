"""Courses of study out of the lines of a resume."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pathways.resumes.entries import Entry, group_entries, sentences_with_periods
from pathways.resumes.folding import fold
from pathways.resumes.levels import Degree, find_degree
from pathways.resumes.lines import Line
from pathways.resumes.pieces import Parts, split_commas
from pathways.resumes.resume import Study
from pathways.resumes.titles import is_school

UNFINISHED = re.compile(
    r"\b(?:expected|anticipated|in progress|ongoing|candidate|pursuing|incomplete|"
    r"not completed|unfinished|no degree|coursework|some college|withdr|prevue?|"
    r"previst[oa]|en cours|en curso|inachev|inconclus|sin terminar|trunc)"
)
FROM = re.compile(r"\s(?:from|at|de l'|chez)\s(.+)$")
HIGH_SCHOOL = re.compile(r"\bhigh school\b|\blycee\b|\bpreparatoria\b")
COMMENT = re.compile(
    r"\b(?:gpa|cum laude|honou?rs|thesis|dean|mention|promedio|distinction|minor)\b"
)


@dataclass(slots=True)
class Contents:
    """What an entry's pieces are, gathered piece by piece."""

    degree: Degree | None = None
    school: str | None = None
    rest: list[str] | None = None


def read_studies(lines: list[Line]) -> tuple[list[Study], list[str]]:
    """The studies of a part, and what looked like one and was not understood."""
    studies: list[Study] = []
    unread: list[str] = sentences_with_periods(lines)
    campus: Entry | None = None  # the entry whose school stands above later degrees
    for entry in group_entries(lines, things_of, "school"):
        study = _read(entry, campus)
        if study is not None:
            studies.append(study)
        elif "period" in entry.things:
            unread.append(entry.source)
        if "school" in entry.things:
            campus = entry if entry.first == "school" else None
    return studies, unread


def things_of(parts: Parts) -> frozenset[str]:
    things = set()
    if parts.period is not None:
        things.add("period")
    text = ", ".join(parts.chunks)
    if "degree" in parts.named or find_degree(text):
        things.add("degree")
    if "school" in parts.named or is_school(text):
        things.add("school")
    if "field" in parts.named:
        things.add("field")
    elif text and not things - {"period"} and not COMMENT.search(fold(text)):
        things.add("school")
    return frozenset(things)


def _read(entry: Entry, campus: Entry | None) -> Study | None:
    contents = _contents(entry)
    named = {k: v for parts in entry.lines for k, v in parts.named.items() if v}
    school = named.get("school") or contents.school
    place = next((parts.place for parts in entry.lines if parts.place), None)
    if school is None and campus is not None and "school" not in entry.things:
        school = _contents(campus).school
        place = place or next((p.place for p in campus.lines if p.place), None)
    degree = find_degree(named["degree"]) if "degree" in named else contents.degree
    period = entry.period
    if degree is None and (school is None or not (period or is_school(school))):
        return None
    if period is not None and not period.is_possible:
        period = None
    is_unfinished = bool(UNFINISHED.search(fold(entry.source))) or (
        period is not None and period.is_current
    )
    started = period.started if period and not period.is_point else None
    return Study(
        level=_level(degree, school),
        field=named.get("field") or (degree.field if degree else None),
        school=school,
        country=place.country if place else None,
        started=started,
        completed=period.ended if period else None,
        line=entry.source,
        is_unfinished=is_unfinished,
    )


def _level(degree: Degree | None, school: str | None) -> str | None:
    """A degree's level; a high school's own diploma is a secondary one."""
    if degree is None or degree.level is not None or school is None:
        return degree.level if degree else None
    return "secondary" if HIGH_SCHOOL.search(fold(school)) else None


def _contents(entry: Entry) -> Contents:
    contents = Contents(rest=[])
    for parts in entry.lines:
        for chunk in parts.chunks:
            _sort(split_commas(chunk), contents)
    _put_the_rest(contents)
    return contents


def _sort(pieces: list[str], contents: Contents) -> None:
    """The pieces of one chunk: degree with its field, school, or neither."""
    skip = False
    for at, piece in enumerate(pieces):
        if skip:
            skip = False
            continue
        degree = find_degree(", ".join(pieces[at:]))
        if contents.degree is None and degree is not None and degree.at < len(piece):
            contents.degree = degree
            skip = _take_field(pieces, at, contents)
        elif is_school(piece) and contents.school is None:
            contents.school = piece
        elif contents.rest is not None and not COMMENT.search(fold(piece)):
            contents.rest.append(piece)


def _take_field(pieces: list[str], at: int, contents: Contents) -> bool:
    """Whether the piece behind the degree was its field; a school is none."""
    degree = contents.degree
    if degree is None:
        return False
    if school := FROM.search(pieces[at]):
        contents.school = contents.school or school[1]
    following = pieces[at + 1] if at + 1 < len(pieces) else ""
    if not following or degree.field is None or not following.startswith(degree.field):
        return False
    if is_school(following) or fold(degree.field) in fold(pieces[at]):
        contents.degree = Degree(degree.level, None, degree.at, degree.to)
        return False
    return True


def _is_campus(contents: Contents) -> bool:
    """“University of California, Davis”: one word behind a state's university."""
    degree, rest = contents.degree, contents.rest or []
    return (
        degree is not None
        and degree.field is not None
        and len(rest) == 1
        and len(rest[0].split()) <= 2
        and re.match(r"(?:the )?university of", fold(contents.school or "")) is not None
    )


def _put_the_rest(contents: Contents) -> None:
    """Beside a degree and no known school, the one piece left is the school; beside a
    school and a degree without a field, it is the field."""
    if not contents.rest or contents.degree is None:
        return
    if contents.school is None:
        contents.school = contents.rest[0] if len(contents.rest) == 1 else None
    elif _is_campus(contents):
        contents.school += f", {contents.rest[0]}"
    elif contents.degree.field is None and len(contents.rest) == 1:
        degree = contents.degree
        contents.degree = Degree(degree.level, contents.rest[0], degree.at, degree.to)
