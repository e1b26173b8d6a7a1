"""``manage.py load_noc_structure``: a version of the classification, as published."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from occupations.models import DataSet, NocGroup, UnitGroup
from occupations.published.classification import Version
from occupations.published.loading import add_file_arguments, load
from occupations.seeding import Changes, put


class Command(BaseCommand):
    """Load codes, titles and levels; unit groups that are gone are told and stay."""

    help = (
        "Load the structure of a version of the classification (CSV) as published. "
        "Unit groups that it no longer has are listed: lists and wages rest on them."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """The English file, the French one, the version and its day."""
        add_file_arguments(parser)
        parser.add_argument("--french", type=Path, help="The French file.")
        parser.add_argument(
            "--edition", required=True, help="As published, such as “2021 Version 1.0”."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, and print what changes."""
        version = Version(
            options["edition"],
            options["file"],
            options["french"],
            options["published"],
        )
        name = version.path.name

        def steps() -> Iterator[Changes]:
            yield put(model=DataSet, rows=[version.dataset()], file=name)
            for level in range(1, 5):  # a group's parent is there before it
                rows = [group for group in version.groups() if group["level"] == level]
                if rows:
                    yield put(model=NocGroup, rows=rows, file=name)
            yield put(model=UnitGroup, rows=version.unit_groups(), file=name)
            for code in version.gone():
                self.stdout.write(f"  not in this version, kept: {code}")

        load(self, steps, dry_run=options["dry_run"])
