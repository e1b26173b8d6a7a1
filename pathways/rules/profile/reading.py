"""Read JSON into typed values, and say where and what is wrong.

A reader takes a JSON value, its path and the list that errors go to, and returns the
typed value. Every error is collected, so that one look shows all of them.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import Enum
from typing import Any, Final, NamedTuple, TypeVar


class Missing(Enum):
    """The one value of a key that is absent: the question was not answered."""

    UNANSWERED = "unanswered"

    def __bool__(self) -> bool:
        return False


UNANSWERED: Final = Missing.UNANSWERED


class Repeated(Enum):
    """The one value of a key that an object gives more than once."""

    TWICE = "twice"


TWICE: Final = Repeated.TWICE


class ReadError(NamedTuple):
    """What is wrong at one place of the input."""

    path: str
    message: str


Errors = list[ReadError]
Reader = Callable[[object, str, Errors], Any]
Record = TypeVar("Record")

YEARS: Final = (1900, 2200)
LONGEST: Final = 200  # characters of a text
MOST: Final = 60  # entries of a list
LARGEST_PROFILE: Final = 128_000  # bytes of a profile's JSON
TOO_LARGE: Final = "is larger than 128 kB"
LARGEST: Final = Decimal(10**12)  # beyond every amount, so that sums stay exact
NO_TEXT: Final = re.compile("[\0\ud800-\udfff]")  # neither stored nor shown
ISO_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


def text(value: object, path: str, errors: Errors) -> str:
    """Any string that can be stored: no NUL, no half of a surrogate pair."""
    if not isinstance(value, str):
        errors.append(ReadError(path, "must be text"))
        return ""
    if NO_TEXT.search(value):
        errors.append(ReadError(path, "has a character that is not text"))
    if len(value) > LONGEST:
        errors.append(ReadError(path, f"is longer than {LONGEST} characters"))
    return value


def flag(value: object, path: str, errors: Errors) -> bool:
    """True or false."""
    if isinstance(value, bool):
        return value
    errors.append(ReadError(path, "must be true or false"))
    return False


def decimal(value: object, path: str, errors: Errors) -> Decimal:
    """A number of at least 0."""
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        try:
            number = Decimal(str(value))
        except InvalidOperation:
            number = Decimal("NaN")
        if number.is_finite() and number >= 0:
            return _at_most(LARGEST, number, path, errors)
    errors.append(ReadError(path, "must be a number of at least 0"))
    return Decimal(0)


def percent(value: object, path: str, errors: Errors) -> Decimal:
    """A number from 0 to 100."""
    return _at_most(Decimal(100), decimal(value, path, errors), path, errors)


def _at_most(most: Decimal, number: Decimal, path: str, errors: Errors) -> Decimal:
    if number > most:
        errors.append(ReadError(path, f"must be at most {most}"))
        return most
    return number


def whole(value: object, path: str, errors: Errors) -> int:
    """A whole number of at least 0."""
    number = decimal(value, path, errors)
    if number != int(number):
        errors.append(ReadError(path, "must be a whole number"))
    return int(number)


def day(value: object, path: str, errors: Errors) -> date:
    """An ISO date such as 2026-11-22."""
    read = iso_day(value) if isinstance(value, str) else None
    if read is not None:
        return read
    errors.append(ReadError(path, "must be a date written YYYY-MM-DD"))
    return date(YEARS[0], 1, 1)


def iso_day(written: str) -> date | None:
    """The day that a text names, if it is one of the years that answers may name."""
    if not ISO_DAY.fullmatch(written):
        return None
    try:
        read = date.fromisoformat(written)
    except ValueError:
        return None
    return read if YEARS[0] <= read.year <= YEARS[1] else None


def choice(*allowed: str) -> Reader:
    """One of some words."""

    def read(value: object, path: str, errors: Errors) -> str:
        if isinstance(value, str) and value in allowed:
            return value
        errors.append(ReadError(path, f"must be one of: {', '.join(allowed)}"))
        return allowed[0]

    return read


def code(length: int, *, digits: bool = False) -> Reader:
    """A code of fixed length: capital letters, or digits."""
    kind = "digits" if digits else "capital letters"

    def read(value: object, path: str, errors: Errors) -> str:
        if isinstance(value, str) and len(value) == length and value.isascii():
            fits = value.isdigit() if digits else value.isalpha() and value.isupper()
            if fits:
                return value
        errors.append(ReadError(path, f"must be a code of {length} {kind}"))
        return ""

    return read


def shaped(pattern: str, example: str) -> Reader:
    """A code of a certain shape, such as ``example``."""
    shape = re.compile(pattern, re.ASCII)

    def read(value: object, path: str, errors: Errors) -> str:
        if isinstance(value, str) and shape.fullmatch(value):
            return value
        errors.append(ReadError(path, f"must be a code like {example}"))
        return ""

    return read


def none_or(reader: Reader) -> Reader:
    """The same, or ``null`` for an answer of “none”."""

    def read(value: object, path: str, errors: Errors) -> object:
        return None if value is None else reader(value, path, errors)

    return read


def many(reader: Reader) -> Reader:
    """A list of the same; ``null`` reads as the empty list."""

    def read(value: object, path: str, errors: Errors) -> tuple[object, ...]:
        if value is None:
            return ()
        if not isinstance(value, list):
            errors.append(ReadError(path, "must be a list"))
            return ()
        if len(value) > MOST:
            errors.append(ReadError(path, f"has more than {MOST} entries"))
            return ()
        return tuple(
            reader(item, f"{path}[{index}]", errors) for index, item in enumerate(value)
        )

    return read


def record(kind: type[Record]) -> Reader:
    """An object whose keys are the fields of a dataclass."""

    def read(value: object, path: str, errors: Errors) -> Record | None:
        return read_record(kind, value, path, errors)

    return read


def answer(reader: Reader, *, key: str = "") -> Any:
    """A field that stays ``UNANSWERED`` while its key is absent.

    ``key`` is given where the contract's key is a word that Python keeps for itself.
    """
    return dataclasses.field(default=UNANSWERED, metadata={"read": reader, "key": key})


def key_of(field: dataclasses.Field[Any]) -> str:
    """The contract's key of a field."""
    key: str = field.metadata.get("key", "")
    return key or field.name


def read_record(
    kind: type[Record], value: object, path: str, errors: Errors
) -> Record | None:
    """Read an object field by field; a key that no field has is an error."""
    if not isinstance(value, Mapping):
        errors.append(ReadError(path or "profile", "must be an object"))
        return None
    readers = _readers(kind)
    read: dict[str, object] = {}
    for key, item in value.items():
        word = _shown(key)
        at = f"{path}.{word}" if path else word
        if key not in readers:
            errors.append(ReadError(at, "is not a key of the profile"))
        elif item is TWICE:
            errors.append(ReadError(at, "is given twice"))
        else:
            name, reader = readers[key]
            read[name] = reader(item, at, errors)
    return kind(**read)


def _shown(key: object) -> str:
    """A key that somebody made up, so that it can be said where it stands."""
    return NO_TEXT.sub("\N{REPLACEMENT CHARACTER}", str(key))[:LONGEST]


_READERS: dict[type, dict[str, tuple[str, Reader]]] = {}


def _readers(kind: type) -> dict[str, tuple[str, Reader]]:
    """Field and reader by key."""
    result = _READERS.get(kind)
    if result is None:
        result = {
            key_of(field): (field.name, field.metadata["read"])
            for field in dataclasses.fields(kind)
            if "read" in field.metadata
        }
        _READERS[kind] = result
    return result
