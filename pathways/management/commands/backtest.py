"""Back-test the odds: reproduces the published calibration from the rounds alone."""

from __future__ import annotations

import csv
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from pathways.rounds.calibration import (
    PUBLISHED_FILE,
    ROUNDS_FILE,
    calibrated,
    written,
)


class Command(BaseCommand):
    """Reads a file and no database; the same file gives the same calibration."""

    help = "Say what past rounds told of those that followed, and how well."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--rounds",
            type=Path,
            default=ROUNDS_FILE,
            help="a file like express_entry_rounds.csv",
        )
        parser.add_argument(
            "--write",
            action="store_true",
            help="keep it as the calibration that the odds page shows",
        )

    def handle(self, *, rounds: Path, write: bool, **_: Any) -> None:
        try:
            text = written(calibrated(rounds))
        except (OSError, KeyError, ValueError, csv.Error) as error:
            raise CommandError(f"{rounds}: {error}") from error
        if not write:
            self.stdout.write(text, ending="")
            return
        PUBLISHED_FILE.write_text(text, encoding="utf-8")
        self.stdout.write(f"{PUBLISHED_FILE.name} written")
