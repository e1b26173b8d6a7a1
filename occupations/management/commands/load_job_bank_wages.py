"""``manage.py load_job_bank_wages``: a new wage file as Job Bank publishes it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from occupations.models import DataSet, Wage
from occupations.published.job_bank import Edition
from occupations.published.loading import add_file_arguments, load
from occupations.seeding import Changes, put


class Command(BaseCommand):
    """Load Job Bank's wage file; rows that it does not have stay with their edition."""

    help = (
        "Load the wage file of Job Bank's open data (CSV, all areas) as published. "
        "What it gives replaces older wages; later releases do not overwrite it."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """The file, its edition and the day it was published."""
        add_file_arguments(parser)
        parser.add_argument("--edition", type=int, required=True, help="Year.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, and print what changes."""
        file = Edition(options["file"], options["edition"], options["published"])

        def steps() -> Iterator[Changes]:
            yield put(model=DataSet, rows=[file.dataset()], file=file.path.name)
            yield put(model=Wage, rows=file.rows(), file=file.path.name)

        load(self, steps, dry_run=options["dry_run"])
