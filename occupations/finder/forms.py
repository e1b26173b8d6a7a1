"""The searchable forms of every title: what a person might type, and what it means."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum
from itertools import groupby
from typing import NamedTuple

from occupations.finder.data import FinderData
from occupations.finder.text import CLOSE, DASH, OPEN, STOP_WORDS, marked, plain, words

_PARENTHESIS = re.compile(r"\s*\(([^)]*)\)")
OLD_SOC = re.compile(r"^SOC 2010 (?P<code>\d\d-\d{4}) (?P<title>.+)$")
"""An alias that is a code of the edition before 2018: found by its code only."""
SOC_RANKS = {"primary": 0, "alternative": 1, "unranked": 2}
_MARKS = frozenset({DASH, OPEN, CLOSE})


class Kind(IntEnum):
    """Where a form was read, the surest first."""

    OFFICIAL = 0
    GROUP = 1
    US_TITLE = 2
    ALIAS = 3
    SOC = 4
    NOC_2016 = 5


class Target(NamedTuple):
    """A unit group that a form stands for, and where that was read.

    ``rank`` orders the unit groups of one title from 0; ``label`` is the title as its
    source writes it.
    """

    code: str
    kind: Kind
    rank: int
    label: str


class Form(NamedTuple):
    """One way to write a title.

    ``core`` are the words that name the job, ``extra`` those that only narrow it (after
    a dash or in parentheses); ``text`` is the whole, plain, and empty for a form that
    its source does not print.
    """

    text: str
    core: tuple[str, ...]
    extra: tuple[str, ...]
    target: Target


class _Written(NamedTuple):
    """A text to be found by, what it means, and whether its source prints it so."""

    text: str
    target: Target
    is_printed: bool = True


def all_forms(data: FinderData) -> list[Form]:
    """Every form of every row."""
    written = [*_printed(data), *_derived(data)]
    lines = marked([item.text for item in written])
    return [_form(line, item) for line, item in zip(lines, written, strict=True)]


def _derived(data: FinderData) -> Iterator[_Written]:
    """Acronyms in place of what they stand for, and the parts of double names."""
    for title in data.titles:
        short = _with_acronym(title.title) if OPEN in title.title else ""
        if short:
            target = Target(title.code, Kind.OFFICIAL, 0, title.title)
            yield _Written(short, target, is_printed=False)
    for group in data.groups:
        for label in (group.title_en, group.title_fr):
            for part in _group_parts(label):
                target = Target(group.code, Kind.GROUP, 1, label)
                yield _Written(part, target, is_printed=False)


def _printed(data: FinderData) -> Iterator[_Written]:
    for title in data.titles:
        target = Target(title.code, Kind.OFFICIAL, 0, title.title)
        yield _Written(title.title, target)
    for group in data.groups:
        for label in (group.title_en, group.title_fr):
            yield _Written(label, Target(group.code, Kind.GROUP, 0, label))
    for us_title in data.us_titles:
        for rank, code in enumerate(us_title.codes):
            target = Target(code, Kind.US_TITLE, rank, us_title.title)
            for text in (us_title.title, *us_title.aliases):
                yield _Written(text, target)
    for alias in data.aliases:
        if OLD_SOC.match(alias.text):
            continue
        target = Target(alias.code, Kind.ALIAS, alias.rank - 1, alias.text)
        yield _Written(alias.text, target)
    for soc in data.soc_rows:
        rank = SOC_RANKS.get(soc.rank, 2)
        yield _Written(soc.title, Target(soc.code, Kind.SOC, rank, soc.title))
    yield from _printed_2016(data)


def _printed_2016(data: FinderData) -> Iterator[_Written]:
    rows = sorted(data.noc_2016_rows)
    for (_, label), same in groupby(rows, key=lambda row: row[:2]):
        codes = [row.code for row in same]
        for code in codes:
            rank = int(len(codes) > 1)
            yield _Written(label, Target(code, Kind.NOC_2016, rank, label))


def _form(line: list[str], written: _Written) -> Form:
    text, target = "", written.target
    if written.is_printed:
        text = " ".join([word for word in line if word not in _MARKS])
    if _MARKS.isdisjoint(line):
        return Form(text, words(line), (), target)
    core: list[str] = []
    extra: list[str] = []
    depth = dashes = 0
    for word in line:
        if word == OPEN:
            depth += 1
        elif word == CLOSE:
            depth -= 1
        elif word == DASH:
            dashes += 1
        else:
            (extra if depth > 0 or dashes else core).append(word)
    if not core:
        return Form(text, words(extra), (), target)
    narrowing = words([word for word in extra if word not in core])
    return Form(text, words(core), narrowing, target)


def _with_acronym(label: str) -> str:
    """The title with the words before a parenthesis replaced by their acronym in it."""
    match = _PARENTHESIS.search(label)
    if match is None:
        return ""
    acronym = match.group(1)
    if not 2 <= len(acronym) <= 5 or not acronym.isupper() or not acronym.isalpha():
        return ""
    before, letters = label[: match.start()].split(), list(acronym.casefold())
    while before and letters:
        parts = plain(before.pop()).split()
        if parts and parts[-1][0] == letters[-1]:
            letters.pop()
        elif parts and parts[-1] not in STOP_WORDS:
            return ""
    return "" if letters else " ".join([*before, acronym, label[match.end() :]])


def _group_parts(label: str) -> Iterator[str]:
    """*Software engineers and designers* names software designers too."""
    head = _PARENTHESIS.sub("", label)
    if " - " in head or "," in head or head.count(" and ") != 1:
        return
    left, right = head.split(" and ")
    if len(left.split()) > 1 and len(right.split()) == 1:
        yield left
        yield f"{left.rsplit(' ', 1)[0]} {right}"
