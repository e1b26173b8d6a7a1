"""Codes inside words: *NOC 2173/2174 (2016)*, *SOC code 15-1252*, *21231 (TEER 1)*."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_SYSTEM = r"noc|cnp|soc|o\*?net(?:-soc)?"
_YEARS = r"20(?:01|06|1[0168]|19|2[1-6])"
_NAMED = re.compile(rf"\b(?P<system>{_SYSTEM})\b", re.IGNORECASE)
_CODE_WORDS = r"codes?|numbers?|numéros?|no\.?|#|groups?|titles?|classification"
_ASKS_FOR_CODE = re.compile(
    rf"\b(?:{_SYSTEM})\b\s*(?:{_YEARS})?\s*(?:(?:{_CODE_WORDS})(?![\w])|(?=for\b|of\b|pour\b))"
    rf"|\bcodes?\s+(?:{_SYSTEM})\b",
    re.IGNORECASE,
)
_YEAR = re.compile(rf"\(?\b(?:v(?:ersion)?\s*)?{_YEARS}\b\)?", re.IGNORECASE)
_LEVEL = re.compile(
    r"\(?\b(?:teer|féer|feer|skill\s+(?:level|type))\s*:?\s*[0-5a-d]\b\)?",
    re.IGNORECASE,
)
_CODE = re.compile(
    r"(?<![\w.$-])(?P<code>\d{2}[-–]\d{4}(?:\.\d{2})?|\d{4,6})"
    r"(?P<ends>(?:/\d{1,3}(?!\d))*)(?![\w-])"
)
_NOISE = re.compile(
    r"^(?:what(?:'?s| is)?|which|is|the|my|an?|codes?|for|of|and|or|vs|to|in|under"
    r"|pour|de|du|le|la|et|ou|quel|est|old|new|edition|please)\b"
    r"|\b(?:codes?|and|or|vs|for|of|in|under|et|ou|please)$",
    re.IGNORECASE,
)
_EDGES = " \t-–—:;,./#()[]?&+|'\""


class WrittenCode(NamedTuple):
    """A code in a query; ``system`` and ``year`` are empty when not named."""

    code: str
    system: str
    year: str


class Phrase(NamedTuple):
    """What a query says: the codes in it, and the words beside them.

    ``names_system`` when a classification is named, so that its digits are a code.
    """

    codes: tuple[WrittenCode, ...]
    title: str
    names_system: bool


def split_phrase(query: str) -> Phrase:
    """Separate the codes of a query from its title.

    *NOC* and *SOC* alone stay in the title: they name operations centres too.
    """
    codes = tuple(_codes(query))
    asks = _ASKS_FOR_CODE.search(query)
    if not codes and not asks:
        return Phrase((), query, names_system=False)
    rest = _ASKS_FOR_CODE.sub(" ", query)
    if codes:
        rest = _NAMED.sub(" ", _CODE.sub(" ", rest))
        rest = _YEAR.sub(" ", rest)
    rest = _trim(_LEVEL.sub(" ", rest))
    return Phrase(codes, rest, bool(asks or _NAMED.search(query)))


def _codes(query: str) -> Iterator[WrittenCode]:
    named = _NAMED.search(query)
    system = named["system"].casefold() if named else ""
    year = _YEAR.search(query)
    written_year = re.sub(r"\D", "", year[0]) if year else ""
    for match in _CODE.finditer(query):
        code = match["code"]
        if re.fullmatch(_YEARS, code):
            continue
        yield WrittenCode(code, system, written_year)
        for end in match["ends"].split("/")[1:]:
            yield WrittenCode(code[: -len(end)] + end, system, written_year)


def _trim(text: str) -> str:
    """Without the marks and little words at either end."""
    text = re.sub(r"\(\s*\)|\[\s*\]", " ", text)
    before = None
    while before != text:
        before = text
        text = _NOISE.sub("", text.strip(_EDGES)).strip(_EDGES)
    return " ".join(text.split())
