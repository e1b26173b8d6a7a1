"""``manage.py export_catalogue``: the rows as the project's own seed files."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from pathways.catalogue.written import whole


class Command(BaseCommand):
    """Write every file; what no row differs in stays as it was shipped, to the byte."""

    help = (
        "Write the whole catalogue to a folder, as pathways/data and occupations/data. "
        "Comments, anchors, order and layout of the shipped files stay."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, help="where the files are written")

    def handle(self, *, folder: Path, **_: Any) -> None:
        try:
            texts = whole()
            for name, text in texts.items():
                path = folder / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(text.encode())
        except OSError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{len(texts)} files in {folder}.")
