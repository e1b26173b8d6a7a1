"""Queries that are codes: NOC 2021, NOC 2016, US SOC and O*NET, TEER."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from occupations.finder.data import FinderData
from occupations.finder.forms import SOC_RANKS

_CODE = re.compile(
    r"^\s*(?P<system>noc|cnp|soc|o\*?net|onet-soc)?\s*(?P<year>20(?:11|16|18|19|21))?"
    r"[\s:#-]*(?P<code>\d[\d.\-–\s]*)\s*$",
    re.IGNORECASE,
)
_TEER = re.compile(r"^\s*(?:teer|féer|feer)\s*(?P<teer>[0-5])\s*$", re.IGNORECASE)
_SOC_LIKE = re.compile(r"^\d{2}-\d{0,4}(\.\d{0,2})?$")


class CodeMatch(NamedTuple):
    """A unit group found by a code; ``system`` is noc, noc_2016, soc or teer.

    Codes with one ``rank`` are equally good; ``title`` is that of the code, if known.
    """

    code: str
    system: str
    matched: str
    title: str
    rank: int


class CodeBook:
    """Codes in order, so that one as typed so far is a range."""

    def __init__(self, data: FinderData) -> None:
        self._groups = sorted((group.code, group.teer) for group in data.groups)
        self._codes = [code for code, _ in self._groups]
        self._old: defaultdict[str, list[CodeMatch]] = defaultdict(list)
        for row in sorted(data.noc_2016_rows):
            found = CodeMatch(row.code, "noc_2016", row.old_code, row.old_title, 0)
            self._old[row.old_code].append(found)
        self._soc: defaultdict[str, list[CodeMatch]] = defaultdict(list)
        for soc in sorted(data.soc_rows):
            is_part = bool(soc.onet) and not soc.onet.endswith(".00")
            rank = SOC_RANKS.get(soc.rank, 2) + len(SOC_RANKS) * is_part
            for code in {soc.soc, soc.onet} - {""}:
                found = CodeMatch(soc.code, "soc", code, soc.title, rank)
                self._soc[code.replace("-", "").replace(".", "")].append(found)
        self._soc_keys = sorted(self._soc)

    def find(self, query: str) -> list[CodeMatch]:
        """Unit groups of a code, surest first; empty when the query is not a code."""
        teer = _TEER.match(query)
        if teer:
            level = teer["teer"]
            return [
                CodeMatch(code, "teer", level, "", 0)
                for code, known in self._groups
                if str(known) == level
            ]
        match = _CODE.match(query)
        return list(_distinct(self._readings(match))) if match else []

    def _readings(self, match: re.Match[str]) -> Iterator[CodeMatch]:
        written = re.sub(r"[–\s]+", "-", match["code"].strip())
        digits = re.sub(r"\D", "", written)
        system, year = (match["system"] or "").casefold(), match["year"]
        if _SOC_LIKE.match(written) or system not in {"", "noc", "cnp"}:
            yield from self._from_soc(digits)
            return
        if len(digits) == 4 and year != "2021":
            yield from self._old.get(digits, ())
        if year != "2016":
            yield from self._from_prefix(digits)
        if not system:
            yield from self._from_soc(digits)

    def _from_prefix(self, digits: str) -> Iterator[CodeMatch]:
        first = bisect_left(self._codes, digits)
        for code in self._codes[first:]:
            if not code.startswith(digits):
                return
            yield CodeMatch(code, "noc", code, "", 0)

    def _from_soc(self, digits: str) -> Iterator[CodeMatch]:
        """The code itself, else the codes that it begins, best ranked first."""
        exact = self._soc.get(digits) or self._soc.get(digits[:6], [])
        if exact:
            yield from sorted(exact, key=lambda found: (found.rank, found.code))
            return
        if len(digits) >= 6:
            digits = digits[:6].rstrip("0")
        yield from self._from_soc_prefix(digits)

    def _from_soc_prefix(self, digits: str) -> Iterator[CodeMatch]:
        first = bisect_left(self._soc_keys, digits)
        for key in self._soc_keys[first:]:
            if not key.startswith(digits):
                return
            if len(key) == 6:
                found = self._soc[key]
                yield from sorted(found, key=lambda one: (one.rank, one.code))


def _distinct(matches: Iterator[CodeMatch]) -> Iterator[CodeMatch]:
    seen: set[str] = set()
    for match in matches:
        if match.code not in seen:
            seen.add(match.code)
            yield match
