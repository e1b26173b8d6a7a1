"""From a query to unit groups, best first, each with the reason for it."""

from __future__ import annotations

import gc
from collections.abc import Iterable
from enum import StrEnum
from itertools import zip_longest
from typing import NamedTuple

from rapidfuzz.fuzz import ratio

from occupations.finder.codes import CodeBook, CodeMatch
from occupations.finder.data import FinderData, Group
from occupations.finder.forms import Kind
from occupations.finder.grades import only_ranks, without_ranks
from occupations.finder.index import Index
from occupations.finder.phrases import Phrase, split_phrase
from occupations.finder.query import Reader, Reading, Typed, typed_words
from occupations.finder.ranking import Match, matches, near_matches
from occupations.finder.speech import as_title
from occupations.finder.tally import Tally, exact_score
from occupations.finder.text import plain

MOST_LETTERS = 200
ENOUGH_GROUPS = 3
_READING_PENALTY = 0.01
_RERANKED = 12
_RANK_DISCOUNT = 0.03
_ASIDE_DISCOUNT = 0.15
_LAST_DISCOUNT = 0.55
_OTHER_HEAD = 0.1
_GUESS = 0.25


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
        self.distinctions = {(row.lower, row.higher): row for row in data.distinctions}
        self._codes = CodeBook(data)
        self._reader = Reader(
            self.index.vocabulary,
            self.index.weight,
            data.short_forms,
            data.level_words,
            self.index.heads,
            self.index.exact,
        )

    def search(self, query: str, limit: int = 10) -> list[Result]:
        """The unit groups of a title or code as typed so far, best first."""
        query = query[:MOST_LETTERS]
        coded = self._codes.find(query)
        if coded:
            return self._coded(coded)[:limit]
        phrase = split_phrase(query)
        by_code = self._by_codes(phrase)
        if phrase.codes and not phrase.title:
            return by_code[:limit]
        title = phrase.title if by_code or phrase.names_system else query
        by_title = self._titled(self._spoken(title), limit)
        return _once_each([*by_code, *by_title])[:limit]

    def _spoken(self, text: str) -> str:
        """A sentence as a title, unless the text is one already."""
        if plain(text) in self.index.exact:
            return text
        return self._reader.without_ends(as_title(text))

    def _by_codes(self, phrase: Phrase) -> list[Result]:
        """The best group of each code in a phrase, then the second of each."""
        each = [self._coded(coded) for coded in self._codes.find_in(phrase)]
        return _once_each(result for turn in zip_longest(*each) for result in turn)

    def _titled(self, title: str, limit: int) -> list[Result]:
        ranked = self._tally(title).ranked()
        return [
            Result(
                self.groups[evidence.target.code],
                Reason(
                    ReasonKind[evidence.target.kind.name],
                    evidence.target.label,
                    "",
                    evidence.respelled,
                ),
            )
            for evidence in ranked[:limit]
        ]

    def _coded(self, coded: list[CodeMatch]) -> list[Result]:
        """Groups of one rank in the order in which the code's title finds them."""
        if len({match.matched for match in coded}) == 1 < len(coded):
            tally = self._tally(coded[0].title, leaving_out=Kind.NOC_2016)
            coded.sort(key=lambda match: (match.rank, -tally.score_of(match.code)))
        return [
            Result(
                self.groups[match.code],
                Reason(ReasonKind(match.system), match.matched, match.title, False),
            )
            for match in coded
            if match.code in self.groups
        ]

    def _tally(self, query: str, leaving_out: Kind | None = None) -> Tally:
        tally = Tally(leaving_out)
        typed = typed_words(query)
        whole = plain(query)
        if not self._add_exact(tally, whole, 0.0):
            if only_ranks(whole.split(), self._reader.levels):
                return tally
            self._add_bare(tally, whole, _RANK_DISCOUNT)
        if typed.aside and not len(tally):
            self._add_exact(tally, typed.main, _ASIDE_DISCOUNT)
            self._add_bare(tally, typed.main, _ASIDE_DISCOUNT)
        if typed.words:
            is_named = len(tally) > 0
            first = self._search(tally, typed)
            if not is_named and not first.has_field:
                self._add_last(tally, typed.main)
            if len(tally) < ENOUGH_GROUPS:
                self._count(tally, first, 0, near_matches(self.index, first))
        return tally

    def _add_exact(self, tally: Tally, text: str, discount: float) -> bool:
        """Count what a text stands for as it is; whether it stands for anything."""
        targets = self.index.exact.get(text, ())
        for target in targets:
            tally.add(target, exact_score(target) - discount, respelled=False)
        return bool(targets)

    def _add_bare(self, tally: Tally, text: str, discount: float) -> None:
        """Count the longest title inside the ranks around it."""
        for words in without_ranks(text.split(), self._reader.levels):
            if self._add_exact(tally, " ".join(words), discount):
                return

    def _add_last(self, tally: Tally, text: str) -> None:
        """Count the head noun alone: a *data center electrician* is an electrician."""
        last = text.rpartition(" ")[2]
        if self.index.vocabulary.number.get(last) in self.index.heads:
            self._add_exact(tally, last, _LAST_DISCOUNT)

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
                items = matches(self.index, reading)
                self._count(tally, reading, nth, items)
                if items and items[0].complete:
                    return tried[0]
                covered = covered or bool(items and items[0].covered)
            if covered:
                break
        return tried[0]

    def _count(
        self, tally: Tally, reading: Reading, nth: int, items: list[Match]
    ) -> None:
        index = self.index
        for match in items[:_RERANKED]:
            form = match.form
            words = index.core[form] + index.extra[form]
            respelled = bool(reading.respelled) and not reading.respelled.isdisjoint(
                words
            )
            score = match.score + self._order(form, reading) - nth * _READING_PENALTY
            score -= _lack(reading, words, respelled=respelled)
            for more, target in index.targets[form]:
                tally.add(target, score + more, respelled=respelled)

    def _order(self, form: int, reading: Reading) -> float:
        """Up to 0.05 for the same letters in the same order."""
        names = self.index.vocabulary.names
        text = " ".join([names[number] for number in self.index.core[form]])
        return float(ratio(reading.text, text)) / 2000


def _once_each(results: Iterable[Result | None]) -> list[Result]:
    """Each unit group at its first place."""
    first: dict[str, Result] = {}
    for result in results:
        if result is not None:
            first.setdefault(result.group.code, result)
    return list(first.values())


def _lack(reading: Reading, words: tuple[int, ...], *, respelled: bool) -> float:
    """What a form loses for another head noun, or for a guess in place of a word."""
    other_head = bool(reading.head) and reading.head.isdisjoint(words)
    is_guess = respelled and not reading.known.issubset(words)
    return _OTHER_HEAD * other_head + _GUESS * is_guess
