"""The newest two reference files, of 28 November 2026: every record, by its path."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Final

from tests.rules.completeness import reference
from tests.rules.completeness.reference import Item

FOLDER: Final = reference.FOLDER / "november"
# What only says how a record is meant, and what it would change in older files.
MEANT: Final = frozenset({"changes", "clause", "basis", "test", "state", "searched"})


def files() -> list[Path]:
    """Both files."""
    return sorted(FOLDER.glob("*.yaml"))


def items(path: Path) -> dict[str, Item]:
    """Every record of a file that states a fact."""
    every = reference.items(path)
    return {n: i for n, i in every.items() if _is_fact(n, i)}


def _is_fact(name: str, item: Item) -> bool:
    key = name.rpartition("/")[2]
    if key == "unit":
        return bool(re.search(r"\d", str(item.facts["unit"])))
    return key not in MEANT


def topics() -> dict[str, Any]:
    """Every topic of the files, by name."""
    return {n: t for path in files() for n, t in reference.load(path).items()}
