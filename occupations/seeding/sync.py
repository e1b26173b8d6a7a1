"""Bring the rows of a model to what a seed file says, without touching curated rows."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.core.exceptions import ImproperlyConfigured
from django.db import models, transaction

from occupations.models.seed import PendingKind, SeedRow
from occupations.seeding.changes import (
    PROPOSALS,
    Changes,
    RowChange,
    Seen,
    Step,
    decide,
    differences,
    mirror,
)
from occupations.seeding.columns import natural_key
from occupations.seeding.parse import Reader
from occupations.seeding.removal import remove
from occupations.seeding.rows import Row, SeedError
from occupations.seeding.store import Store, upsert

HELD = {
    Step.ADD: Step.PROPOSE_ADD,
    Step.CHANGE: Step.PROPOSE_CHANGE,
    Step.REMOVE: Step.PROPOSE_REMOVE,
}
_held: ContextVar[frozenset[tuple[str, str]]] = ContextVar("held", default=frozenset())


@contextmanager
def holding(rows: Collection[tuple[str, str]]) -> Iterator[None]:
    """Rows, by model and key, of which whatever a seed has new is a proposal."""
    token = _held.set(frozenset(rows))
    try:
        yield
    finally:
        _held.reset(token)


RECORD_FIELDS = ["file", "digest", "pending_kind", "pending", "reason"]


def sync(
    *,
    model: type[models.Model],
    rows: Iterable[Row],
    key: tuple[str, ...] | None = None,
    file: str = "",
    dry_run: bool = False,
    mirrored: bool = False,
) -> Changes:
    """Load rows of plain values; see ``occupations.seeding`` for what happens to each.

    ``file`` names the seed file: rows it gave before and gives no more are removed.
    ``mirrored`` is for a model that only this file writes and no curator edits: it
    becomes the file, and its rows are not tracked one by one.
    """
    if key is not None and tuple(key) != natural_key(model):
        raise ImproperlyConfigured(f"{model._meta.label}: its seed_key is not {key}")
    with transaction.atomic():
        load = _Mirror if mirrored else _Load
        changes = load(model, rows, file).run()
        if dry_run:
            transaction.set_rollback(True)
    return changes


def put(
    *, model: type[models.Model], rows: Iterable[Row], file: str, dry_run: bool = False
) -> Changes:
    """Add or change rows as a curator would: no later release overwrites them."""
    with transaction.atomic():
        changes = _Put(model, rows, file).run()
        if dry_run:
            transaction.set_rollback(True)
    return changes


class _Load:
    def __init__(self, model: type[models.Model], rows: Iterable[Row], file: str):
        self.model, self.file = model, file
        self.reader = Reader(model, rows, file)
        self.store = Store(model, self.reader.columns)
        self.changes = Changes(model._meta.label_lower, file)
        self.steps: dict[str, Step] = {}
        self.reasons: dict[str, str] = {}

    def run(self) -> Changes:
        self.seed = self.reader.read()
        self.current = self.store.read()
        self._decide()
        self._write()
        self._keep_records()
        self._tell()
        return self.changes

    def _decide(self) -> None:
        tracked = SeedRow.objects.filter(model_label=self.changes.model_label)
        self.records = {record.key: record for record in tracked}
        held = _held.get()
        for key in self._keys():
            step = decide(
                self.seed.get(key), self.current.get(key), self.records.get(key)
            )
            is_held = (self.changes.model_label, key) in held
            self.steps[key] = HELD.get(step, step) if is_held else step

    def _keys(self) -> list[str]:
        gone = [
            key
            for key, record in self.records.items()
            if record.file == self.file and key not in self.seed
        ]
        return [*self.seed, *gone]

    def _of(self, step: Step) -> list[str]:
        return [key for key, taken in self.steps.items() if taken is step]

    def _write(self) -> None:
        try:
            self.store.create({k: self.seed[k].values for k in self._of(Step.ADD)})
            self.store.update({k: self.seed[k].values for k in self._of(Step.CHANGE)})
        except SeedError as error:
            at = self.reader.places.get(error.at, error.at)
            raise error.within(file=self.file, at=at) from error
        going = {key: self.store.pks[key] for key in self._of(Step.REMOVE)}
        self.reasons = remove(self.model, going)
        for key in self.reasons:
            self.steps[key] = Step.PROPOSE_REMOVE

    def _keep_records(self) -> None:
        fresh, changed, gone = [], [], []
        for key, step in self.steps.items():
            record = self.records.get(key)
            if step in (Step.REMOVE, Step.FORGET):
                gone.append(record.pk if record else 0)
            elif record is None:
                fresh.append(self._settle(self._new_record(key), key, step))
            else:
                before = [getattr(record, name) for name in RECORD_FIELDS]
                self._settle(record, key, step)
                if before != [getattr(record, name) for name in RECORD_FIELDS]:
                    changed.append(record)
        SeedRow.objects.bulk_create(fresh)
        upsert(SeedRow, RECORD_FIELDS, changed)
        for start in range(0, len(gone), 500):
            SeedRow.objects.filter(pk__in=gone[start : start + 500]).delete()

    def _new_record(self, key: str) -> SeedRow:
        return SeedRow(model_label=self.changes.model_label, key=key)

    def _settle(self, record: SeedRow, key: str, step: Step) -> SeedRow:
        """Note on the record what was done or is proposed."""
        seed = self.seed.get(key)
        record.file = self.file
        record.pending_kind = PROPOSALS[step].value if step in PROPOSALS else ""
        record.pending = seed.values if step in PROPOSALS and seed else None
        record.reason = self._reason(key, step)
        if seed and step in (Step.ADD, Step.CHANGE, Step.SAME):
            record.digest = seed.digest
        return record

    def _reason(self, key: str, step: Step) -> str:
        if step not in PROPOSALS:
            return ""
        if key in self.reasons:
            return self.reasons[key][:300]
        if (self.changes.model_label, key) in _held.get():
            return "a curator edited a row of the same stream, grid or list"
        if PROPOSALS[step] is PendingKind.ADD:
            return "a curator deleted this row"
        record = self.records.get(key)
        if record is None or not record.digest:
            return "the row was not made by a seed"
        return "a curator edited this row"

    def _tell(self) -> None:
        for key, step in self.steps.items():
            if step is Step.SAME:
                self.changes.same += 1
            elif step is not Step.FORGET:
                self.changes.rows.append(self._row_change(key, step))

    def _row_change(self, key: str, step: Step) -> RowChange:
        before, after = _values(self.current.get(key)), _values(self.seed.get(key))
        reason = self.reasons.get(key) or self._reason(key, step)
        return RowChange(step, key, differences(before, after), reason)


class _Mirror(_Load):
    def _decide(self) -> None:
        self.records = {}
        for key in self.seed.keys() | self.current.keys():
            self.steps[key] = mirror(self.seed.get(key), self.current.get(key))

    def _keep_records(self) -> None:
        for key, reason in self.reasons.items():
            raise SeedError(reason, file=self.file, at=key)


class _Put(_Mirror):
    def _decide(self) -> None:
        self.records = {}
        for key, seen in self.seed.items():
            self.steps[key] = mirror(seen, self.current.get(key))


def _values(seen: Seen | None) -> dict[str, object] | None:
    return seen.values if seen else None
