"""A resume in running lines, with headings or without, to what it says."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain

from pathways.resumes.dates import find_period
from pathways.resumes.headings import Section, languages_after_colon, split_sections
from pathways.resumes.jobs import read_jobs
from pathways.resumes.languages import (
    read_language,
    read_level,
    split_languages,
)
from pathways.resumes.levels import find_degree
from pathways.resumes.lines import Line
from pathways.resumes.resume import Kind, Language, Resume
from pathways.resumes.studies import read_studies
from pathways.resumes.titles import is_title


def read_prose(lines: list[Line], kind: Kind) -> Resume:
    """Jobs, studies and languages by the headings they stand under."""
    lines, languages = _take_languages(lines)
    sections = split_sections(lines)
    if not any(part in (Section.JOBS, Section.STUDIES) for part, _ in sections):
        named = [each for each in sections if each[0] is not Section.START]
        sections = _by_contents(_under(sections, Section.START)) + named
    jobs, unread = read_jobs(_under(sections, Section.JOBS))
    studies, more = read_studies(_under(sections, Section.STUDIES))
    spoken, unknown = read_languages(_under(sections, Section.LANGUAGES))
    return Resume(
        kind,
        tuple(jobs),
        tuple(studies),
        tuple(languages + spoken),
        tuple(unread + more + unknown),
    )


def read_languages(lines: list[Line]) -> tuple[list[Language], list[str]]:
    """Every language of a part, and the pieces that are none we know."""
    languages: list[Language] = []
    unknown: list[str] = []
    for line in lines:
        for piece in split_languages(line.text):
            language = read_language(piece)
            if language is not None:
                languages.append(language)
            elif languages and languages[-1].level is None and read_level(piece):
                languages[-1] = _with_level(languages[-1], piece)
            else:
                unknown.append(piece)
    return languages, unknown


def _with_level(language: Language, below: str) -> Language:
    """A language whose level stands on the line below."""
    line = f"{language.line} {below}"
    return replace(language, level=read_level(below), line=line)


def _take_languages(lines: list[Line]) -> tuple[list[Line], list[Language]]:
    """“Languages: English (native)” wherever it stands."""
    kept: list[Line] = []
    languages: list[Language] = []
    for line in lines:
        after = languages_after_colon(line.text)
        if after is None:
            kept.append(line)
        else:
            languages += read_languages([Line(after)])[0]
    return kept, languages


def _under(sections: list[tuple[Section, list[Line]]], part: Section) -> list[Line]:
    return [line for section, lines in sections if section is part for line in lines]


def _by_contents(lines: list[Line]) -> list[tuple[Section, list[Line]]]:
    """Without headings: blocks between empty lines, a degree making one a study. The
    first block is a name and an address unless it says from when to when."""
    blocks = _blocks(lines)
    if blocks and not any(_dates(line) for line in blocks[0]):
        blocks = blocks[1:]
    sections: list[tuple[Section, list[Line]]] = []
    for block in chain.from_iterable(map(_apart, blocks)):
        text = " ".join(line.text for line in block)
        is_study = find_degree(text) is not None and not _is_job(block[0])
        sections.append((Section.STUDIES if is_study else Section.JOBS, block))
    return sections


def _is_job(line: Line) -> bool:
    return is_title(line.text) and find_degree(line.text) is None


def _dates(line: Line) -> bool:
    return find_period(line.text) is not None


def _apart(block: list[Line]) -> list[list[Line]]:
    """A block whose lines each have their dates is an entry a line."""
    if len(block) > 1 and all(_dates(line) for line in block):
        return [[line] for line in block]
    return [block]


def _blocks(lines: list[Line]) -> list[list[Line]]:
    blocks: list[list[Line]] = []
    for line in lines:
        if line.follows_gap or not blocks:
            blocks.append([])
        blocks[-1].append(line)
    return blocks
