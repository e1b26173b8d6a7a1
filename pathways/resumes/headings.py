"""Headings of resumes, in English, French and Spanish: which part begins here."""

from __future__ import annotations

import re
from collections import Counter
from enum import StrEnum

from pathways.resumes.folding import words
from pathways.resumes.lines import Line
from pathways.resumes.vocabulary import words_of


class Section(StrEnum):
    """The parts of a resume; ``OTHER`` is named but read for nothing."""

    START = "start"
    JOBS = "jobs"
    STUDIES = "studies"
    LANGUAGES = "languages"
    OTHER = "other"


# “Language skills” are languages, “professional experience and education” are jobs.
READ_FIRST = (Section.LANGUAGES, Section.JOBS, Section.STUDIES, Section.OTHER)
SPACED = re.compile(r"^(?:\w ){3,}\w$")


def heading_of(line: Line) -> Section | None:
    """The part that a line opens, if it is a heading at all."""
    text = line.text.strip().strip("=-_*#:~ ")
    if SPACED.match(text):
        text = text.replace(" ", "")
    if line.is_bullet or not text or len(text) > 60:
        return None
    folded = words(text.replace("/", " ").replace("'", " ").replace("’", " "))
    if not 1 <= len(folded) <= 7:
        return None
    return _section_of(folded)


def languages_after_colon(text: str) -> str | None:
    """“Languages: English (native)”: what stands behind the colon."""
    before, _, after = text.partition(":")
    if not after.strip() or len(before) > 40:
        return None
    return after if _section_of(words(before)) is Section.LANGUAGES else None


def split_sections(lines: list[Line]) -> list[tuple[Section, list[Line]]]:
    """The lines under their headings; what looks like a heading but is none we know
    opens a part that is not read."""
    sizes = {line.size for line in lines if heading_of(line)} - {_usual_size(lines)}
    sections: list[tuple[Section, list[Line]]] = [(Section.START, [])]
    for line in lines:
        section = heading_of(line)
        if section is None and line.size in sizes and not line.is_bullet:
            section = Section.OTHER
        if section is None:
            sections[-1][1].append(line)
        else:
            sections.append((section, []))
    return sections


def _usual_size(lines: list[Line]) -> float:
    sizes = Counter[float]()
    for line in lines:
        sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _section_of(folded: list[str]) -> Section | None:
    """Every word must be a heading's; the first part that has one of them wins."""
    parts = words_of("heading")
    known = frozenset().union(*parts.values())
    if not folded or any(word not in known for word in folded):
        return None
    if not parts["unread"].isdisjoint(folded):
        return Section.OTHER
    for section in READ_FIRST:
        if not parts[section.value].isdisjoint(folded):
            return section
    return None
