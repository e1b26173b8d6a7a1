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


def all_forms(data: FinderData) -> list[Form]:
    """Every form of every row."""
    written = list(_written(data))
    lines = marked([text for text, _ in written])
    forms = [
        _form(line, target) for line, (_, target) in zip(lines, written, strict=True)
    ]
    return [
        form if text == form.target.label else form._replace(text="")
        for form, (text, _) in zip(forms, written, strict=True)
    ]


def _written(data: FinderData) -> Iterator[tuple[str, Target]]:
    for target in _targets(data):
        yield target.label, target
        if OPEN in target.label:
            short = _with_acronym(target.label)
            if short:
                yield short, target
        if target.kind is Kind.GROUP:
            for part in _group_parts(target.label):
                yield part, target._replace(rank=1)


def _targets(data: FinderData) -> Iterator[Target]:
    for title in data.titles:
        yield Target(title.code, Kind.OFFICIAL, 0, title.title)
    for group in data.groups:
        yield Target(group.code, Kind.GROUP, 0, group.title_en)
        yield Target(group.code, Kind.GROUP, 0, group.title_fr)
    for us_title in data.us_titles:
        for rank, code in enumerate(us_title.codes):
            for label in (us_title.title, *us_title.aliases):
                yield Target(code, Kind.US_TITLE, rank, label)
    for alias in data.aliases:
        yield Target(alias.code, Kind.ALIAS, alias.rank - 1, alias.text)
    for soc in data.soc_rows:
        yield Target(soc.code, Kind.SOC, SOC_RANKS.get(soc.rank, 2), soc.title)
    rows = sorted(data.noc_2016_rows)
    for (_, label), same in groupby(rows, key=lambda row: row[:2]):
        codes = [row.code for row in same]
        for code in codes:
            yield Target(code, Kind.NOC_2016, int(len(codes) > 1), label)


def _form(line: list[str], target: Target) -> Form:
    if _MARKS.isdisjoint(line):
        return Form(" ".join(line), words(line), (), target)
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
    text = " ".join([word for word in line if word not in _MARKS])
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
