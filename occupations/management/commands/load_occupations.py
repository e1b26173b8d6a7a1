"""``manage.py load_occupations``: reference data from the project's seed files."""

from __future__ import annotations

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from occupations.seeding import SeedError, load_files
from occupations.seeding.files import due
from occupations.seeding.releases import take
from occupations.seeds import FOLDER, SEEDS

SHOWN = {0: 0, 1: 20, 2: None, 3: None}
"""Rows of a diff that are printed, by verbosity."""


class Command(BaseCommand):
    """Load occupations, lists, areas and market figures; print what changes."""

    help = (
        "Load reference data from occupations/data. Rows that a curator has edited are "
        "never overwritten: what a release changes in them waits as a proposal."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Options of the command."""
        parser.add_argument(
            "--dry-run", action="store_true", help="Only print the diff."
        )
        parser.add_argument(
            "--force", action="store_true", help="Read unchanged files too."
        )
        parser.add_argument("--folder", type=Path, default=FOLDER, help="Other seeds.")

    def handle(self, *args: object, **options: object) -> None:
        """Load, and print the diff of every file that was read."""
        folder = Path(str(options["folder"]))
        dry_run, force = bool(options["dry_run"]), bool(options["force"])
        try:
            is_due = force or bool(due(SEEDS, folder))
            taken = take(folder) if is_due and not dry_run else None
            if taken is None:
                changes = load_files(SEEDS, folder, force=force, dry_run=dry_run)
            else:
                changes = [its for its in taken if its]
                self.stdout.write("Nothing is live: what is new waits in a change.")
        except (SeedError, OSError) as error:
            raise CommandError(str(error)) from error
        for change in changes:
            for line in change.lines(SHOWN[int(str(options["verbosity"]))]):
                self.stdout.write(line)
        waiting = sum(len(change.pending) for change in changes)
        if waiting:
            self.stdout.write(f"{waiting} changes wait for a curator in the admin.")
        if dry_run:
            self.stdout.write("Dry run: nothing was written.")
        elif not changes:
            self.stdout.write("Occupations: no seed file has changed.")
