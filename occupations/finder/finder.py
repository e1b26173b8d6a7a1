"""From a query to unit groups, best first, each with the reason for it."""

from __future__ import annotations

import gc
from enum import StrEnum
from typing import NamedTuple

from rapidfuzz.fuzz import ratio

from occupations.finder.codes import CodeBook, CodeMatch
from occupations.finder.data import FinderData, Group
from occupations.finder.forms import Kind, Target
from occupations.finder.index import Index
from occupations.finder.query import Reader, Reading, Typed, typed_words
from occupations.finder.ranking import Match, matches, near_matches
from occupations.finder.text import plain

MOST_LETTERS = 100
ENOUGH_GROUPS = 3
_RANK_PENALTY = (0.0, 0.05, 0.09, 0.12)
_KIND_BONUS = {
    Kind.OFFICIAL: 0.04,
    Kind.GROUP: 0.04,
    Kind.US_TITLE: 0.03,
    Kind.ALIAS: 0.03,
    Kind.SOC: 0.01,
    Kind.NOC_2016: 0.0,
}
_EXACT_BONUS = {
    Kind.OFFICIAL: 0.2,
    Kind.GROUP: 0.2,
    Kind.US_TITLE: 0.12,
    Kind.ALIAS: 0.12,
    Kind.SOC: 0.05,
    Kind.NOC_2016: 0.03,
}
_READING_PENALTY = 0.01
_VOTE = 0.01
_MOST_VOTES = 4
_RERANKED = 14


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


class _Hit(NamedTuple):
    score: float
    votes: int
    reason: Reason


def build_finder(data: FinderData) -> Finder:
    """Build with the garbage collector at rest: half the time, and nothing to collect."""
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
        hits = self._hits(query)
        ordered = sorted(
            hits.items(),
            key=lambda item: (
                -(item[1].score + _VOTE * min(item[1].votes, _MOST_VOTES)),
                item[0],
            ),
        )
        return [Result(self.groups[code], hit.reason) for code, hit in ordered[:limit]]

    def _coded(self, coded: list[CodeMatch]) -> list[Result]:
        """Groups of one rank in the order in which the code's title finds them."""
        if len({found.matched for found in coded}) == 1 < len(coded):
            hits = self._hits(coded[0].title)
            coded.sort(key=lambda found: (found.rank, -_score(hits, found.code)))
        return [
            Result(
                self.groups[found.code],
                Reason(ReasonKind(found.system), found.matched, found.title, False),
            )
            for found in coded
            if found.code in self.groups
        ]

    def _hits(self, query: str) -> dict[str, _Hit]:
        text = plain(query)
        hits: dict[str, _Hit] = {}
        for target in self.index.exact.get(text, ()):
            _add(hits, target, 1.0 + _EXACT_BONUS[target.kind], False)
        typed = typed_words(query)
        if not typed.words:
            return hits
        first = self._search(hits, typed)
        if len(hits) < ENOUGH_GROUPS:
            self._add_all(hits, first, 0, near_matches(self.index, first))
        return hits

    def _search(self, hits: dict[str, _Hit], typed: Typed) -> Reading:
        """Add what each reading finds until one explains the query; the plain reading.

        Known words are respelled only when no form holds them all.
        """
        readings: list[Reading] = []
        for spelling in (False, True):
            covered = False
            for nth, reading in enumerate(
                self._reader.readings(typed, spelling=spelling)
            ):
                if reading in readings:
                    continue
                readings.append(reading)
                found = matches(self.index, reading)
                self._add_all(hits, reading, nth, found)
                if found and found[0].complete:
                    return readings[0]
                covered = covered or bool(found and found[0].covered)
            if covered:
                break
        return readings[0]

    def _add_all(
        self, hits: dict[str, _Hit], reading: Reading, nth: int, found: list[Match]
    ) -> None:
        for match in found[:_RERANKED]:
            score = match.score + self._order(match, reading) - nth * _READING_PENALTY
            for target in self.index.targets[match.form]:
                _add(hits, target, score + _KIND_BONUS[target.kind], match.respelled)

    def _order(self, match: Match, reading: Reading) -> float:
        """Up to 0.05 for the same letters in the same order."""
        names = self.index.vocabulary.names
        text = " ".join([names[number] for number in self.index.core[match.form]])
        return float(ratio(reading.text, text)) / 2000


def _add(hits: dict[str, _Hit], target: Target, score: float, respelled: bool) -> None:
    score -= _RANK_PENALTY[min(target.rank, 3)]
    known = hits.get(target.code)
    if known is None or score > known.score:
        kind = ReasonKind[target.kind.name]
        reason = Reason(kind, target.label, "", respelled)
        votes = 0 if known is None else known.votes + 1
        hits[target.code] = _Hit(score, votes, reason)
    elif score > known.score * 0.85:
        hits[target.code] = known._replace(votes=known.votes + 1)


def _score(hits: dict[str, _Hit], code: str) -> float:
    return hits[code].score if code in hits else 0.0
