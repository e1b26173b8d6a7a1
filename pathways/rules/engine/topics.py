"""Statements on a topic: which hold on a day, and for a stream. Pure."""

from __future__ import annotations

from datetime import date
from typing import Any

from pathways.rules.engine.specs import Spec


def statements_of(
    snapshot: Spec, topic: str, on: date, stream: str = "", province: str = ""
) -> tuple[Spec, ...]:
    """The statements of a topic that hold on the day, in their order.

    With a stream or a province, only those that hold for it; an edition without the
    topic has none.
    """
    record: Spec = snapshot.get("topics", {}).get(topic, {})
    if stream and not speaks_of(record, stream):
        return ()
    rows: list[Spec] = [*record.get("statements", ())]
    return tuple(
        row
        for row in rows
        if _is_in_force(row, on)
        and _is_among(row.get("streams"), stream)
        and _is_among(row.get("provinces"), province)
    )


def topics_of(snapshot: Spec, stream: str) -> tuple[str, ...]:
    """The topics that speak of a stream."""
    topics: dict[str, Any] = snapshot.get("topics", {})
    return tuple(slug for slug, row in topics.items() if speaks_of(row, stream))


def speaks_of(topic: Spec, stream: str) -> bool:
    """Whether a topic names the stream."""
    return stream in topic.get("streams", ())


def _is_among(only: Any, asked: str) -> bool:
    """Whether a row holds for what is asked; one without a list holds for all."""
    return not asked or not only or asked in only


def _is_in_force(row: Spec, on: date) -> bool:
    return bool(row.get("from", "") <= on.isoformat() < row.get("to", "9999"))
