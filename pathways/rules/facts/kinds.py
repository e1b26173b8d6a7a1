"""Every kind of fact, by name, and facts from and to their JSON form."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from functools import cache
from typing import Any, Final, get_args, get_origin, get_type_hints

from pathways.rules.facts import (
    age,
    answers,
    credentials,
    descent,
    education,
    experience,
    family,
    graduation,
    grants,
    language,
    lists,
    money,
    offer,
    outcomes,
    partner,
    places,
    primary,
    provinces,
    quebec,
    status,
    ties,
    transfer,
    work,
)
from pathways.rules.facts.fact import Fact

MODULES: Final = (
    age,
    answers,
    credentials,
    descent,
    education,
    experience,
    family,
    graduation,
    grants,
    language,
    lists,
    money,
    offer,
    outcomes,
    partner,
    places,
    primary,
    provinces,
    quebec,
    status,
    ties,
    transfer,
    work,
)
KINDS: Final[tuple[type[Fact], ...]] = tuple(
    kind
    for module in MODULES
    for kind in vars(module).values()
    if isinstance(kind, type)
    and issubclass(kind, Fact)
    and kind.__module__ == module.__name__
)


# What a parameter may hold at the most, so that no fact is dear: counts of days, months
# and years that no date overflows by, lists that somebody can read, names.
MOST_COUNTED: Final = 3_660
MOST_YEARS: Final = 120
MOST_ITEMS: Final = 100
LONGEST_TEXT: Final = 300


def kind_name(kind: type[Fact]) -> str:
    """The name that rows use, such as ``work_months``."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", kind.__name__).lower()


BY_NAME: Final = {kind_name(kind): kind for kind in KINDS}


class FactError(ValueError):
    """A fact is written with a kind or parameter that does not exist."""


def fact_from(spec: Mapping[str, Any]) -> Fact:
    """The fact that a JSON object describes: its ``kind`` and parameters.

    Raises ``FactError`` when it names no kind, or parameters that the kind has not.
    """
    params = dict(spec)
    name = params.pop("kind", None)
    kind = BY_NAME.get(str(name))
    if kind is None:
        raise FactError(f"there is no kind of fact named {name!r}")
    unknown = sorted(params.keys() - {field.name for field in parameters(kind)})
    if unknown:
        raise FactError(f"{name} has no parameter {', '.join(unknown)}")
    hints = _hints_of(kind_name(kind))
    try:
        return kind(
            **{key: _typed(hints[key], value, key) for key, value in params.items()}
        )
    except (TypeError, ValueError) as error:
        raise FactError(f"{name}: {error}") from error


@cache
def _hints_of(name: str) -> dict[str, Any]:
    return get_type_hints(BY_NAME[name])


def _typed(hint: Any, value: Any, name: str) -> Any:
    """Check a parameter against its annotation; a list becomes a tuple."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is tuple:
        if not isinstance(value, list | tuple):
            raise ValueError(f"{name} must be a list")
        if len(value) > MOST_ITEMS:
            raise ValueError(f"{name} has more than {MOST_ITEMS} entries")
        return tuple(_typed(arguments[0], item, name) for item in value)
    if origin is not None:
        if value not in arguments:
            allowed = ", ".join(str(argument) for argument in arguments)
            raise ValueError(f"{name} must be one of: {allowed}")
        return value
    if not isinstance(value, hint) or (hint is int and isinstance(value, bool)):
        raise ValueError(f"{name} must be of type {hint.__name__}")
    _require_bounds(value, name)
    return value


def _require_bounds(value: Any, name: str) -> None:
    if isinstance(value, str) and len(value) > LONGEST_TEXT:
        raise ValueError(f"{name} is longer than {LONGEST_TEXT} characters")
    most = MOST_YEARS if name.endswith("years") else MOST_COUNTED
    if isinstance(value, int) and not 0 <= value <= most:
        raise ValueError(f"{name} must be from 0 to {most}")


def parameters(kind: type[Fact]) -> tuple[dataclasses.Field[Any], ...]:
    """The fields of a kind that rows may set, in order."""
    every = dataclasses.fields(kind)  # type: ignore[arg-type]
    return tuple(field for field in every if field.init)


def fact_spec(fact: Fact) -> dict[str, Any]:
    """The JSON form of a fact; parameters at their defaults are left out."""
    spec: dict[str, Any] = {"kind": kind_name(type(fact))}
    for field in parameters(type(fact)):
        value = getattr(fact, field.name)
        if value != field.default:
            spec[field.name] = list(value) if isinstance(value, tuple) else value
    return spec


def unit_of(fact: Fact) -> str:
    """What a fact's value is counted in."""
    if isinstance(fact, answers.Answer):
        return answers.UNITS[fact.path]
    return fact.counted_in if isinstance(fact, lists.ListValue) else fact.unit
