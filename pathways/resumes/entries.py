"""Lines of a part of a resume, grouped to one entry each: a job, or a course of study.

An entry holds each thing once. A line that brings a second title (or period, or firm)
begins the next entry; how the part's first entry begins says what may begin one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from pathways.resumes.dates import Period, find_period
from pathways.resumes.folding import fold
from pathways.resumes.lines import Line
from pathways.resumes.pieces import Parts, take_apart
from pathways.resumes.titles import is_title
from pathways.resumes.vocabulary import meanings_of

ADDRESS = re.compile(
    r"^\d+[\w-]* .*\b(?:ave|avenue|st|street|road|rd|blvd|boulevard|drive|dr|suite|"
    r"lane|way|floor|rue|calle|nw|ne|sw|se)\b\.?"
)
GOES_ON = re.compile(r"(?:[^,\s],|\s(?:and|of|for|the|in|de|des|du|et|y|en|la|&))$")
LABEL = re.compile(r"^[^\W\d][^:\d]{2,90}:(?=\s|$)")
MAYBE = "maybe"
Things = Callable[[Parts], frozenset[str]]


@dataclass(slots=True)
class Entry:
    """The lines of one job or study, in order; ``things`` is what they hold."""

    lines: list[Parts] = field(default_factory=list)
    things: set[str] = field(default_factory=set)
    order: list[str] = field(default_factory=list)

    @property
    def source(self) -> str:
        return " · ".join(" ".join(parts.source.split()) for parts in self.lines)

    @property
    def first(self) -> str:
        """What the entry begins with."""
        return self.order[0] if self.order else ""

    @property
    def period(self) -> Period | None:
        periods = (parts.period for parts in self.lines)
        return next((period for period in periods if period is not None), None)

    def add(self, parts: Parts, things: Iterable[str]) -> None:
        self.lines.append(parts)
        self.things.update(things)
        self.order += things


def group_entries(lines: list[Line], things_of: Things, weak: str) -> list[Entry]:
    """Entries of a part. ``weak`` is the thing that any words could be (a firm, a
    school's name): it begins an entry only where the first entry began with it."""
    entries: list[Entry] = []
    style = ""
    for line in header_lines(lines):
        parts = take_apart(line.text)
        things = things_of(parts)
        if not things and parts.place is None and parts.hours is None:
            continue
        style = style or _begins_with(parts, things, weak)
        if entries and _is_doubtful(entries[-1], parts, things, weak):
            continue
        is_next = not entries or _is_next(entries[-1], things, style, weak)
        if is_next:
            if entries and not _may_begin(things, style, weak):
                continue
            entries.append(Entry())
        entries[-1].add(parts, sorted(things, key=lambda thing: thing == weak))
    return entries


def header_lines(lines: list[Line]) -> list[Line]:
    """The lines that could name something: no bullets (unless all entries are), no
    sentences, no continuation of a bullet."""
    if not any(_has_period(line) for line in lines if not line.is_bullet):
        lines = [Line(line.text, line.follows_gap) for line in lines]
    headers: list[Line] = []
    bullet: float | None = None
    for line in _joined(lines):
        if line.is_bullet:
            bullet = line.indent
        elif bullet is None or line.indent <= bullet:
            bullet = None
            if line.could_be_header and not _is_aside(line.text):
                headers.append(line)
    return headers


def _joined(lines: list[Line]) -> list[Line]:
    """Lines whose last word or comma asks for the next are one with it."""
    joined: list[Line] = []
    for line in lines:
        above = joined[-1] if joined else None
        if above and not line.is_bullet and not line.follows_gap and _goes_on(above):
            joined[-1] = replace(above, text=f"{above.text} {line.text}")
        else:
            joined.append(line)
    return joined


def _goes_on(line: Line) -> bool:
    return not line.is_bullet and bool(GOES_ON.search(line.text))


def sentences_with_periods(lines: list[Line]) -> list[str]:
    """Sentences that say from when to when: not understood, and not passed over."""
    return [
        line.text
        for line in lines
        if not line.is_bullet and not line.could_be_header and _spans(line.text)
    ]


def _spans(text: str) -> bool:
    period = find_period(text)
    return period is not None and not period.is_point


def _has_period(line: Line) -> bool:
    return line.could_be_header and take_apart(line.text).period is not None


def _is_aside(text: str) -> bool:
    """An address, or a line under a label that names no part of an entry."""
    folded = fold(text)
    if ADDRESS.match(folded):
        return True
    label = LABEL.match(folded)
    name = label.group()[:-1].strip() if label else ""
    if label is None or name in meanings_of("label") or is_title(name):
        return False
    return take_apart(text).period is None


def _begins_with(parts: Parts, things: frozenset[str], weak: str) -> str:
    if parts.period is not None and parts.period.at <= 2:
        return "period"
    strong = things - {weak, "period", MAYBE}
    return min(strong) if strong else weak if weak in things else "period"


def _is_next(entry: Entry, things: frozenset[str], style: str, weak: str) -> bool:
    """A second of anything; or anything behind a period that stands alone (a break)
    where periods do not come first; or the next firm where firms come first."""
    if entry.things == {"period"} and style != "period":
        return True
    if style == weak and things == {weak} and entry.first != weak:
        return True
    return bool(entry.things & things)


def _is_doubtful(entry: Entry, parts: Parts, things: frozenset[str], weak: str) -> bool:
    """Words below a title that may hold the firm already (“Engineer, Payments”): they
    are the firm only if a place or a period stands beside them."""
    is_more = things == {weak} and parts.place is None
    return is_more and MAYBE in entry.things and weak not in entry.things


def _may_begin(things: frozenset[str], style: str, weak: str) -> bool:
    if style == "period":
        return "period" in things
    return style == weak or bool(things - {weak, MAYBE})
