"""Load the catalogue's seed files."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from occupations.seeding import SeedError
from pathways.catalogue.files import FOLDER
from pathways.catalogue.loading import load
from pathways.changes.files import is_running, load_release
from pathways.management.releases import tell


class Command(BaseCommand):
    """Print what changes; a curator's rows are never overwritten."""

    help = "Load pathways, grids, fees and their sources from the seed files."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--dry-run", action="store_true", help="show the changes, make none"
        )

        parser.add_argument(
            "--folder", type=Path, default=FOLDER, help="other files than the shipped"
        )

    def handle(self, *, dry_run: bool, folder: Path, verbosity: int, **_: Any) -> None:
        try:
            if is_running() and not dry_run:
                tell(
                    self, *load_release(at=timezone.now(), rules=folder, reference=None)
                )
                return
            loaded = load(folder=folder, dry_run=dry_run)
        except SeedError as error:
            raise CommandError(str(error)) from error
        for changes in loaded:
            if changes:
                self.stdout.write(changes.summary())
            for line in changes.lines(None if verbosity > 1 else 5):
                self.stdout.write(f"  {line}")
