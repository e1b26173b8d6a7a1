"""Readers of the parameters that a curator may give a lever."""

from __future__ import annotations

import dataclasses
from decimal import Decimal
from typing import Any, Final

from pathways.rules.profile.answer_types import PROVINCE
from pathways.rules.profile.reading import (
    UNANSWERED,
    Errors,
    Reader,
    ReadError,
    answer,
    choice,
    decimal,
    many,
    record,
    whole,
)

MEDIAN: Final = "median"
FLOORS: Final = "stream_floors"
NAMED_WAGES: Final = (MEDIAN, FLOORS)
OPTIONAL: Final = "optional"  # of a field: editions of before do not have it
LONGEST: Final = 60  # months that the planner looks ahead


def between(least: int, most: int) -> Reader:
    """A whole number within limits."""

    def read(value: object, path: str, errors: Errors) -> int:
        number = whole(value, path, errors)
        if not least <= number <= most:
            errors.append(ReadError(path, f"must be from {least} to {most}"))
        return number

    return read


def wage(value: object, path: str, errors: Errors) -> str | Decimal:
    """Wages by their name, or one in CAD an hour."""
    if isinstance(value, str):
        if value not in NAMED_WAGES:
            allowed = ", ".join(NAMED_WAGES)
            errors.append(ReadError(path, f"must be a number or one of: {allowed}"))
        return value
    return decimal(value, path, errors)


def fixed(kind: type, *decided: str) -> Reader:
    """A part of a profile; what the lever's steps decide may not stand in it."""
    whole_record = record(kind)

    def read(value: object, path: str, errors: Errors) -> Any:
        for key in decided:
            if isinstance(value, dict) and key in value:
                errors.append(ReadError(f"{path}.{key}", "is decided by each step"))
        return whole_record(value, path, errors)

    return read


def levels() -> Any:
    """CLB or NCLC levels that tests of both languages can give."""
    return answer(many(between(1, 10)))


def lengths() -> Any:
    """Numbers of months."""
    return answer(many(between(1, LONGEST)))


def amounts() -> Any:
    """Amounts of money in CAD."""
    return answer(many(decimal))


def wages() -> Any:
    """Hourly wages: ``median`` (Job Bank's for the province), ``stream_floors``
    (each wage that some stream asks of the occupation), or amounts in CAD.
    """
    return answer(many(wage))


def percent() -> Any:
    """A share of another amount, from all of it to ten times as much; need not be."""
    metadata = {"read": between(100, 1000), "key": "", OPTIONAL: True}
    return dataclasses.field(default=UNANSWERED, metadata=metadata)


def provinces() -> Any:
    """Codes of provinces and territories."""
    return answer(many(PROVINCE))


def words(*allowed: str) -> Any:
    """Some of the contract's words."""
    return answer(many(choice(*allowed)))


def part(kind: type, *decided: str) -> Any:
    """Answers that every step takes for granted, in the contract's words."""
    return answer(fixed(kind, *decided))


def parts(kind: type, *decided: str) -> Any:
    """Several sets of answers, a step for each."""
    return answer(many(fixed(kind, *decided)))
