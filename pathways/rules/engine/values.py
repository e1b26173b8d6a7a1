"""What a fact can say: a value, “none” (``None``), or ``Open``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import Final, TypeGuard, TypeVar

from pathways.rules.profile.reading import UNANSWERED, Missing

Known = TypeVar("Known")
NOTHING: Final[frozenset[str]] = frozenset()
KEPT: Final = 1024  # the same few paths are asked for over and over


@dataclass(frozen=True, slots=True)
class Between:
    """Every number from ``low`` to ``high``; an empty ``high`` has no limit."""

    low: Decimal | float
    high: Decimal | float | None


@dataclass(frozen=True, slots=True)
class Open:
    """A fact that the answers, or our catalogue, leave open.

    ``asks`` are the unanswered paths that would settle it; without any, only an officer
    or a rule that we have not collected can. ``possible`` holds what it may turn out to
    be: a tuple of values, a range, or ``None`` for anything.
    """

    asks: frozenset[str] = field(default=NOTHING)
    possible: tuple[object, ...] | Between | None = None


OFFICER: Final = Open()


@lru_cache(maxsize=KEPT)
def ask(*paths: str) -> Open:
    """Open until these paths are answered."""
    return Open(frozenset(paths))


def known(value: Known | Missing | None) -> TypeGuard[Known]:
    """Whether an answer was given, and is not “none”."""
    return value is not None and value is not UNANSWERED


def choose(values: Iterable[object], asks: Iterable[str]) -> object:
    """The one value that is left, or open between several."""
    possible = tuple(dict.fromkeys(values))
    if len(possible) == 1:
        return possible[0]
    return Open(frozenset(asks), possible)


def between(
    low: Decimal | float, high: Decimal | float | None, asks: Iterable[str]
) -> Decimal | float | Open:
    """The number, or open between two."""
    if low == high:
        return low
    return Open(frozenset(asks), Between(low, high))
