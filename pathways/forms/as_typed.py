"""What was typed for an amount that is kept in CAD (docs/profile.md).

A row belongs to the amount at its path as long as that is the one it became.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from pathways.answers import Answers, Path, answer_at
from pathways.forms.base import dotted

KEY: Final = "typed_amounts"
Row = Mapping[str, Any]


def typed_at(answers: Answers, path: Path) -> Row | None:
    """What was typed for an amount; nothing once another amount stands there."""
    written = dotted(path)
    rows = (row for row in answers.get(KEY) or () if row.get("path") == written)
    return next((row for row in rows if _holds(row, answers)), None)


def with_typed(answers: Answers, path: Path, typed: Row | None) -> Answers:
    """The answers with one amount as it was typed, and without rows that ended."""
    written = dotted(path)
    rows = [
        row
        for row in answers.get(KEY) or ()
        if row.get("path") != written and _holds(row, answers)
    ]
    if typed:
        rows.append({"path": written, **typed})
    kept = {key: value for key, value in answers.items() if key != KEY}
    return {**kept, KEY: rows} if rows else kept


def _holds(row: Row, answers: Answers) -> bool:
    stored = answer_at(answers, _path(row.get("path", "")))
    is_number = isinstance(stored, int | float | Decimal)
    return is_number and Decimal(str(stored)) == Decimal(str(row.get("cad", "NaN")))


def _path(written: str) -> Path:
    """A path from its dotted spelling, such as ``applicant.work[0].end``."""
    steps = re.findall(r"\[(\d+)\]|([^.\[\]]+)", written)
    return tuple(int(index) if index else name for index, name in steps)
