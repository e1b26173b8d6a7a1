"""What the finder is built from: plain tuples, without a database or a language."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import NamedTuple


class Group(NamedTuple):
    """A unit group of NOC 2021."""

    code: str
    title_en: str
    title_fr: str
    teer: int


class Title(NamedTuple):
    """A line of the official index of example titles."""

    code: str
    lang: str
    title: str


class UsTitle(NamedTuple):
    """A US job title and the unit groups that fit it, best first."""

    title: str
    aliases: tuple[str, ...]
    codes: tuple[str, ...]


class SocRow(NamedTuple):
    """A line of the SOC crosswalk; ``rank`` is primary, alternative or unranked."""

    soc: str
    onet: str
    title: str
    code: str
    rank: str


class Noc2016Row(NamedTuple):
    """A line of the concordance from NOC 2016."""

    old_code: str
    old_title: str
    code: str


class AliasRow(NamedTuple):
    """A curated title; ``rank`` 1 is the best of its unit groups."""

    text: str
    code: str
    rank: int


class ShortForm(NamedTuple):
    """A curated short form of words, such as ``mgr`` for ``manager``."""

    text: str
    expansion: str


class DistinctionRow(NamedTuple):
    """The question about duties that separates two unit groups."""

    lower: str
    higher: str
    question: str
    if_lower: str
    if_higher: str


@dataclass(frozen=True, slots=True)
class FinderData:
    """All rows, in any order: the index does not depend on it."""

    groups: tuple[Group, ...]
    titles: tuple[Title, ...]
    us_titles: tuple[UsTitle, ...] = ()
    soc_rows: tuple[SocRow, ...] = ()
    noc_2016_rows: tuple[Noc2016Row, ...] = ()
    aliases: tuple[AliasRow, ...] = ()
    short_forms: tuple[ShortForm, ...] = ()
    level_words: tuple[str, ...] = ()
    distinctions: tuple[DistinctionRow, ...] = ()

    def digest(self) -> str:
        """The same for the same rows in any order."""
        parts = hashlib.sha256()
        for name in self.__slots__:
            parts.update(repr((name, sorted(getattr(self, name)))).encode())
        return parts.hexdigest()
