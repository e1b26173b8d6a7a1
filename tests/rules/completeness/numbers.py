"""Numbers in facts and in words, so that a reference and the catalogue compare."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, Final

Numbers = frozenset[Decimal]
WRITTEN: Final = re.compile(
    r"(?<![\w.])(\d[\d,]*(?:\.\d+)?)(?:(?:\s?-\s?| to )(\d))?(?![\w])"
)
DAYS: Final = re.compile(r"\b20\d\d-\d\d(-\d\d)?\b")
YEARS: Final = range(2010, 2031)
WORDS: Final = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen"),
    *("seventeen", "eighteen", "nineteen", "twenty"),
)
SPELT: Final = {
    **{word: Decimal(number).normalize() for number, word in enumerate(WORDS)},
    **{"thirty": Decimal("3E+1"), "fifty": Decimal("5E+1"), "sixty": Decimal("6E+1")},
}


def numbers_of(told: Any, *, spelt: bool = False) -> Numbers:
    """Every number in a value, in lists and objects too; days are no numbers.

    A range of single digits, as in “TEER 2-5”, is all of them; a year in words is none.
    ``spelt`` reads “twelve” too.
    """
    return frozenset(_walk(told, spelt))


def _walk(told: Any, spelt: bool) -> Iterator[Decimal]:
    if isinstance(told, Mapping):
        told = list(told.values())
    if isinstance(told, list | tuple):
        for item in told:
            yield from _walk(item, spelt)
    elif isinstance(told, str):
        text = DAYS.sub(" ", told)
        yield from _written(text)
        if spelt:
            for word in re.findall(r"\b[a-z]+\b", text.lower()):
                if word in SPELT:
                    yield SPELT[word]
    elif isinstance(told, int | float | Decimal) and not isinstance(told, bool):
        yield Decimal(str(told)).normalize()


def _written(text: str) -> Iterator[Decimal]:
    for first, last in WRITTEN.findall(text):
        low = Decimal(first.replace(",", ""))
        if low in YEARS and "," not in first:
            continue
        yield low.normalize()
        if last:
            for one in range(int(low) + 1, int(last) + 1):
                yield Decimal(one).normalize()
