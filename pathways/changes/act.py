"""One act inside a change: rows are saved, kept with the change, compiled and said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pathways.changes.compiling import Compiled, compile_change
from pathways.changes.keeping import keep
from pathways.changes.said.beside import say_rows
from pathways.changes.sandbox import sandbox
from pathways.changes.scope import stands_beside
from pathways.changes.sentences import Sentence, draft_note, sentences
from pathways.models import Change, ChangedRow, Edition


@dataclass(frozen=True, slots=True)
class Said:
    """What a change says of itself, and all that speaks against it."""

    sentences: tuple[Sentence, ...]
    compiled: Compiled

    @property
    def note(self) -> str:
        """The public note that the sentences draft."""
        return draft_note(self.sentences)


def work_in(
    change: Change, work: Callable[[], object], *, by: Any, at: datetime
) -> int:
    """Save rows inside the change; returns how many it then changes more."""
    with sandbox(change) as recorder:
        work()
    return keep(recorder, by=by, at=at)


def say_change(change: Change, at: datetime) -> Said:
    """The sentences of a change, compiled as if it were live."""
    compiled = compile_change(change, at.date())
    said = [] if compiled.is_same else _rules(compiled)
    return Said((*said, *say_rows(rows_beside(change))), compiled)


def sentences_of(change: Change, at: datetime) -> tuple[Sentence, ...]:
    """What a change says; once it is live, what its edition says beside the last."""
    if change.is_open:
        return say_change(change, at).sentences
    if change.edition is None:
        return ()
    earlier = Edition.objects.filter(number__lt=change.edition.number)
    last = earlier.order_by("-number").first()
    said = sentences(last.snapshot if last else {}, change.edition.snapshot)
    return (*said, *say_rows(rows_beside(change)))


def rows_beside(change: Change) -> list[ChangedRow]:
    """The rows of a change that stand in no snapshot."""
    rows = change.rows.order_by("pk").iterator()
    return [row for row in rows if stands_beside(row.model_label)]


def _rules(compiled: Compiled) -> list[Sentence]:
    return sentences(compiled.before.snapshot, compiled.after.snapshot)
