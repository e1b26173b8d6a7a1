"""Queries that are codes: NOC 2021, NOC 2016, US SOC and O*NET, TEER."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from occupations.finder.data import FinderData
from occupations.finder.forms import OLD_SOC, SOC_RANKS
from occupations.finder.phrases import Phrase, WrittenCode

_CODE = re.compile(
    r"^\s*(?P<system>noc|cnp|soc|o\*?net(?:-soc)?)?"
    r"\s*(?P<year>20(?:0[16]|1[01689]|2[1-6])(?!\d))?"
    r"[\s:#-]*(?P<code>\d[\d.\-–\s]*)\s*$",
    re.IGNORECASE,
)
_NOC_2016_YEARS = ("2001", "2006", "2011", "2016")
_NOC_2021_YEARS = ("2021", "2026")
_TEER = re.compile(r"^\s*(?:teer|féer|feer)\s*(?P<teer>[0-5])\s*$", re.IGNORECASE)
_SOC_LIKE = re.compile(r"^\d{2}-\d{0,4}(\.\d{0,2})?$")


class CodeMatch(NamedTuple):
    """A unit group of a code; ``system`` is noc, noc_2016, soc or teer.

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
        self._old = _noc_2016_codes(data)
        self._soc = _soc_codes(data)
        self._soc_keys = sorted(self._soc)
        self._old_soc = _soc_2010_codes(data)

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

    def find_in(self, phrase: Phrase) -> list[list[CodeMatch]]:
        """The unit groups of each code in a phrase.

        Digits beside a title are a code when a classification is named or when they
        are those of a unit group or of an occupation in the SOC's own form.
        """
        return [
            self._of_written(written)
            for written in phrase.codes
            if not phrase.title or phrase.names_system or self._is_sure(written.code)
        ]

    def _is_sure(self, code: str) -> bool:
        return bool(_SOC_LIKE.match(code)) or code in self._codes

    def _of_written(self, written: WrittenCode) -> list[CodeMatch]:
        match = _CODE.match(f"{written.system} {written.year} {written.code}")
        return list(_distinct(self._readings(match))) if match else []

    def _readings(self, match: re.Match[str]) -> Iterator[CodeMatch]:
        written = re.sub(r"[–\s]+", "-", match["code"].strip())
        digits = re.sub(r"\D", "", written)
        system, year = (match["system"] or "").casefold(), match["year"]
        if _SOC_LIKE.match(written) or system not in {"", "noc", "cnp"}:
            yield from self._from_soc(digits)
            return
        if len(digits) == 4 and year not in _NOC_2021_YEARS:
            yield from self._old.get(digits, ())
        if year not in _NOC_2016_YEARS:
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
            yield from sorted(exact, key=lambda match: (match.rank, match.code))
            return
        if digits in self._old_soc:
            yield from self._old_soc[digits]
            return
        if len(digits) >= 6:
            digits = digits[:6].rstrip("0")
        parts = [*self._from_soc_prefix(digits)] or [*self._from_old_soc(digits)]
        yield from sorted(parts, key=lambda part: part.rank)

    def _from_old_soc(self, digits: str) -> Iterator[CodeMatch]:
        for code in sorted(self._old_soc):
            if code.startswith(digits):
                yield from self._old_soc[code]

    def _from_soc_prefix(self, digits: str) -> Iterator[CodeMatch]:
        first = bisect_left(self._soc_keys, digits)
        for key in self._soc_keys[first:]:
            if not key.startswith(digits):
                return
            if len(key) == 6:
                yield from sorted(
                    self._soc[key], key=lambda match: (match.rank, match.code)
                )


def _noc_2016_codes(data: FinderData) -> dict[str, list[CodeMatch]]:
    codes: defaultdict[str, list[CodeMatch]] = defaultdict(list)
    for row in sorted(data.noc_2016_rows):
        match = CodeMatch(row.code, "noc_2016", row.old_code, row.old_title, 0)
        codes[row.old_code].append(match)
    return dict(codes)


def _soc_codes(data: FinderData) -> dict[str, list[CodeMatch]]:
    codes: defaultdict[str, list[CodeMatch]] = defaultdict(list)
    for soc in sorted(data.soc_rows):
        is_part = bool(soc.onet) and not soc.onet.endswith(".00")
        rank = SOC_RANKS.get(soc.rank, 2) + len(SOC_RANKS) * is_part
        for code in {soc.soc, soc.onet} - {""}:
            match = CodeMatch(soc.code, "soc", code, soc.title, rank)
            codes[code.replace("-", "").replace(".", "")].append(match)
    return dict(codes)


def _soc_2010_codes(data: FinderData) -> dict[str, list[CodeMatch]]:
    """Codes of the edition before 2018, which curators keep among the aliases."""
    codes: defaultdict[str, list[CodeMatch]] = defaultdict(list)
    for alias in sorted(data.aliases, key=lambda alias: (alias.text, alias.rank)):
        old = OLD_SOC.match(alias.text)
        if old:
            match = CodeMatch(
                alias.code, "soc", f"2010 {old['code']}", old["title"], alias.rank - 1
            )
            codes[old["code"].replace("-", "")].append(match)
    return dict(codes)


def _distinct(matches: Iterator[CodeMatch]) -> Iterator[CodeMatch]:
    seen: set[str] = set()
    for match in matches:
        if match.code not in seen:
            seen.add(match.code)
            yield match
