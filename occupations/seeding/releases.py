"""Who takes a release on a portal that visitors read: the app of changes says so."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from occupations.seeding.changes import Changes

Taker = Callable[[Path], list[Changes] | None]
_takers: Final[list[Taker]] = []


def register_taker(taker: Taker) -> None:
    """Ask this before rows are written: nothing where rows are to be written."""
    if taker not in _takers:
        _takers.append(taker)


def take(folder: Path) -> list[Changes] | None:
    """What a release brought into a change; nothing where rows are to be written."""
    results = (taker(folder) for taker in _takers)
    return next((result for result in results if result is not None), None)
