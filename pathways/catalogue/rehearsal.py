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
from pathways.catalogue.files import faults_of, read
from pathways.catalogue.golden import load_people
from pathways.catalogue.loading import load
from pathways.catalogue.schema import editor_schema
from pathways.compiler import Draft, draft

SCHEMA_FILE: Final = "catalogue.schema.json"
PEOPLE: Final = "people/golden.yaml"
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
        if (folder / PEOPLE).exists():
            load_people(file=folder / PEOPLE)
    except SeedError as error:
        say(f"refused: {error}")
        return None
    return _say_problems(draft(on=on), say, _files_of(folder))


def _say_problems(ready: Draft, say: Say, files: dict[str, str]) -> Draft | None:
    for word, problems in (
        ("look again", ready.warnings),
        ("refused", ready.refusals),
    ):
        for problem in problems:
            file = files.get(problem.where.partition(",")[0])
            say(f"{word}: {file}, {problem}" if file else f"{word}: {problem}")
    return None if ready.refusals else ready


def _files_of(folder: Path) -> dict[str, str]:
    """The file of each part, by the words with which a check names it."""
    seed = read(folder)
    files = {spec["slug"]: str(spec["_at"]) for spec in seed["streams"]}
    for part in ("condition", "fee", "grid", "lever", "table", "topic"):
        for slug, spec in seed[f"{part}s"].items():
            files[f"{part} {slug}"] = str(spec["_at"])
    return files


def write_editor_schema(folder: Path) -> None:
    """Write the JSON Schema that the seed files name in their first line."""
    folder.mkdir(exist_ok=True, mode=0o700)
    text = json.dumps(editor_schema(), indent=1, ensure_ascii=False)
    (folder / SCHEMA_FILE).write_text(f"{text}\n", encoding="utf-8")
