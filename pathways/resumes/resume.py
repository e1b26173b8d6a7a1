"""What a resume says, as far as it was understood.

A month that is not stated is not guessed: dates are “2019-03”, or “2019” where the
source names no month. ``None`` means that the source does not say it, or not surely.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What kind of file it was, told from what is in it and never from its name."""

    LINKEDIN_PDF = "linkedin_pdf"
    LINKEDIN_EXPORT = "linkedin_export"
    JSON_RESUME = "json_resume"
    EUROPASS_XML = "europass_xml"
    EUROPASS_JSON = "europass_json"
    PDF = "pdf"
    DOCX = "docx"
    TEXT = "text"


class LanguageLevel(StrEnum):
    """How well a language is spoken, in the words a person would tick."""

    NATIVE = "native"
    FLUENT = "fluent"
    WORK = "work"
    GOOD = "good"
    BASIC = "basic"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Job:
    """One position; ``ended`` is ``None`` while it lasts or where it is not said."""

    title: str | None
    employer: str | None
    country: str | None  # ISO 3166-1 alpha-2
    started: str | None
    ended: str | None
    is_current: bool
    line: str  # the piece of the source that it was read from
    hours: int | None = None  # a week, where the source says a number
    province: str | None = None  # two letters, of a place in Canada only


@dataclass(frozen=True, slots=True)
class Study:
    """One course of study; ``level`` is one of the profile's levels of education."""

    level: str | None
    field: str | None
    school: str | None
    country: str | None
    started: str | None
    completed: str | None  # may lie ahead, where the source names an expected date
    line: str
    is_unfinished: bool = False  # the source says: under way, expected, or left


@dataclass(frozen=True, slots=True)
class Language:
    """A language that a resume names, and the level that it claims."""

    code: str  # ISO 639-1, ISO 639-3 where there is none
    level: LanguageLevel | None
    line: str


@dataclass(frozen=True, slots=True)
class Resume:
    """Everything read, in the source's order, and what was not understood."""

    kind: Kind
    jobs: tuple[Job, ...] = ()
    studies: tuple[Study, ...] = ()
    languages: tuple[Language, ...] = ()
    unread: tuple[str, ...] = ()
