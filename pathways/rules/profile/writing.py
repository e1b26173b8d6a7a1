"""Write a profile as the contract's JSON: the reverse of reading it."""

from __future__ import annotations

import dataclasses
from datetime import date
from decimal import Decimal
from typing import Any

from pathways.rules.profile.profile import Profile
from pathways.rules.profile.reading import UNANSWERED, key_of


def write_profile(profile: Profile) -> dict[str, Any]:
    """Answers by their keys; what was not answered is left out."""
    record = _record(profile)
    record.pop("id", None)
    return record


def _record(record: Any) -> dict[str, Any]:
    return {
        key_of(field): _value(value)
        for field in dataclasses.fields(record)
        if (value := getattr(record, field.name)) is not UNANSWERED
    }


def _value(value: Any) -> Any:
    if dataclasses.is_dataclass(value):
        return _record(value)
    if isinstance(value, tuple):
        return [_value(item) for item in value]
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value.isoformat() if isinstance(value, date) else value
