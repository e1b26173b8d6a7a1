"""A long table in parts that have addresses of their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar
from urllib.parse import urlencode

from django.core.paginator import Paginator

ROWS: Final = 50
PAGE: Final = "page"

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Part(Generic[Row]):
    """One page of a table: its rows, and number and address of every page."""

    rows: tuple[Row, ...]
    number: int
    addresses: tuple[tuple[int, str], ...]


def part_of(rows: Sequence[Row], query: Mapping[str, str]) -> Part[Row]:
    """The page that a query asks for; one that does not exist is the nearest."""
    pages = Paginator(rows, ROWS)
    page = pages.get_page(query.get(PAGE))
    rest = {name: value for name, value in query.items() if name != PAGE}
    addresses = tuple(
        (number, "?" + urlencode({**rest, PAGE: number})) for number in pages.page_range
    )
    return Part(tuple(page.object_list), page.number, addresses)
