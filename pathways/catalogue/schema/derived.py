"""The shape of a part in a file, from ``parts`` and from the fields of its rows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Literal

from django.db import models
from pydantic import Field, create_model

from occupations.models import Cited
from pathways.catalogue.parts import Part
from pathways.catalogue.schema.shapes import Citation, Day, Fact, Number, Strict


def schema_of(part: Part) -> type[Strict]:
    """What a file says of one row of a part, with the rows below it."""
    fields: dict[str, Any] = {}
    for name, column in part.fields.items():
        fields[name] = _field(part.model._meta.get_field(column))
    if part.cited:
        needs = issubclass(part.model, Cited)
        fields["cite"] = (Citation, ...) if needs else (Citation | None, None)
    for child in part.children:
        fields[child.name] = (list[schema_of(child)], [])  # type: ignore[misc]
    title = part.model.__name__
    return create_model(title, __base__=Strict, __doc__=part.model.__doc__, **fields)


def _field(column: Any) -> Any:
    """The type of a column and its default; a needed one has none."""
    text = str(column.help_text)
    kind = _type(column)
    if column.null:
        return (kind | None, Field(None, description=text))
    if column.has_default() or column.blank:
        return (kind, Field(column.get_default(), description=text))
    return (kind, Field(..., description=text))


def _type(column: Any) -> Any:
    if isinstance(column, models.JSONField):
        return _json_type(column)
    if isinstance(column, models.ForeignKey):
        return str
    if column.choices:
        return Literal[tuple(value for value, _words in column.choices)]
    for kind, text in TYPES.items():
        if isinstance(column, kind):
            return text
    return str


TYPES: Final[Mapping[type, Any]] = {
    models.DateField: Day,
    models.BooleanField: bool,
    models.IntegerField: int,
    models.DecimalField: Number,
}


def _json_type(column: Any) -> Any:
    if column.name in ("fact", "than"):
        return Fact
    if column.name == "by":
        return list[Fact]
    if column.default is list:
        return list[Any]
    return dict[str, Any] if column.default is dict else Any
