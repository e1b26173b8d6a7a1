"""What a check objects to: where, in words, and whether it stops a publication."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

Spec: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Problem:
    """One objection to a draft. A warning may be answered, all else is refused."""

    where: str
    message: str
    is_warning: bool = False

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"


Problems: TypeAlias = Iterator[Problem]


def owners_of(shot: Spec) -> Iterator[tuple[str, Spec]]:
    """Whoever asks requirements: streams and conditions, as messages name them."""
    for stream in shot["streams"]:
        yield stream["slug"], stream
    for slug, condition in shot.get("conditions", {}).items():
        yield f"condition {slug}", condition


def requirements_of(shot: Spec) -> Iterator[tuple[str, Spec]]:
    """Every requirement, with the words that name it."""
    for owner, spec in owners_of(shot):
        for requirement in spec.get("requirements", ()):
            yield f"{owner}, requirement {requirement['slug']}", requirement
