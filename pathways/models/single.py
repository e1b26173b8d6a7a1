"""One row by one plain query, as a model: for what every page asks.

Django's own way puts the query and the fields together anew each time, which takes
longer than the answer.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, TypeVar

from django.db import connection, models

Row = TypeVar("Row", bound=models.Model)
Converter = Callable[..., Any]


def first_row(
    model: type[Row], fields: tuple[str, ...], rest: str, values: Sequence[Any] = ()
) -> Row | None:
    """The first row of a model's table, with these fields; others are read if asked.

    ``rest``: the query after the table's name, with a place for each of the values.
    """
    columns, converters = _reading(model, fields, connection.vendor)
    table = model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {columns} FROM {table} {rest}", values)  # noqa: S608
        row = cursor.fetchone()
    if row is None:
        return None
    items = list(row)
    for at, column, ways in converters:
        for convert in ways:
            items[at] = convert(items[at], column, connection)
    return model.from_db(connection.alias, list(fields), items)


@lru_cache(maxsize=16)
def _reading(
    model: type[models.Model], fields: tuple[str, ...], _vendor: str
) -> tuple[str, list[tuple[int, Any, list[Converter]]]]:
    """The columns, and for some of them how their values are read."""
    every = [model._meta.get_field(name) for name in fields]
    columns = ", ".join(str(field.column) for field in every)  # type: ignore[union-attr]
    ways = []
    for at, field in enumerate(every):
        column = field.cached_col  # type: ignore[union-attr]
        by_database = connection.ops.get_db_converters(column)
        by_field = field.get_db_converters(connection)  # type: ignore[union-attr]
        if by_database or by_field:
            ways.append((at, column, [*by_database, *by_field]))
    return columns, ways
