"""What a citation may rest on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pathways.rules.engine.specs import Spec


def uncited(shot: Spec) -> Iterator[tuple[str, str]]:
    """Every citation without an address on anything but an estimate of ours.

    Each with the part that cites, and what is wrong with its source.
    """
    bare = {slug for slug, source in shot["sources"].items() if not source.get("url")}
    for name, part in shot.items():
        if name == "levers":
            part = {k: v for k, v in part.items() if not v.get("is_estimate")}
        for where, source in _cited(part, name):
            if source in bare:
                yield (
                    where,
                    f"the source {source} has no address;"
                    " only an estimate may rest on it",
                )


def _cited(part: Any, where: str) -> Iterator[tuple[str, str]]:
    """Every citation below a part: where it stands, and its source."""
    if isinstance(part, dict):
        if "cite" in part:
            yield where, str(part["cite"].get("source"))
        named = [(str(key), item) for key, item in part.items()]
    elif isinstance(part, list):
        named = [(_called(item, n), item) for n, item in enumerate(part, 1)]
    else:
        return
    for name, item in named:
        if isinstance(item, dict | list):
            yield from _cited(item, f"{where}/{name}")


def _called(item: Any, place: int) -> str:
    named = item if isinstance(item, dict) else {}
    return str(named.get("slug") or named.get("key") or named.get("id") or place)
