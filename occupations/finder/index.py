"""The inverted index: which forms hold which words, and what each form stands for.

Forms are numbered from the shortest to the longest, so the lowest numbers of a set of
forms that all hold the words asked for are those that say little else.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import chain, starmap
from math import log

from occupations.finder.data import FinderData
from occupations.finder.forms import Form, Target, all_forms
from occupations.finder.tally import STANDING, WORST
from occupations.finder.text import fold, plain
from occupations.finder.vocabulary import Vocabulary

EXTRA_SHARE = 0.12
LEADING = 16
_NARROWING = re.compile(r" - |[(,/]")
_BESIDE = re.compile(r"(\w+)/(\w+)")


_Words = tuple[tuple[int, ...], tuple[int, ...]]


class Index:
    """Everything that a look-up reads; never changed after it is built."""

    def __init__(self, data: FinderData) -> None:
        forms = all_forms(data)
        written = {word for form in forms for word in form.core + form.extra}
        for row in data.short_forms:
            written.update(row.expansion.split())
        self.vocabulary = Vocabulary(
            written, _gender_pairs(data), (plain(row.text) for row in data.short_forms)
        )
        self._give_numbers(forms)
        ordered = self._post()
        self.leading = [tuple(forms[:LEADING]) for forms in ordered]
        self.postings = [frozenset(forms) for forms in ordered]
        self.exact = _by_text(forms)
        self.heads = self._fields(data, self._heads(data))

    def _heads(self, data: FinderData) -> frozenset[int]:
        """Words that most often end an English title ."""
        ends, all_words = Counter[int](), Counter[int]()
        for title in data.titles:
            written = _NARROWING.split(title.title.casefold(), maxsplit=1)[0].split()
            numbers = [self.vocabulary.number.get(word) for word in written]
            known = [number for number in numbers if number is not None]
            all_words.update(known)
            if known and title.lang == "en":
                ends[known[-1]] += 1
        return frozenset(n for n, count in ends.items() if 2 * count > all_words[n])

    def _fields(
        self, data: FinderData, heads: frozenset[int]
    ) -> dict[int, frozenset[int]]:
        """For each head the words that name a unit group with it."""
        fields: defaultdict[int, set[int]] = defaultdict(set)
        for group in data.groups:
            name = plain(_NARROWING.split(group.title_en, maxsplit=1)[0]).split()
            numbers = {self.vocabulary.number.get(word) for word in name}
            known = {number for number in numbers if number is not None}
            for head in known & heads:
                fields[head] |= known - heads
        return {head: frozenset(fields[head]) for head in heads}

    def _give_numbers(self, forms: list[Form]) -> None:
        """Give equal forms one number and order them by what their words weigh."""
        number = self.vocabulary.number.__getitem__
        same: defaultdict[_Words, list[Target]] = defaultdict(list)
        for _, core_words, extra_words, target in forms:
            core = tuple(dict.fromkeys(map(number, core_words)))
            extra: tuple[int, ...] = ()
            if extra_words:
                numbers = dict.fromkeys(map(number, extra_words))
                extra = tuple([n for n in numbers if n not in core])
            same[core, extra].append(target)
        counts = Counter(chain.from_iterable(chain.from_iterable(same)))
        total = len(same) + 1
        self.weight = [
            log(total / (counts[n] + 1)) + 1 for n in range(len(self.vocabulary.names))
        ]
        sized = sorted(zip(starmap(self._size, same), same, strict=True))
        self.size = [size for size, _ in sized]
        self.core = [form[0] for _, form in sized]
        self.extra = [form[1] for _, form in sized]
        self.targets = [_standing(same[form]) for _, form in sized]

    def _size(self, core: tuple[int, ...], extra: tuple[int, ...]) -> float:
        weigh = self.weight.__getitem__
        if not extra:
            return sum(map(weigh, core))
        return sum(map(weigh, core)) + EXTRA_SHARE * sum(map(weigh, extra))

    def _post(self) -> list[list[int]]:
        """For each word the forms that hold it, the shortest first."""
        items: list[list[int]] = [[] for _ in self.weight]
        for form, (core, extra) in enumerate(zip(self.core, self.extra, strict=True)):
            for number in core:
                items[number].append(form)
            for number in extra:
                items[number].append(form)
        return items


def _by_text(forms: list[Form]) -> dict[str, list[Target]]:
    """What each text stands for when it is typed just as it is written."""
    exact: defaultdict[str, list[Target]] = defaultdict(list)
    for form in forms:
        if form.text:
            exact[form.text].append(form.target)
    for targets in exact.values():
        if len(targets) > 1:
            targets.sort()
    return dict(exact)


def _standing(targets: list[Target]) -> tuple[tuple[float, Target], ...]:
    """Each target once, with what its source and rank are worth."""
    if len(targets) > 1:
        targets = sorted(set(targets))
    return tuple([(STANDING[t.kind][min(t.rank, WORST)], t) for t in targets])


def _gender_pairs(data: FinderData) -> dict[str, str]:
    """Feminine folded words whose masculine the index writes beside them.

    *Contremaître/contremaîtresse* teaches that the two are one word; endings that
    ``fold`` knows need no teaching.
    """
    beside = {
        match.groups()
        for title in data.titles
        if title.lang == "fr" and (match := _BESIDE.search(title.title))
    }
    pairs: dict[str, str] = {}
    for masculine, feminine in sorted(beside):
        text, other = fold(plain(masculine)), fold(plain(feminine))
        if text != other and text[:3] == other[:3]:
            pairs.setdefault(other, text)
    return pairs
