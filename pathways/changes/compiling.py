"""A change as a rulebook, beside the last edition; kept until either is another."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from pathways import editions
from pathways.catalogue import expectations
from pathways.changes.rows import Conflict
from pathways.changes.sandbox import sandbox
from pathways.compiler import Draft, checked, try_snapshot
from pathways.models import Change, ChangedRow, CompiledChange, Edition
from pathways.rules import Rulebook, rulebook_of
from pathways.rules.checks import Problem


@dataclass(frozen=True, slots=True)
class Compiled:
    """The catalogue without the change and with it, and all that speaks against it."""

    key: str
    """A digest of base edition and rows: equal keys mean equal content."""
    base: Edition | None
    before: Rulebook
    after: Rulebook
    refusals: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    conflicts: tuple[Conflict, ...]

    @property
    def is_same(self) -> bool:
        """Whether the change leaves every rule as it is."""
        return self.before.digest == self.after.digest


def compile_change(change: Change, on: date) -> Compiled:
    """Compile the change as if it were live, and check it as a publication does."""
    base = Edition.objects.defer("snapshot").order_by("-number").first()
    rows = list(change.rows.order_by("pk"))
    parts = (base.digest if base else "", str(on), digest_of(rows))
    key = _digest(*parts, expectations.digest_of_people())
    kept = CompiledChange.objects.filter(change=change, key=key)
    compiled = kept.defer("snapshot").first() or _compile(change, base, key, on)
    problems = [Problem(**problem) for problem in compiled.problems]
    return Compiled(
        key,
        base,
        editions.rulebook(base.number, base.digest) if base else Rulebook({}),
        _rulebook(change.pk, key),
        tuple(problem for problem in problems if not problem.is_warning),
        tuple(problem for problem in problems if problem.is_warning),
        conflicts_of(change, rows),
    )


def placed_draft(change: Change, last: Edition | None, on: date) -> Draft:
    """The draft of the rows once the change is in its place.

    Where they say what the change compiled to, it has been checked already.
    """
    shot = try_snapshot()
    if isinstance(shot, Draft):
        return shot
    book = Rulebook(shot)
    kept = CompiledChange.objects.filter(change=change, digest=book.digest)
    known = kept.filter(base=last, checked_on=on).defer("snapshot").first()
    if known is None:
        return checked(shot, on=on, last=last.snapshot if last else None)
    problems = [Problem(**problem) for problem in known.problems]
    return Draft(
        book,
        tuple(problem for problem in problems if not problem.is_warning),
        tuple(problem for problem in problems if problem.is_warning),
    )


def conflicts_of(change: Change, rows: Iterable[ChangedRow]) -> tuple[Conflict, ...]:
    """What the change's rows conflict with, as the rows are stored now."""
    if not rows:
        return ()
    with sandbox(change) as recorder:
        pass
    return tuple(recorder.conflicts)


def digest_of(rows: Iterable[ChangedRow]) -> str:
    """A digest of what the rows say."""
    items = sorted(
        (row.model_label, row.row_id, row.kind, _text(row.before), _text(row.after))
        for row in rows
    )
    return _digest(*(_text(item) for item in items))


def content_digest(change: Change) -> str:
    """A digest of all that is approved: rows, note, reasons and the first day."""
    said = [change.note, change.reasons, str(change.starts_on), change.is_exercise]
    return _digest(digest_of(change.rows.all()), _text(said))


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _digest(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _compile(
    change: Change, base: Edition | None, key: str, on: date
) -> CompiledChange:
    with sandbox(change):
        shot = try_snapshot()
    # The checks need no row: nobody waits for them.
    last = base.snapshot if base else None
    ready = shot if isinstance(shot, Draft) else checked(shot, on=on, last=last)
    problems = [*ready.refusals, *ready.warnings]
    kept, _is_new = CompiledChange.objects.update_or_create(
        change=change,
        defaults={
            "key": key,
            "base": base,
            "checked_on": on,
            "digest": ready.rulebook.digest,
            "snapshot": ready.rulebook.snapshot,
            "problems": [asdict(problem) for problem in problems],
        },
    )
    return kept


@lru_cache(maxsize=4)
def _rulebook(change: int, key: str) -> Rulebook:
    """The rulebook of a compiled change: equal keys have equal content."""
    kept = CompiledChange.objects.values_list("snapshot", flat=True)
    return rulebook_of(kept.get(change=change, key=key))
