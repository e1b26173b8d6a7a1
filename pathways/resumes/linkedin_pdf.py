"""A LinkedIn profile saved as PDF: a narrow column beside experience and education.

Its layout is fixed: firm, title and the rest differ by the size of their letters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pathways.resumes.dates import DURATION, find_period
from pathways.resumes.folding import fold
from pathways.resumes.headings import Section, split_sections
from pathways.resumes.levels import find_degree
from pathways.resumes.lines import Line
from pathways.resumes.places import read_place
from pathways.resumes.prose import read_languages
from pathways.resumes.resume import Job, Kind, Resume, Study

CONTACT = frozenset(["contact", "coordonnees", "contactar", "contacto"])
YEARS = re.compile(r"^(.*?)\s*·?\s*\(?(\d{4}.*?)\)?$")


@dataclass(slots=True)
class Position:
    """A job while its lines go by."""

    employer: str | None
    title: str = ""
    lines: tuple[str, ...] = ()


def is_linkedin(main: list[Line], beside: list[Line]) -> bool:
    """The narrow column that begins with the contact and names the site."""
    first = fold(beside[0].text).strip() if beside else ""
    return first in CONTACT and any("linkedin.com" in fold(x.text) for x in beside)


def read_linkedin(main: list[Line], beside: list[Line]) -> Resume:
    sections = split_sections(main)
    jobs = _read_jobs(_under(sections, Section.JOBS))
    studies = _read_studies(_under(sections, Section.STUDIES))
    spoken = _under(split_sections(beside), Section.LANGUAGES)
    languages, unread = read_languages(spoken)
    return Resume(
        Kind.LINKEDIN_PDF, tuple(jobs), tuple(studies), tuple(languages), tuple(unread)
    )


def _under(sections: list[tuple[Section, list[Line]]], part: Section) -> list[Line]:
    return [line for section, lines in sections if section is part for line in lines]


def _sizes(lines: list[Line]) -> tuple[float, float]:
    """The sizes of firms and of titles: the two largest of the part."""
    sizes = sorted({line.size for line in lines}, reverse=True)
    return (sizes[0], sizes[1]) if len(sizes) > 2 else (sizes[0], sizes[0])


def _read_jobs(lines: list[Line]) -> list[Job]:
    jobs: list[Job] = []
    if not lines:
        return jobs
    firm, title = _sizes(lines)
    position = Position(None)
    is_place_next = False
    for line in lines:
        text = line.text
        if line.size >= firm > title:
            position = Position(text)
        elif line.size >= title:
            position = _with_title(position, text)
        elif position.title and _is_period(text):
            jobs.append(_job(position, text))
            position = Position(position.employer)
            is_place_next = True
            continue
        elif is_place_next and jobs and (place := read_place(text)):
            jobs[-1] = replace(
                jobs[-1],
                country=place.country,
                province=place.province,
                line=f"{jobs[-1].line} · {text}",
            )
        is_place_next = False
    return jobs


def _with_title(position: Position, text: str) -> Position:
    """A title may run over two lines."""
    return Position(position.employer, f"{position.title} {text}".strip())


def _is_period(text: str) -> bool:
    period = find_period(text)
    return (
        period is not None
        and period.at == 0
        and not text[period.to :]
        .strip(" ()")
        .strip("0123456789 ")
        .startswith((",", ";"))
    )


def _job(position: Position, text: str) -> Job:
    period = find_period(DURATION.sub("", text)) or find_period(text)
    known = period is not None and period.is_possible
    named = (position.employer, position.title, text)
    return Job(
        title=position.title or None,
        employer=position.employer,
        country=None,
        started=period.started if period and known else None,
        ended=period.ended if period and known else None,
        is_current=period.is_current if period else False,
        line=" · ".join(piece for piece in named if piece),
    )


def _read_studies(lines: list[Line]) -> list[Study]:
    """A school's name in larger letters, its degree and years below."""
    studies: list[Study] = []
    if not lines:
        return studies
    school_size = max(line.size for line in lines)
    school, below = "", ""
    for line in [*lines, Line("", size=school_size)]:
        if line.size < school_size:
            below = f"{below} {line.text}".strip()
            continue
        if school and (below or not line.text):
            studies.append(_study(school, below))
            school, below = "", ""
        elif school and line.text:
            school = f"{school} "
        school += line.text
    return studies


def _study(school: str, below: str) -> Study:
    match = re.search(r"·?\s*\(([^()]*\d{4}[^()]*)\)\s*$", below)
    period = find_period(match[1]) if match else None
    name = (below[: match.start()] if match else below).strip(" ·")
    degree = find_degree(name)
    return Study(
        level=degree.level if degree else None,
        field=degree.field if degree else (name or None),
        school=school.strip(),
        country=None,
        started=period.started if period and not period.is_point else None,
        completed=period.ended if period else None,
        line=f"{school} · {below}".strip(" ·"),
        is_unfinished=bool(period and period.is_current),
    )
