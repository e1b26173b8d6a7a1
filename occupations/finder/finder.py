"""From a query to unit groups, best first, each with the reason for it."""

from __future__ import annotations

import gc
from enum import StrEnum
from typing import NamedTuple

from rapidfuzz.fuzz import ratio

from occupations.finder.codes import CodeBook, CodeMatch
from occupations.finder.data import FinderData, Group
from occupations.finder.index import Index
from occupations.finder.query import Reader, Reading, Typed, typed_words
from occupations.finder.ranking import Match, matches, near_matches
from occupations.finder.tally import Tally, exact_score
from occupations.finder.text import plain

MOST_LETTERS = 200
ENOUGH_GROUPS = 3
_READING_PENALTY = 0.01
_RERANKED = 12


class ReasonKind(StrEnum):
    """Why a unit group is shown."""

    OFFICIAL = "official"
    GROUP = "group"
    US_TITLE = "us_title"
    ALIAS = "alias"
    SOC = "soc"
    NOC_2016 = "noc_2016"
    NOC = "noc"
    TEER = "teer"


class Reason(NamedTuple):
    """The title or code that matched; ``respelled`` when spelling was corrected."""

    kind: ReasonKind
    text: str
    detail: str
    respelled: bool


class Result(NamedTuple):
    """A unit group that may be the one, with its reason."""

    group: Group
    reason: Reason


def build_finder(data: FinderData) -> Finder:
    """Build with the garbage collector at rest: there is nothing to collect."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        return Finder(data)
    finally:
        if was_enabled:
            gc.enable()


class Finder:
    """Built once from data, then read by any number of threads."""

    def __init__(self, data: FinderData) -> None:
        self.groups = {group.code: group for group in data.groups}
        self.index = Index(data)
        self.distinctions = {(row.one, row.other): row for row in data.distinctions}
        self._codes = CodeBook(data)
        self._reader = Reader(
            self.index.vocabulary,
            self.index.weight,
            data.short_forms,
            data.level_words,
        )

    def search(self, query: str, limit: int = 10) -> list[Result]:
        """The unit groups of a title or code as typed so far, best first."""
        query = query[:MOST_LETTERS]
        coded = self._codes.find(query)
        if coded:
            return self._coded(coded)[:limit]
        ranked = self._tally(query).ranked()
        return [
            Result(
                self.groups[found.target.code],
                Reason(
                    ReasonKind[found.target.kind.name],
                    found.target.label,
                    "",
                    found.respelled,
                ),
            )
            for found in ranked[:limit]
        ]

    def _coded(self, coded: list[CodeMatch]) -> list[Result]:
        """Groups of one rank in the order in which the code's title finds them."""
        if len({found.matched for found in coded}) == 1 < len(coded):
            tally = self._tally(coded[0].title)
            coded.sort(key=lambda found: (found.rank, -tally.score_of(found.code)))
        return [
            Result(
                self.groups[found.code],
                Reason(ReasonKind(found.system), found.matched, found.title, False),
            )
            for found in coded
            if found.code in self.groups
        ]

    def _tally(self, query: str) -> Tally:
        tally = Tally()
        for target in self.index.exact.get(plain(query), ()):
            tally.add(target, exact_score(target), respelled=False)
        typed = typed_words(query)
        if typed.words:
            first = self._search(tally, typed)
            if len(tally) < ENOUGH_GROUPS:
                self._count(tally, first, 0, near_matches(self.index, first))
        return tally

    def _search(self, tally: Tally, typed: Typed) -> Reading:
        """Count what each reading finds until one explains the query; the plain one.

        Known words are respelled only when no form holds them all.
        """
        tried: list[Reading] = []
        for spelling in (False, True):
            covered = False
            readings = self._reader.readings(typed, spelling=spelling)
            for nth, reading in enumerate(readings):
                if reading in tried:
                    continue
                tried.append(reading)
                found = matches(self.index, reading)
                self._count(tally, reading, nth, found)
                if found and found[0].complete:
                    return tried[0]
                covered = covered or bool(found and found[0].covered)
            if covered:
                break
        return tried[0]

    def _count(
        self, tally: Tally, reading: Reading, nth: int, found: list[Match]
    ) -> None:
        index = self.index
        for match in found[:_RERANKED]:
            form = match.form
            score = match.score + self._order(form, reading) - nth * _READING_PENALTY
            respelled = bool(reading.respelled) and not reading.respelled.isdisjoint(
                index.core[form] + index.extra[form]
            )
            for more, target in index.targets[form]:
                tally.add(target, score + more, respelled=respelled)

    def _order(self, form: int, reading: Reading) -> float:
        """Up to 0.05 for the same letters in the same order."""
        names = self.index.vocabulary.names
        text = " ".join([names[number] for number in self.index.core[form]])
        return float(ratio(reading.text, text)) / 2000
