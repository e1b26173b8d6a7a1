"""What a seed file may say: nothing unknown passes, and errors name row and field.

The shape of each part follows from ``parts`` and from the fields of its rows, so that
files, rows and snapshots tell one story; only what a file tells more shortly than the
rows has shapes of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Final

from pydantic import TypeAdapter, ValidationError, create_model

from occupations.seeding import SeedError
from pathways.catalogue import beside, parts
from pathways.catalogue.schema.derived import schema_of
from pathways.catalogue.schema.shapes import Chart, Grid, Person, Strict, Table

UNKNOWN: Final = "extra_forbidden"
NAMED_BY: Final = ("slug", "id", "key", "fee", "test", "code", "title", "from")
NAMED: Final = (
    *(parts.SOURCES, parts.PROGRAMS, parts.FEES, parts.CONDITIONS, parts.LEVERS),
    *beside.BESIDE,
)


@cache
def file_schema() -> type[Strict]:
    """What a whole seed file may say; no part of it is needed."""
    fields: dict[str, Any] = {
        part.name: (dict[str, schema_of(part)], {})  # type: ignore[misc]
        for part in NAMED
    }
    for part in (parts.STREAMS, parts.ARTICLES):
        fields[part.name] = (list[schema_of(part)], [])  # type: ignore[misc]
    fields |= {
        "tables": (dict[str, Table], {}),
        "grids": (dict[str, Grid], {}),
        "charts": (list[Chart], []),
    }
    return create_model("SeedFile", __base__=Strict, **fields)


def editor_schema() -> dict[str, Any]:
    """JSON Schema of a seed file, for editors that check while one types."""
    return file_schema().model_json_schema()


def faults(data: Any, file: str) -> list[SeedError]:
    """Everything that a file says wrongly, with its row and field."""
    return faults_by(file_schema(), data, file)


def faults_of_people(data: Any, file: str) -> list[SeedError]:
    """The same of a file of people one knows."""
    return faults_by(list[Person], data, file)


def faults_by(shape: Any, data: Any, file: str) -> list[SeedError]:
    """What does not fit a shape; unknown keys come first.

    A key is missing because it is misspelt.
    """
    try:
        TypeAdapter(shape).validate_python(data)
    except ValidationError as error:
        unknown_first = sorted(
            error.errors(), key=lambda error: error["type"] != UNKNOWN
        )
        return [_fault(data, file, record) for record in unknown_first]
    return []


def _fault(data: Any, file: str, error: Any) -> SeedError:
    steps: Sequence[Any] = error["loc"]
    row, field = _place(data, steps)
    message = error["msg"].removeprefix("Value error, ")
    if error["type"] == UNKNOWN:
        message = f"{field}: no such part"
    elif error["type"] == "missing":
        message = f"{field}: is missing"
    return SeedError(message, file=file, at=row, field=field)


def _place(data: Any, steps: Sequence[Any]) -> tuple[str, str]:
    """The row that a path leads to, in names, and the field below it."""
    names: list[str] = []
    here = data
    for step in steps[:-1]:
        here = _below(here, step)
        if here is None:
            break
        names.append(_called(here, step))
    return " › ".join(names), str(steps[-1]) if steps else ""


def _below(part: Any, step: Any) -> Any:
    try:
        return part[step]
    except (KeyError, IndexError, TypeError):
        return None  # a branch of a choice of types, which is no part of the file


def _called(part: Any, step: Any) -> str:
    if isinstance(step, int) and isinstance(part, Mapping):
        own = next((str(part[name]) for name in NAMED_BY if part.get(name)), "")
        return own or str(step + 1)
    return str(step + 1) if isinstance(step, int) else str(step)
