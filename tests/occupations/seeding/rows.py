"""Rows of seed files as these tests load them."""

from __future__ import annotations

from occupations.models import OccupationListEntry, Source
from occupations.seeding import Changes, Row, sync

SITE = {"slug": "site", "title": "Site", "url": "https://example.org/", "publisher": ""}
FILE = "sources.csv"


def load(*rows: Row, dry_run: bool = False) -> Changes:
    return sync(model=Source, key=("slug",), rows=rows, file=FILE, dry_run=dry_run)


def load_entries(*rows: Row) -> Changes:
    return sync(model=OccupationListEntry, rows=rows, file="entries.csv")


def an_entry(**changes: object) -> dict[str, object]:
    base: dict[str, object] = {
        "occupation_list": "stem",
        "key": "21220",
        "label": "Cybersecurity specialists",
        "effective_from": "2025-02-27",
        "source": "site",
        "confidence": "official",
    }
    return base | changes
