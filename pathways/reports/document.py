"""The frozen document: the sections that page, PDF and mail all show.

Every sentence is stored as it was read, so that a report opened a year later says the
same. What a second report is compared by is stored beside them as values, in
``streams`` and ``scores``. Sources stand once, in ``sources``; a ``cite`` is a place in
that list, counted from 1.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from pydantic import BaseModel, ConfigDict

SCHEMA: Final = 2


class Frozen(BaseModel):
    """A part of the document."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Source(Frozen):
    """Where something was read; ``as_of`` is a day, a month, a year or nothing.

    ``is_rule``: a rule, which was read on that day; a figure is as of it.
    """

    title: str
    url: str
    publisher: str
    clause: str
    as_of: str
    confidence: str
    is_rule: bool = False


class Line(Frozen):
    """One statement. ``state`` is shown by its mark, with ``word`` beside it.

    The states are the verdicts and the ways in which a pathway stands for a person.
    """

    text: str = ""
    strong: str = ""
    state: str = ""
    word: str = ""
    url: str = ""
    cite: int | None = None

    @property
    def said(self) -> str:
        """All its words."""
        stands = f"{self.word}:" if self.word and self.text else self.word
        return " ".join(part for part in (stands, self.strong, self.text) if part)


Cell = tuple[Line, ...]


class Fact(Frozen):
    """What is said of one thing."""

    label: str
    lines: Cell


class Table(Frozen):
    """A table whose first column names its rows."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def labelled(self) -> list[list[tuple[str, Cell]]]:
        """Each cell with the name of its column, for where no table fits."""
        return [list(zip(self.head, row, strict=True)) for row in self.rows]


class Entry(Frozen):
    """One of several things of a section: a route, a task, a province."""

    title: str
    lines: Cell = ()
    facts: tuple[Fact, ...] = ()
    table: Table | None = None
    notes: Cell = ()


class Section(Frozen):
    """A part of the report: the same on the page, on paper and in the mail."""

    slug: str
    title: str
    lines: Cell = ()
    facts: tuple[Fact, ...] = ()
    entries: tuple[Entry, ...] = ()
    table: Table | None = None
    notes: Cell = ()
    cites: tuple[int, ...] = ()


class RequirementValue(Frozen):
    """A requirement of a stream, and its verdict."""

    slug: str
    name: str
    verdict: str


class StreamValue(Frozen):
    """What one stream of the edition came to for this person."""

    slug: str
    name: str
    verdict: str
    intake: str
    requirements: tuple[RequirementValue, ...]


class ScoreValue(Frozen):
    """Points on a grid: exact bounds, no ``upper`` where there is no known end.

    ``stream``: whose grid it is; none is the grid of Express Entry.
    """

    stream: str
    title: str
    version: str
    lower: str
    upper: str | None
    total: str
    notices: tuple[Line, ...]


class Document(Frozen):
    """Everything that page, PDF and mail say."""

    schema_version: int = SCHEMA
    language: str
    assessed_on: date
    edition_number: int
    edition_digest: str
    edition_published_on: date
    heading: str
    lead: str
    chosen: tuple[str, ...]
    sections: tuple[Section, ...]
    streams: tuple[StreamValue, ...]
    scores: tuple[ScoreValue, ...]
    sources: tuple[Source, ...]

    def section(self, slug: str) -> Section | None:
        """A section by its permanent name."""
        return next(
            (section for section in self.sections if section.slug == slug), None
        )

    def stream(self, slug: str) -> StreamValue | None:
        """A stream by its permanent name."""
        return next((stream for stream in self.streams if stream.slug == slug), None)

    def score(self, stream: str = "") -> ScoreValue | None:
        """The score on the grid of a stream, or on that of Express Entry."""
        return next((score for score in self.scores if score.stream == stream), None)


def words_of(section: Section) -> Iterator[str]:
    """Every statement of a section, in the order in which it is read."""
    yield section.title
    yield from _said(section.lines)
    yield from _facts(section.facts)
    for entry in section.entries:
        yield entry.title
        yield from _said(entry.lines)
        yield from _facts(entry.facts)
        yield from _table(entry.table)
        yield from _said(entry.notes)
    yield from _table(section.table)
    yield from _said(section.notes)


def _said(lines: Cell) -> Iterator[str]:
    yield from (line.said for line in lines)


def _facts(facts: tuple[Fact, ...]) -> Iterator[str]:
    for fact in facts:
        yield fact.label
        yield from _said(fact.lines)


def _table(table: Table | None) -> Iterator[str]:
    if table is None:
        return
    for row in table.rows:
        for cell in row:
            yield from _said(cell)
