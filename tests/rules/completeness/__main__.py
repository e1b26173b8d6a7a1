"""Write the readings anew: ``python -m tests.rules.completeness``.

For whoever has changed a rule and read it against the reference: the database of
DATABASE_URL holds the catalogue, and the difference that version control shows is
what the catalogue now says.
"""

from __future__ import annotations

import os

import django
import yaml

from tests.rules.completeness import asks


def main() -> None:
    """Replace the files of readings by what the rows compile to."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "immigration_portal.settings")
    django.setup()
    from pathways.compiler import snapshot

    by_file: dict[str, asks.Readings] = {}
    for slug, lines in asks.readings_of(snapshot()).items():
        by_file.setdefault(asks.file_of(slug), {})[slug] = lines
    for old in asks.FOLDER.glob("*.yaml"):
        old.unlink()
    for name, readings in by_file.items():
        text = yaml.safe_dump(readings, sort_keys=False, allow_unicode=True, width=110)
        (asks.FOLDER / f"{name}.yaml").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
