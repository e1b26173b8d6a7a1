"""Seed rows to canonical values, each refusal naming file, row and field."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import models

from occupations.models.citation import Cited
from occupations.seeding.changes import Seen
from occupations.seeding.columns import (
    Column,
    Values,
    columns,
    digest,
    key_text,
    natural_key,
)
from occupations.seeding.rows import AT, Row, SeedError


class Reader:
    """Reads the rows of one model from one file."""

    def __init__(self, model: type[models.Model], rows: Iterable[Row], file: str):
        self.model, self.file = model, file
        self.rows = list(rows)
        self.columns = self._columns()
        self.defaults: Values = {n: c.default() for n, c in self.columns.items()}
        self.places: dict[str, str] = {}

    def _columns(self) -> dict[str, Column]:
        every = columns(self.model)
        if not self.rows:
            return every
        given: dict[str, str] = {}
        for number, row in enumerate(self.rows, 1):
            for name in row.keys() - given.keys() - {AT}:
                given[name] = _place(row, number)
        for name, at in given.items():
            if name not in every:
                raise SeedError("no such field", file=self.file, at=at, field=name)
        return columns(self.model, {*given, *natural_key(self.model)})

    def read(self) -> dict[str, Seen]:
        """The canonical values of every row by its natural key."""
        seen: dict[str, Seen] = {}
        for number, row in enumerate(self.rows, 1):
            at = _place(row, number)
            self._check_citation(row, at)
            values = self._values(row, at)
            key = key_text(values, self.model)
            if key in seen:
                message = f"repeats {key} of {self.places[key]}"
                raise SeedError(message, file=self.file, at=at)
            seen[key] = Seen(values, digest(values, self.defaults))
            self.places[key] = at
        return seen

    def _values(self, row: Row, at: str) -> Values:
        values: Values = {}
        for name, column in self.columns.items():
            try:
                values[name] = (
                    column.parse(row[name])
                    if name in row
                    else self._absent(name, column)
                )
            except (ValidationError, TypeError, ValueError) as error:
                message = "; ".join(getattr(error, "messages", [str(error)]))
                raise SeedError(message, file=self.file, at=at, field=name) from error
        return values

    def _absent(self, name: str, column: Column) -> object:
        value = self.defaults[name]
        if value is None and not column.field.null:
            raise ValidationError("is missing")
        return value

    def _check_citation(self, row: Row, at: str) -> None:
        if not issubclass(self.model, Cited):
            return
        for name in ("source", "confidence"):
            if not row.get(name):
                message = "every row names its source and how sure it is"
                raise SeedError(message, file=self.file, at=at, field=name)


def _place(row: Row, number: int) -> str:
    return str(row.get(AT, f"row {number}"))
