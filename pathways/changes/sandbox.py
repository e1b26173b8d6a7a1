"""Work inside a change: its rows are there, what is written is noted, nothing stays.

A transaction is opened and rolled back. In between, the tables say what the change
says; what was written meanwhile is kept with the change when the work is done.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final

from django.contrib.admin.models import LogEntry
from django.db import connection, models, transaction
from django.db.models import Max

from occupations.models.keys import numbered_by
from pathways.changes.rows import Conflict, Values, apply_rows, values_of
from pathways.changes.scope import is_in_changes, tables
from pathways.models import Change

RANGE: Final = 1_000_000
FIRST: Final = 1_000
"""The ranges of changes lie above all that a database has counted to."""
WRITING: Final = re.compile(
    r"\s*(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|UPDATE|DELETE\s+FROM)\s+[\"`]?(\w+)", re.I
)
Dump = dict[int, set[tuple[Any, ...]]]


class Recorder:
    """Notes which rows are written, and what they are in the end."""

    def __init__(self, change: Change) -> None:
        self.change = change
        self.conflicts: list[Conflict] = []
        self.written: dict[type[models.Model], dict[int, Values | None]] = {}
        self.labels: dict[tuple[type[models.Model], int], str] = {}
        self.log: list[LogEntry] = []
        self._seen: dict[str, Dump] = {}
        self._next: int | None = None
        self._last_log = LogEntry.objects.aggregate(last=Max("pk"))["last"] or 0

    def next_key(self, model: type[models.Model]) -> int | None:
        """The key of the next row that the change adds."""
        if not is_in_changes(model):
            return None
        if self._next is None:
            self._next = next_key_of(self.change)
        key = self._next
        self._next += 1
        return key

    def watch(
        self,
        execute: Callable[..., Any],
        sql: str,
        params: Any,
        many: bool,
        context: Any,
    ) -> Any:
        """Look at a table before it is written for the first time."""
        writes = WRITING.match(sql)
        table = writes.group(1) if writes else ""
        if table in tables() and table not in self._seen:
            self._seen[table] = _dump(table)
        return execute(sql, params, many, context)

    def collect(self) -> None:
        """What is another row than when the work began."""
        keys: dict[type[models.Model], set[int]] = {}
        for table, old in self._seen.items():
            new, model = _dump(table), tables()[table][0]
            changed = {k for k in old.keys() | new.keys() if old.get(k) != new.get(k)}
            keys.setdefault(model, set()).update(changed)
        for model, chosen in keys.items():
            related = [f.name for f in model._meta.concrete_fields if f.is_relation]
            rows = model._base_manager.select_related(*related).in_bulk(list(chosen))
            self.written[model] = {
                key: values_of(rows[key]) if key in rows else None for key in chosen
            }
            for key, row in rows.items():
                name = f"{model._meta.verbose_name} {row}"[:300]
                self.labels[model, key] = name
        self.log = list(LogEntry.objects.filter(pk__gt=self._last_log).order_by("pk"))

    def keep_log(self, user: Any) -> None:
        """Write the lines of history again, which were rolled back."""
        own = [
            entry for entry in self.log if entry.user_id == getattr(user, "pk", None)
        ]
        for entry in own:
            entry.pk = None
            entry._state.adding = True
        LogEntry.objects.bulk_create(own)

    @property
    def is_empty(self) -> bool:
        """Whether no row was written."""
        return not any(self.written.values())


def next_key_of(change: Change) -> int:
    """The first key of the change's own range that none of its rows has."""
    first = (FIRST + change.pk) * RANGE
    rows = change.rows.filter(row_id__gte=first, row_id__lt=first + RANGE)
    last = rows.aggregate(last=Max("row_id"))["last"]
    return first + 1 if last is None else int(last) + 1


def _dump(table: str) -> Dump:
    """All rows of a table by the key of the row that they belong to."""
    _model, column = tables()[table]
    quote = connection.ops.quote_name
    record: Dump = {}
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {quote(table)}")  # noqa: S608
        place = [item[0] for item in cursor.description].index(column)
        for line in cursor.fetchall():
            record.setdefault(line[place], set()).add(tuple(map(_hashable, line)))
    return record


def _hashable(value: Any) -> Any:
    return repr(value) if isinstance(value, dict | list) else value


@contextmanager
def sandbox(change: Change) -> Iterator[Recorder]:
    """The rows of the change are there; all that is written is noted and rolled back.

    Deferred constraints are checked at the end, so that nothing is noted that could
    not be stored: raises ``IntegrityError``.
    """
    recorder = Recorder(change)
    with transaction.atomic():
        recorder.conflicts = apply_rows(change.rows.order_by("pk"))
        with (
            numbered_by(recorder.next_key),
            connection.execute_wrapper(recorder.watch),
        ):
            yield recorder
        recorder.collect()
        if not recorder.is_empty:
            connection.check_constraints()
        transaction.set_rollback(True)
