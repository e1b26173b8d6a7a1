"""Lines of lists as the newest edition has them, on pages that show their rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from occupations.models import OccupationListEntry
from occupations.selectors.listings import listings
from occupations.selectors.passport import Passport
from pathways import editions
from pathways.public.edition import Published


def passport_as_published(passport: Passport, edition: Published | None) -> Passport:
    """The passport without what curators have changed of lists and not published."""
    if edition is None:
        return passport
    lists = editions.rulebook(edition.number, edition.digest).snapshot["lists"]
    rows = [
        entry
        for listing in passport.listings
        for entry in (*listing.now, *listing.ahead, *listing.past)
    ]
    lines = sorted(_published(rows, lists), key=_place)
    return replace(passport, listings=listings(lines, edition.on))


def _published(
    rows: Iterable[OccupationListEntry], lists: dict[str, Any]
) -> Iterator[OccupationListEntry]:
    """Each row that the edition has, with the end and the values that it has there."""
    for row in rows:
        entries = lists.get(row.occupation_list.slug, {}).get("entries", ())
        for spec in entries:
            if _names_of(spec) == (row.key, row.label, _iso(row.effective_from)):
                end = spec.get("to")
                row.effective_to = date.fromisoformat(end) if end else None
                row.values = spec.get("values", {})
                yield row
                break


def _place(row: OccupationListEntry) -> tuple[str, int, int]:
    """The order of the rows before they are grouped by their list."""
    return row.occupation_list.title, row.occupation_list_id, row.pk


def _names_of(spec: dict[str, Any]) -> tuple[str, str, str]:
    return spec["key"], spec["label"], spec.get("from", "")


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
