"""What the commands that load a published file have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from occupations.seeding import Changes, SeedError

SHOWN = 20


def add_file_arguments(parser: CommandParser) -> None:
    """The file, the day it was published, and whether only to show the diff."""
    parser.add_argument("file", type=Path)
    parser.add_argument(
        "--published", type=date.fromisoformat, required=True, help="YYYY-MM-DD."
    )
    parser.add_argument("--dry-run", action="store_true", help="Only show the diff.")


def load(
    command: BaseCommand, steps: Callable[[], Iterator[Changes]], *, dry_run: bool
) -> None:
    """Run every step or none, print what each changes; errors say where they stand."""
    try:
        with transaction.atomic():
            for changes in steps():
                for line in changes.lines(SHOWN):
                    command.stdout.write(line)
            if dry_run:
                transaction.set_rollback(True)
    except (SeedError, OSError) as error:
        raise CommandError(str(error)) from error
    if dry_run:
        command.stdout.write("Dry run: nothing was written.")
