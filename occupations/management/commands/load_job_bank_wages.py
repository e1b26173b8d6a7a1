"""``manage.py load_job_bank_wages``: a new wage file as Job Bank publishes it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from occupations.models import DataSet, Wage
from occupations.published.job_bank import Edition
from occupations.seeding import SeedError, put


class Command(BaseCommand):
    """Load Job Bank's wage file; rows that it does not have stay with their edition."""

    help = (
        "Load the wage file of Job Bank's open data (CSV, all areas) as published. "
        "What it gives replaces older wages; later releases do not overwrite it."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """The file, its edition and the day it was published."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--edition", type=int, required=True, help="Year.")
        parser.add_argument(
            "--published", type=date.fromisoformat, required=True, help="YYYY-MM-DD."
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="Only show the diff."
        )

    def handle(self, *args: object, **options: object) -> None:
        """Load, and print what changes."""
        file, published = options["file"], options["published"]
        assert isinstance(file, Path)  # noqa: S101 - argparse made them
        assert isinstance(published, date)  # noqa: S101
        edition = Edition(file, int(str(options["edition"])), published)
        try:
            self._load(edition, dry_run=bool(options["dry_run"]))
        except (SeedError, OSError) as error:
            raise CommandError(str(error)) from error

    def _load(self, edition: Edition, *, dry_run: bool) -> None:
        with transaction.atomic():
            put(model=DataSet, rows=[edition.dataset()], file=edition.path.name)
            changes = put(model=Wage, rows=edition.rows(), file=edition.path.name)
            if dry_run:
                transaction.set_rollback(True)
        for line in changes.lines(20):
            self.stdout.write(line)
        if dry_run:
            self.stdout.write("Dry run: nothing was written.")
