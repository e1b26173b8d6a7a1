"""Where each item of the reference stands, and what is told of those that do not.

``places/*.yaml``: by reference file and item, a place or several; or an object:

``at``       the places
``gap``      the item is not, or not wholly, in the catalogue: a key of docs/coverage.md
``besides``  numbers of the item that the places say in another way; ``why`` names the
             key of docs/coverage.md that tells how they were read
``from``, ``to``, ``sure``  the day or the confidence that the catalogue has instead
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from tests.rules.completeness.catalogue import Catalogue, Part
from tests.rules.completeness.numbers import Numbers, numbers_of
from tests.rules.completeness.reference import Item, load

FOLDER: Final = Path(__file__).parent / "places"
COVERAGE: Final = Path(__file__).parents[3] / "docs" / "coverage.md"
KEY: Final = re.compile(r"^(?:- |\| )`([a-z0-9-]+)`", re.MULTILINE)


@dataclass(frozen=True)
class Place:
    """Where an item stands, and what of it is read in another way."""

    at: tuple[str, ...]
    besides: Numbers
    details: Mapping[str, Any]

    @property
    def reasons(self) -> list[str]:
        """The keys of docs/coverage.md that it names."""
        return [self.details[name] for name in ("gap", "why") if name in self.details]


def places(file: str) -> dict[str, Place]:
    """The places of a reference file's items, by item."""
    document = load(FOLDER / file)
    return {name: _place(text) for name, text in document.items()}


def _place(record: Any) -> Place:
    record = record if isinstance(record, Mapping) else {"at": record}
    at = record.get("at", [])
    return Place(
        at=(at,) if isinstance(at, str) else tuple(at),
        besides=numbers_of(record.get("besides", [])),
        details={k: v for k, v in record.items() if k not in ("at", "besides")},
    )


def keys_of_coverage() -> set[str]:
    """The keys that docs/coverage.md explains."""
    return set(KEY.findall(COVERAGE.read_text(encoding="utf-8")))


def faults(item: Item, place: Place, catalogue: Catalogue) -> Iterator[str]:
    """What an item's places lack of it."""
    parts: list[Part] = []
    for at in place.at:
        try:
            parts.append(catalogue.find(at))
        except (LookupError, ValueError) as error:
            yield f"{item.name}: {at} is not there ({error})"
    if not place.at and "gap" not in place.details:
        yield f"{item.name}: no place and no reason"
    if len(parts) == len(place.at) and parts and not _is_whole_stream(place):
        yield from _numbers(item, place, parts)
        yield from _days(item, place, parts, catalogue.day)
        yield from _confidence(item, place, parts)


def _is_whole_stream(place: Place) -> bool:
    return all(" | " not in at for at in place.at)


def _numbers(item: Item, place: Place, parts: list[Part]) -> Iterator[str]:
    shown = frozenset().union(*(part.numbers for part in parts)) | place.besides
    lacking = sorted(item.numbers - shown)
    if lacking:
        yield f"{item.name}: {', '.join(f'{n:f}' for n in lacking)} not at {place.at}"
    for at, part in zip(place.at, parts, strict=True):
        if item.numbers and part.is_cell and not part.numbers <= item.numbers:
            yield f"{item.name}: another number at {at}: {part.spec}"


def _days(item: Item, place: Place, parts: list[Part], read_on: str) -> Iterator[str]:
    """A row that was closed after the reference was read had no end on its day."""
    wanted = (place.details.get("from", item.start), place.details.get("to", item.end))
    if not (item.start or item.end):
        return
    days = {(part.start, part.end) for part in parts}
    open_then = {
        (start, None) for start, end in days if read_on and end and end > read_on
    }
    if _plain(wanted) not in days | open_then:
        yield f"{item.name}: in force {wanted}, at {place.at} {days}"


def _plain(days: tuple[Any, Any]) -> tuple[Any, Any]:
    start, end = (None if day == "not kept" else day for day in days)
    return start, end


def _confidence(item: Item, place: Place, parts: list[Part]) -> Iterator[str]:
    shown = frozenset().union(*(part.confidence for part in parts))
    wanted = place.details.get("sure", item.confidence)
    if wanted and shown and wanted not in shown:
        yield f"{item.name}: {wanted}, at {place.at} {sorted(shown)}"
