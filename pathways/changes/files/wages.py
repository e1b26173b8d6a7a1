"""The wages of a year, as Job Bank publishes them, into a change."""

from __future__ import annotations

import tempfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

from occupations.models import DataSet, Wage
from occupations.published.job_bank import NEEDED, Edition
from occupations.seeding import SeedError
from pathways.changes.files.bringing import ManyFaultsError, Plan, write
from pathways.changes.files.guards import Clock, rows_of_csv
from pathways.models import Change


def bring_wages(
    *,
    change: Change,
    name: str,
    text: str,
    year: int,
    published: date,
    by: Any,
    at: datetime,
) -> int:
    """Put the wages of a year into the change; returns how many rows that touched.

    What the file does not have stays with its older edition. Raises
    ``ManyFaultsError`` with line and column, and ``TooMuchError``.
    """
    clock = Clock()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / Path(name).name
        path.write_text(text, encoding="utf-8", newline="")
        file = Edition(path, year, published)
        try:
            for _row in rows_of_csv(text, path.name, sorted(NEEDED)):
                pass  # every line has its cells, and there are not too many
            rows = list(file.rows())
        except SeedError as error:
            raise ManyFaultsError([error]) from error
    plan: Plan = [(DataSet, path.name, [file.dataset()]), (Wage, path.name, rows)]
    return write(change=change, planning=lambda: (plan, {}), by=by, at=at, clock=clock)
