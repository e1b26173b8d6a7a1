"""Say what the seed files now say: ``python -m tests.rules.completeness`` or, without
a database, ``make catalogue``.

For whoever has changed a rule and read it against the reference. The files are checked,
loaded into memory and compiled; the lines that differ from what was read are printed,
and the readings are written anew, so that version control shows them too. ``--check``
writes nothing. Then the files are compared with the reference, as the tests do it:
what it says otherwise of its own day is told with file and row.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from typing import Any, Final

import django
import yaml

from tests.rules.completeness import asks

WHAT_TO_DO: Final = """\
The reference (tests/rules/reference) keeps what was read, and on which day. Was the
row right on that day and is another now? Leave it, give it `to`, and add the next row
with that day as `from`. Was it never right? Mend the record in the reference too, with
its source and the day it was read. Has the row another name or day here? Say so in
tests/rules/completeness/places. All of it: docs/curation.md, “What it may say”."""


def main() -> int:
    """Check the files and write the readings; 1 when the files are refused, or say
    something else than the reference."""
    os.environ["DATABASE_URL"] = "sqlite://:memory:"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "immigration_portal.settings")
    django.setup()
    from django.utils import timezone

    from pathways.catalogue.rehearsal import rehearse
    from pathways.rounds.loading import RefusedFeedError, load_seed

    result = rehearse(on=timezone.localdate(), say=print)
    if result is None:
        return 1
    try:
        load_seed()
    except RefusedFeedError as error:
        print(*(f"refused: {problem}" for problem in error.problems), sep="\n")
        return 1
    snapshot = result.rulebook.snapshot
    lines = list(asks.differences(snapshot))
    print(*lines or ["The catalogue says what was read."], sep="\n")
    if "--check" not in sys.argv:
        write(snapshot)
    return _compare(snapshot)


def _compare(snapshot: Mapping[str, Any]) -> int:
    """Say where the files differ from the reference; 1 where they do."""
    from tests.rules.completeness import audit

    faults = list(audit.apart(snapshot))
    for fault in faults:
        print(f"not as the reference has it: {fault}")
    if faults:
        print(WHAT_TO_DO)
    return 1 if faults else 0


def write(snapshot: Mapping[str, Any]) -> None:
    """Replace the files of readings by what the rows compile to."""
    by_file: dict[str, asks.Readings] = {}
    for slug, lines in asks.readings_of(snapshot).items():
        by_file.setdefault(asks.file_of(slug), {})[slug] = lines
    for old in asks.FOLDER.glob("*.yaml"):
        old.unlink()
    for name, readings in by_file.items():
        text = yaml.safe_dump(readings, sort_keys=False, allow_unicode=True, width=110)
        (asks.FOLDER / f"{name}.yaml").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
