"""What the checks say of one row, as soon as it is saved."""

from __future__ import annotations

from datetime import date
from typing import Final

from django.db.models import Model

from pathways import editions
from pathways.admin.refusals import row_named_in
from pathways.compiler import objections

MOST_SAID: Final = 5


def objections_to(row: Model, on: date) -> list[str]:
    """The objections that name the row, its whole, or what it stands below."""
    last = editions.newest()
    around = set(_around(row))
    said = []
    for problem in objections(on=on, last=last.snapshot if last else None):
        named = row_named_in(str(problem))
        if named is not None and (type(named), named.pk) in around:
            said.append(str(problem))
    return said[:MOST_SAID]


def _around(row: Model | None) -> list[tuple[type[Model], object]]:
    """A row and the rows above it, as far as the catalogue's tree goes."""
    if row is None:
        return []
    above = [getattr(row, name, None) for name in PARENTS]
    rows = [(type(row), row.pk)]
    for parent in above:
        if isinstance(parent, Model):
            rows += _around(parent)
    return rows


PARENTS: Final = (
    *("alternative", "requirement", "stream", "condition", "fee", "lever", "chart"),
    *("ability", "version", "grid", "table", "article", "occupation_list"),
    "topic",
)
