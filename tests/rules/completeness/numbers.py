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


def numbers_of(record: Any, *, spelt: bool = False) -> Numbers:
    """Every number in a value, in lists and objects too; days are no numbers.

    A range of single digits, as in “TEER 2-5”, is all of them; a year in words is none.
    ``spelt`` reads “twelve” too.
    """
    return frozenset(_walk(record, spelt))


def _walk(record: Any, spelt: bool) -> Iterator[Decimal]:
    if isinstance(record, Mapping):
        record = list(record.values())
    if isinstance(record, list | tuple):
        for item in record:
            yield from _walk(item, spelt)
    elif isinstance(record, str):
        text = DAYS.sub(" ", record)
        yield from _written(text)
        if spelt:
            for word in re.findall(r"\b[a-z]+\b", text.lower()):
                if word in SPELT:
                    yield SPELT[word]
    elif isinstance(record, int | float | Decimal) and not isinstance(record, bool):
        yield Decimal(str(record)).normalize()


def _written(text: str) -> Iterator[Decimal]:
    for first, last in WRITTEN.findall(text):
        low = Decimal(first.replace(",", ""))
        if low in YEARS and "," not in first:
            continue
        yield low.normalize()
        if last:
            for number in range(int(low) + 1, int(last) + 1):
                yield Decimal(number).normalize()
