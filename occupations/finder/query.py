"""What a query may mean: for each of its words, words of the index."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from typing import NamedTuple

from occupations.finder.data import ShortForm
from occupations.finder.grades import is_grade
from occupations.finder.text import fold, plain, words
from occupations.finder.vocabulary import Vocabulary

LEVEL_SHARE = 0.12
ASIDE_SHARE = 0.5
FIELD_SHARE = 1.6
"""*Electrical* makes an engineer another one; *infrastructure* says where."""
_SHORT_WITH_END = re.compile(r"\b([A-Za-z]{2,6})(s|[1-9])\b")
_ASIDE = re.compile(r"[,(@|;]| [-–—] |\b(?:to|for|at|with|chez|pour)\b")
UNKNOWN_WEIGHT = 4.0
COMMON_WEIGHT = 6.0
"""Below it a word is in so many titles that it is hardly the beginning of another."""
SHORT_FORM_QUALITY = 0.97
MIN_PREFIX = 3
MIN_KNOWN_RESPELLED = 4
KNOWN_RESPELLED_QUALITY = 0.9
"""A word of the index was more likely meant than mistyped."""
_MOST_READINGS = 4
_MOST_RESPELLED = 2
_MOST_WORDS = 9


class Slot(NamedTuple):
    """One word of a query: how much it says, and what it may stand for.

    ``options`` maps numbers of index words to a quality from 0 to 1; a word not yet
    long enough to be expanded keeps its letters in ``prefix``.
    """

    weight: float
    options: dict[int, float]
    is_level: bool
    prefix: str


class Typed(NamedTuple):
    """The words of a query; those ``aside`` come after a comma, a dash or *at*.

    ``main`` is the plain text before them.
    """

    words: list[str]
    aside: frozenset[str]
    main: str


def typed_words(query: str) -> Typed:
    """The words to look for in a query."""
    items = list(words(plain(query).split()))
    mark = _ASIDE.search(query.casefold())
    main = plain(query[: mark.start()]).split() if mark else items
    aside = frozenset(items).difference(main) if main else frozenset()
    return Typed(items, aside, " ".join(main))


class Reading(NamedTuple):
    """One way to understand a query.

    ``head`` are index words of which one names the work itself (*engineer*), ``known``
    those that are spelled right; both are empty when that cannot be told. With
    ``has_field`` a word makes of the head the name of a unit group.
    """

    slots: tuple[Slot, ...]
    text: str
    respelled: frozenset[int]
    head: frozenset[int]
    known: frozenset[int]
    has_field: bool


class Reader:
    """Turns queries into readings."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        weight: list[float],
        short_forms: Iterable[ShortForm],
        level_words: Iterable[str],
        heads: dict[int, frozenset[int]],
        exact: Container[str] = (),
    ) -> None:
        self._vocabulary = vocabulary
        self._weight = weight
        self._heads = heads
        self._exact = exact
        self.levels = frozenset(
            part for word in level_words for part in (plain(word), fold(plain(word)))
        )
        self._phrases: defaultdict[str, list[list[str]]] = defaultdict(list)
        self._words: defaultdict[str, list[int]] = defaultdict(list)
        for row in sorted(short_forms):
            expansion = list(words(plain(row.expansion).split()))
            numbers = [vocabulary.find(word) for word in expansion]
            if len(expansion) == 1 and numbers[0] is not None:
                self._words[plain(row.text)].append(numbers[0])
            else:
                self._phrases[plain(row.text)].append(expansion)

    def without_ends(self, query: str) -> str:
        """Short forms as they are known: *PMs* and *SDE2* are *PM* and *SDE 2*."""
        return _SHORT_WITH_END.sub(self._without_end, query)

    def _without_end(self, match: re.Match[str]) -> str:
        word, short, end = match[0].casefold(), match[1].casefold(), match[2]
        is_known = word in self._vocabulary.number or is_grade(word)
        if is_known or not self._is_short(short):
            return match[0]
        return match[1] if end == "s" else f"{match[1]} {end}"

    def _is_short(self, word: str) -> bool:
        known = word in self._phrases or word in self._words
        return known or (len(word) < MIN_KNOWN_RESPELLED and word in self._exact)

    def readings(self, typed: Typed, *, spelling: bool) -> Iterator[Reading]:
        """The words as typed, then with short forms and word breaks changed."""
        aside = self._aside(typed)
        rewritten = self._rewritten(self._once(typed.words)[:_MOST_WORDS])
        for written in rewritten[: _MOST_RESPELLED if spelling else _MOST_READINGS]:
            yield self._reading(written, aside, spelling=spelling)

    def _aside(self, typed: Typed) -> frozenset[str]:
        """The words aside, with those that their short forms stand for."""
        expanded = {
            part
            for word in typed.aside
            for expansion in self._phrases.get(word, ())
            for part in expansion
        }
        return typed.aside | expanded.difference(typed.main.split())

    def _once(self, typed: list[str]) -> list[str]:
        """Without words that fold to an earlier one (*directeur/directrice*)."""
        number = self._vocabulary.number
        distinct: dict[int | str, str] = {}
        for word in typed:
            distinct.setdefault(number.get(word, word), word)
        return list(distinct.values())

    def _rewritten(self, typed: list[str]) -> list[list[str]]:
        items = [typed]
        for place, word in enumerate(typed):
            for expansion in self._phrases.get(word, ()):
                items.append([*typed[:place], *expansion, *typed[place + 1 :]])
            if place and typed[place - 1] + word in self._vocabulary.number:
                joined = typed[place - 1] + word
                items.append([*typed[: place - 1], joined, *typed[place + 1 :]])
            parts = self._parts(word)
            if parts:
                items.append([*typed[:place], *parts, *typed[place + 1 :]])
        short = self._all_expanded(typed)
        if short is not None:
            items.insert(1, short)
        return items

    def _all_expanded(self, typed: list[str]) -> list[str] | None:
        """The words with the first expansion of each, where several have one."""
        if sum(word in self._phrases for word in typed) < 2:
            return None
        items: list[str] = []
        for word in typed:
            items.extend(self._phrases[word][0] if word in self._phrases else [word])
        return list(dict.fromkeys(items))

    def _parts(self, word: str) -> list[str]:
        """Two known words written as one."""
        known = self._vocabulary.number
        if len(word) < 6 or self._vocabulary.find(word) is not None:
            return []
        for cut in range(len(word) - 3, 2, -1):
            if word[:cut] in known and word[cut:] in known:
                return [word[:cut], word[cut:]]
        return []

    def _reading(
        self, written: list[str], aside: frozenset[str], *, spelling: bool
    ) -> Reading:
        respelled: set[int] = set()
        last = len(written) - 1
        main = [word for word in written if word not in aside]
        head = self._head(main)
        fields = frozenset[int]().union(*(self._heads.get(n, ()) for n in head))
        known = {self._vocabulary.number.get(word) for word in written}
        slots = []
        for place, word in enumerate(written):
            slot = self._slot(word, place == last, spelling, respelled)
            if word in aside:
                slot = slot._replace(weight=slot.weight * ASIDE_SHARE)
            elif not fields.isdisjoint(slot.options):
                slot = slot._replace(weight=slot.weight * FIELD_SHARE)
            if word in self._vocabulary.number or known.isdisjoint(slot.options):
                slots.append(slot)
        return Reading(
            tuple(slots),
            self._folded(written),
            frozenset(respelled),
            head,
            frozenset() if spelling else self._known(main),
            any(not fields.isdisjoint(slot.options) for slot in slots),
        )

    def _head(self, main: list[str]) -> frozenset[int]:
        """The last word that titles end with, and what it is short for."""
        for word in reversed(main):
            meant = self._meant(word)
            if not self._is_level(word) and any(n in self._heads for n in meant):
                return meant
        return frozenset()

    def _known(self, main: list[str]) -> frozenset[int]:
        exact = (self._vocabulary.find(w) for w in main if not self._is_level(w))
        return frozenset(number for number in exact if number is not None)

    def _meant(self, word: str) -> frozenset[int]:
        exact = self._vocabulary.find(word)
        return frozenset([*self._words.get(word, ()), *([exact] if exact else ())])

    def _is_level(self, word: str) -> bool:
        return word in self.levels or is_grade(word)

    def _folded(self, written: list[str]) -> str:
        number, names = self._vocabulary.number, self._vocabulary.names
        return " ".join(
            [names[number[word]] if word in number else word for word in written]
        )

    def _slot(
        self, word: str, is_last: bool, spelling: bool, respelled: set[int]
    ) -> Slot:
        weight = self._weight
        options = dict.fromkeys(self._words.get(word, ()), SHORT_FORM_QUALITY)
        exact = self._vocabulary.find(word)
        if exact is not None:
            options[exact] = 1.0
        known = list(options)
        is_whole = exact is not None and weight[exact] < COMMON_WEIGHT
        if is_last and len(word) >= MIN_PREFIX and not is_whole:
            self._add_prefixes(word, options)
        if not options or (spelling and len(word) >= MIN_KNOWN_RESPELLED):
            respelled.update(self._add_spellings(word, options))
        is_level = self._is_level(word)
        if exact is not None:
            value = weight[exact]
        elif known:
            value = max(weight[n] for n in known)
        else:
            value = min([weight[n] for n in options], default=UNKNOWN_WEIGHT)
        if is_level:
            value *= LEVEL_SHARE
        prefix = word if is_last and len(word) < MIN_PREFIX else ""
        return Slot(value, options, is_level, prefix)

    def _add_prefixes(self, word: str, options: dict[int, float]) -> None:
        number = self._vocabulary.number
        size = len(word)
        for longer in self._vocabulary.starting_with(word):
            quality = 0.55 + 0.4 * size / len(longer)
            result = number[longer]
            if quality > options.get(result, 0.0):
                options[result] = quality

    def _add_spellings(self, word: str, options: dict[int, float]) -> set[int]:
        added: set[int] = set()
        number = self._vocabulary.number
        for other, errors in self._vocabulary.spellings(word):
            quality = 1 - 0.9 * errors / max(len(word), len(other))
            if word in number:
                quality *= KNOWN_RESPELLED_QUALITY
            meant = {number[other]} if other in number else set()
            for result in meant.union(self._words.get(other, ())):
                if quality > options.get(result, 0.0):
                    options[result] = quality
                    added.add(result)
        return added
