"""The items of the reference files: every record and every cell, with its facts.

An element of a list of objects is one item; so is every entry of any other object.
An item is named by its path; what only tells where a fact was read is no fact.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import yaml

from tests.rules.completeness.numbers import Numbers, numbers_of

FOLDER: Final = Path(__file__).parent.parent / "reference"
ABOUT: Final = {
    *("source_url", "seen_in", "as_of", "as_of_note", "confidence", "also", "note"),
    *("law", "law_url", "compiled", "meta", "official_page", "annual_reports"),
    *("source", "sources", "url", "warning", "effective_to_confidence"),
    *("files", "companion_files", "law_url", "seen", "checked_against"),
}
# Names of grids and programs, and remarks on a whole table.
TITLES: Final = {
    *("name", "province", "program", "complete", "max_total_note", "guide_effective"),
    *("completeness_note", "transcription_disagreement", "id", "currency"),
}
FOLDED: Final = {"params", "previous", "codes", "by_teer", "range", "groups"}
APART: Final = {
    *("evidence", "bridge_to_pr", "fees", "partners", "unsure", "open_questions"),
    *("disagreements", "not_accepted", "rules", "communities", "unknown", "ideas"),
    *("exempt", "what_else_for_founders", "one_of"),
}
NAMED: Final = (
    *(
        "id",
        "code",
        "factor",
        "cell",
        "fee",
        "step",
        "date",
        "region",
        "grid",
        "stream",
    ),
    *("sector", "score", "rule", "version", "fact", "ref", "pathway", "year", "kind"),
    *("effective_from", "profile", "what", "event", "published"),
)
DATES: Final = ("effective_from", "effective_to")
UNCOUNTED: Final = (
    *("id", "code", "grid", "version", "date", "status_as_of", "cell", "factor"),
    *("year", "season", "name", "status", "legal_basis", "file"),
)


@dataclass(frozen=True)
class Item:
    """One record or cell of a reference file."""

    name: str
    facts: Mapping[str, Any]
    confidence: str

    @cached_property
    def numbers(self) -> Numbers:
        """Every number that the record states, apart from its names and days."""
        names = {*DATES, *UNCOUNTED}
        text = {k: v for k, v in self.facts.items() if k not in names}
        return numbers_of(text)

    @cached_property
    def start(self) -> str | None:
        """The first day in force; a month is its first day."""
        return _day(self.facts.get("effective_from"))

    @cached_property
    def end(self) -> str | None:
        """The first day no longer in force: the day after the last."""
        last = _day(self.facts.get("effective_to"))
        return str(date.fromisoformat(last) + timedelta(1)) if last else None


def _day(record: Any) -> str | None:
    if record is None:
        return None
    if re.fullmatch(r"\d{4}-\d\d", str(record)):
        return f"{record}-01"
    return str(record) if re.fullmatch(r"\d{4}-\d\d-\d\d", str(record)) else None


def load(path: Path) -> Any:
    """What a YAML file says."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def files() -> list[Path]:
    """The reference files that are objects, not tables."""
    return sorted(FOLDER.glob("*.yaml"))


def items(path: Path) -> dict[str, Item]:
    """Every item of a file, by name."""
    document = load(path)
    return {item.name: item for item in _entries("", document, "")}


def _entries(at: str, record: Mapping[str, Any], confidence: str) -> Iterator[Item]:
    """An object outside lists: each of its entries is an item."""
    own = record.get("confidence", confidence)
    for key, value in record.items():
        dates = key in DATES and not at.startswith("points_grids/")
        if key in ABOUT | TITLES or dates or value in (None, [], {}):
            continue
        name = f"{at}/{key}" if at else str(key)
        if isinstance(value, Mapping):
            yield from _entries(name, value, own)
        elif isinstance(value, list):
            yield from _list(name, value, own)
        else:
            yield Item(name, {str(key): value, **_dates(record)}, own)


def _dates(record: Mapping[str, Any]) -> dict[str, Any]:
    return {key: record[key] for key in DATES if record.get(key) is not None}


def _list(at: str, items: list[Any], confidence: str) -> Iterator[Item]:
    if not any(isinstance(item, Mapping) for item in items):
        yield from _words(at, items, confidence)
        return
    names = [_name(item) for item in items]
    count = Counter(names)
    for place, (name, row) in enumerate(zip(names, items, strict=True)):
        tail = f"{name}#{place}" if count[name] > 1 else name
        yield from _record(f"{at}/{tail}", row, confidence)


def _words(at: str, items: list[Any], confidence: str) -> Iterator[Item]:
    if at.rpartition("/")[2] not in APART:
        yield Item(at, {at.rpartition("/")[2]: items}, confidence)
        return
    for place, item in enumerate(items):
        yield Item(f"{at}/{place}", {"text": item}, confidence)


def _name(item: Any) -> str:
    for key in NAMED:
        if item.get(key) is not None:
            kind = f" {item['kind']}" if key == "year" and item.get("kind") else ""
            return str(item[key])[:60] + kind
    return str(next(iter(item.values())))[:40]


def _record(at: str, record: Mapping[str, Any], confidence: str) -> Iterator[Item]:
    """An element of a list: one item of its values, and more for what is below."""
    own = record.get("confidence", confidence)
    own = own or ("official" if "source_url" in record else "")
    facts: dict[str, Any] = {}
    below: list[Item] = []
    for key, value in record.items():
        name = f"{at}/{key}"
        if key in ABOUT or value in (None, [], {}):
            continue
        if key in FOLDED or not isinstance(value, Mapping | list):
            facts[key] = value
        elif isinstance(value, Mapping):
            below += _entries(name, value, own)
        elif key in APART or any(isinstance(item, Mapping) for item in value):
            below += _list(name, value, own)
        else:
            facts[key] = value
    yield Item(at, facts, own)
    yield from below
