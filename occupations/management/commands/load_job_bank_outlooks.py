"""``manage.py load_job_bank_outlooks``: a new outlook file as Job Bank publishes it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from occupations.models import DataSet, Outlook
from occupations.published.loading import add_file_arguments, load
from occupations.published.outlooks import Outlooks
from occupations.seeding import Changes, put

YEARS = re.compile(r"(\d{4})-(\d{4})")


class Command(BaseCommand):
    """Load Job Bank's outlooks by province; those of other years stay."""

    help = (
        "Load the 3-year employment outlooks of Job Bank's open data (XLSX or CSV) as "
        "published. Pages show the newest; later releases do not overwrite it."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """The file, its years and the day it was published."""
        add_file_arguments(parser)
        parser.add_argument("--years", required=True, help="Such as 2026-2028.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, and print what changes."""
        years = YEARS.fullmatch(options["years"])
        if not years:
            raise CommandError("--years are two years, such as 2026-2028")
        first, last = (int(year) for year in years.groups())
        file = Outlooks(options["file"], first, last, options["published"])

        def steps() -> Iterator[Changes]:
            yield put(model=DataSet, rows=[file.dataset()], file=file.path.name)
            yield put(model=Outlook, rows=file.rows(), file=file.path.name)

        load(self, steps, dry_run=options["dry_run"])
