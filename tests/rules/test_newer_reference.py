"""Every record of the two reference files of 28 November 2026 stands in the catalogue.

``test_completeness.py`` compares them with it; here that comparison is tried itself.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final

import pytest

from pathways.rules.rulebook import Rulebook
from tests.rules.completeness import audit, november, places
from tests.rules.completeness.as_read import read_on
from tests.rules.completeness.catalogue import Catalogue
from tests.rules.completeness.places import Place
from tests.rules.completeness.reference import Item

FILES: Final = tuple(path.name for path in november.files())
# A figure far from any of the catalogue; one close by, where texts hold fewer.
FAR: Final = Decimal(1_000_003)
NEXT: Final = Decimal(3)
COUNTED: Final = Decimal(100)


def records(file: str) -> Iterator[tuple[Item, Place]]:
    """The records of a file that have a place, each with it."""
    held, placed = audit.items()[file]
    for name, item in held.items():
        if placed[name].at:
            yield item, placed[name]


def altered(item: Item, figure: Decimal, by: Decimal) -> Item:
    """The record with one figure of another size."""
    kept = [number for number in item.numbers if number != figure]
    dates = {k: v for k, v in item.facts.items() if k.startswith("effective")}
    figures = [*map(float, kept), float(figure + by)]
    return Item(item.name, {"figures": figures, **dates}, item.confidence)


def test_both_files_are_compared() -> None:
    assert FILES == ("additions-2026-11-28.yaml", "updates-2026-11-28.yaml")


@pytest.mark.parametrize("file", FILES)
def test_a_figure_of_a_record_that_moves_is_found(shipped: Rulebook, file: str) -> None:
    catalogue = Catalogue(shipped.snapshot, read_on(file))

    passed = [
        (item.name, figure)
        for item, place in records(file)
        for figure in item.numbers - place.besides
        for by in ([FAR, NEXT] if figure > COUNTED else [FAR])
        if not list(places.faults(altered(item, figure, by), place, catalogue))
    ]

    assert passed == []


@pytest.mark.long
@pytest.mark.parametrize("file", FILES)
def test_what_is_recalled_has_no_place(file: str) -> None:
    shown = [item.name for item, _ in records(file) if item.confidence == "recalled"]

    assert shown == []


@pytest.mark.parametrize("file", FILES)
def test_a_record_without_a_place_has_a_reason_in_words(file: str) -> None:
    _, placed = audit.items()[file]
    keys = places.keys_of_coverage()

    without = [
        n for n, p in placed.items() if not p.at and p.details["gap"] not in keys
    ]

    assert without == []


def test_a_day_of_a_record_that_moves_is_found(shipped: Rulebook) -> None:
    catalogue = Catalogue(shipped.snapshot, read_on(FILES[0]))
    moved: list[Any] = []

    for file in FILES:
        for item, place in records(file):
            if item.start and "from" not in place.details and " | " in place.at[0]:
                facts = {**item.facts, "effective_from": "1999-12-31"}
                later = Item(item.name, facts, item.confidence)
                moved.append(list(places.faults(later, place, catalogue)))

    assert moved
    assert all(moved)
