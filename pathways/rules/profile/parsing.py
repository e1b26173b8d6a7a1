"""JSON text to values, as strictly as answers need: no key twice, no NaN."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any, NoReturn

from pathways.rules.profile.reading import TWICE

DEEPEST = "lists and objects stand too deep in each other"


class NotJsonError(ValueError):
    """The text is not JSON; the message says why and where."""


def parse(text: str) -> Any:
    """The value of a JSON text; fractions become ``Decimal``.

    A key that an object gives twice has the value ``TWICE``, so that whoever reads the
    object refuses it at its place. Raises ``NotJsonError``.
    """
    try:
        return json.loads(
            text,
            parse_float=Decimal,
            parse_constant=_refuse,
            object_pairs_hook=unique_keys,
        )
    except json.JSONDecodeError as error:
        raise NotJsonError(f"{error.msg} at character {error.pos + 1}") from error
    except RecursionError as error:
        raise NotJsonError(DEEPEST) from error
    except ValueError as error:
        raise NotJsonError(str(error)) from error


def _refuse(constant: str) -> NoReturn:
    raise NotJsonError(f"{constant} is not a number of JSON")


def unique_keys(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object of JSON, with ``TWICE`` for a key that it gives more than once."""
    record: dict[str, Any] = {}
    for key, value in pairs:
        record[key] = TWICE if key in record else value
    return record
