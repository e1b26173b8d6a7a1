"""Publish the seed files into a database in memory, to see what they would say.

For who changes a rule by pull request: no database runs, and none is touched.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Final

from django.conf import settings
from django.core.management import call_command

from occupations.seeding import SeedError, load_files
from occupations.seeds import FOLDER, SEEDS
from pathways.catalogue.files import FOLDER as SEED_FOLDER
from pathways.catalogue.files import faults_of
from pathways.catalogue.loading import load
from pathways.catalogue.schema import editor_schema
from pathways.compiler import Draft, draft

SCHEMA_FILE: Final = "catalogue.schema.json"
Say = Callable[[str], None]


def rehearse(*, on: date, say: Say, folder: Path = SEED_FOLDER) -> Draft | None:
    """Validate, load and compile; nothing where the files cannot be loaded.

    The connection must be to an empty database: see ``make catalogue``.
    """
    write_editor_schema(Path(settings.BASE_DIR) / "var")
    faults = faults_of(folder)
    for fault in faults:
        say(f"refused: {fault}")
    if faults:
        return None
    call_command("migrate", interactive=False, verbosity=0)
    try:
        load_files([seed for seed in SEEDS if not seed.mirrored], FOLDER)
        load(folder=folder)
    except SeedError as error:
        say(f"refused: {error}")
        return None
    return _say_problems(draft(on=on), say)


def _say_problems(ready: Draft, say: Say) -> Draft | None:
    for problem in ready.warnings:
        say(f"look again: {problem}")
    for problem in ready.refusals:
        say(f"refused: {problem}")
    return None if ready.refusals else ready


def write_editor_schema(folder: Path) -> None:
    """Write the JSON Schema that the seed files name in their first line."""
    folder.mkdir(exist_ok=True, mode=0o700)
    text = json.dumps(editor_schema(), indent=1, ensure_ascii=False)
    (folder / SCHEMA_FILE).write_text(f"{text}\n", encoding="utf-8")
