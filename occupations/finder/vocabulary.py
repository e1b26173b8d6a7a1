"""The words of the index: as prefixes, and as what a misspelt word may have meant.

A word with one error keeps one of its two halves, a word with two keeps one of its
three thirds (pigeonhole), so words are filed by their parts and only those that share
a part are compared.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from occupations.finder.text import fold

MIN_FUZZY_LENGTH = 3
MIN_RESPELLED_LENGTH = 4
"""Three letters are a short form: another three letters are another job."""
REMEMBERED = 4096
MIN_TWO_ERRORS_LENGTH = 6
MIN_THREE_ERRORS_LENGTH = 9
_MOST_SPELLINGS = 12


class Vocabulary:
    """Written words and the folded words that they stand for, by number."""

    def __init__(
        self, written: Iterable[str], same: dict[str, str], short: Iterable[str] = ()
    ) -> None:
        """Number the words; ``same`` maps folded words to those they count as.

        ``short`` are words that people type and no title holds: they have no number,
        but can be misspelt too.
        """
        self.names: list[str] = []
        self.folded: dict[str, int] = {}
        self.number: dict[str, int] = {}
        self._same = same
        self.written = sorted(written)
        for word in self.written:
            name = self._name(word)
            number = self.folded.setdefault(name, len(self.names))
            if number == len(self.names):
                self.names.append(name)
            self.number[word] = number
        self._halves: defaultdict[tuple[int, str], list[str]] = defaultdict(list)
        self._tails: defaultdict[tuple[int, str], list[str]] = defaultdict(list)
        self._thirds: defaultdict[tuple[int, int, str], list[str]] = defaultdict(list)
        for word in sorted({*self.written, *short}):
            self._put(word)
        self.spellings = lru_cache(maxsize=REMEMBERED)(self._spellings)
        """Words that this one may be a misspelling of, with the number of errors."""

    def _name(self, word: str) -> str:
        name = fold(word)
        return self._same.get(name, name)

    def _put(self, word: str) -> None:
        size = len(word)
        if size < MIN_FUZZY_LENGTH - 1 or word.isdigit():
            return
        middle = size // 2
        self._halves[size, word[:middle]].append(word)
        self._tails[size, word[middle:]].append(word)
        if size >= MIN_TWO_ERRORS_LENGTH - 1:
            third = size // 3
            self._thirds[size, 0, word[:third]].append(word)
            self._thirds[size, 1, word[third : 2 * third]].append(word)
            self._thirds[size, 2, word[2 * third :]].append(word)

    def find(self, word: str) -> int | None:
        """The number of a word as written, or of its folded form."""
        number = self.number.get(word)
        return self.folded.get(self._name(word)) if number is None else number

    def starting_with(self, prefix: str) -> list[str]:
        """The written words that begin with the prefix, in order."""
        first = bisect_left(self.written, prefix)
        last = bisect_left(self.written, prefix + "\x7f", first)
        return self.written[first:last]

    def _spellings(self, word: str) -> tuple[tuple[str, int], ...]:
        if len(word) < MIN_RESPELLED_LENGTH or any(map(str.isdigit, word)):
            return ()
        items = _closest(word, self._one_error(word), 1)
        items += [(same, 1) for same in self._sounding_like(word)]
        if items or word in self.number or len(word) < MIN_TWO_ERRORS_LENGTH:
            return tuple(items)
        near = self._two_errors(word)
        items = _closest(word, near, 2)
        if not items and len(word) >= MIN_THREE_ERRORS_LENGTH:
            items = _closest(word, near, 3)
        return tuple(items)

    def _sounding_like(self, word: str) -> list[str]:
        """*Grafic* is *graphic*: one slip of the ear, two of the fingers."""
        same = {word.replace("f", "ph"), word.replace("ph", "f")} - {word}
        return sorted(same & self.number.keys())

    def _one_error(self, word: str) -> set[str]:
        items: set[str] = set()
        for size in range(len(word) - 1, len(word) + 2):
            middle = size // 2
            items.update(self._halves.get((size, word[:middle]), ()))
            items.update(self._tails.get((size, word[middle - size :]), ()))
        middle = len(word) // 2
        swapped = f"{word[: middle - 1]}{word[middle]}{word[middle - 1]}"
        swapped += word[middle + 1 :]
        if swapped in self.number:
            items.add(swapped)
        return items

    def _two_errors(self, word: str) -> set[str]:
        items: set[str] = set()
        thirds = self._thirds
        for size in range(len(word) - 2, len(word) + 3):
            third = size // 3
            items.update(thirds.get((size, 0, word[:third]), ()))
            items.update(thirds.get((size, 2, word[2 * third - size :]), ()))
            for start in range(third - 2, third + 3):
                part = word[start : start + third]
                items.update(thirds.get((size, 1, part), ()))
        return items


def _closest(word: str, candidates: set[str], errors: int) -> list[tuple[str, int]]:
    items = extract(
        word,
        sorted(candidates),
        scorer=OSA.distance,
        score_cutoff=errors,
        limit=_MOST_SPELLINGS,
    )
    return [(name, int(distance)) for name, distance, _ in items if distance]
