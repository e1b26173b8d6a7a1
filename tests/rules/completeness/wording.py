"""Facts, periods and values in a few plain signs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Spec = Mapping[str, Any]


def fact_told(spec: Spec) -> str:
    """A fact with its parameters."""
    if spec["kind"] == "answer":
        return str(spec["path"])
    parts = [f"{k} {_said(v)}" for k, v in sorted(spec.items()) if k != "kind"]
    return f"{spec['kind']}({', '.join(parts)})" if parts else str(spec["kind"])


def _said(value: Any) -> str:
    return " ".join(map(str, value)) if isinstance(value, list) else str(value)


def period_told(spec: Spec) -> str:
    """The first day in force and the first day no longer."""
    start, end = spec.get("from", ""), spec.get("to", "")
    return f" ({start} to {end})" if start or end else ""
