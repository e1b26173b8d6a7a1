"""Load the people one knows."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from occupations.seeding import SeedError
from pathways.catalogue.golden import load_people


class Command(BaseCommand):
    """Print what changes; people that a curator edited are never overwritten."""

    help = "Load the golden people, with what official pages give for them."

    def handle(self, *, verbosity: int, **_: Any) -> None:
        try:
            loaded = load_people()
        except SeedError as error:
            raise CommandError(str(error)) from error
        for changes in loaded:
            if changes:
                self.stdout.write(changes.summary())
            for line in changes.lines(None if verbosity > 1 else 5):
                self.stdout.write(f"  {line}")
