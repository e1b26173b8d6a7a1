"""What a load does to each row, decided before anything is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum

from occupations.models.seed import PendingKind, SeedRow
from occupations.seeding.columns import Canonical, Values


class Step(Enum):
    """What happens to one row."""

    SAME = "same"
    ADD = "added"
    CHANGE = "changed"
    REMOVE = "removed"
    KEEP = "kept"
    FORGET = "forgotten"
    PROPOSE_ADD = "pending add"
    PROPOSE_CHANGE = "pending change"
    PROPOSE_REMOVE = "pending remove"


PROPOSALS = {
    Step.PROPOSE_ADD: PendingKind.ADD,
    Step.PROPOSE_CHANGE: PendingKind.CHANGE,
    Step.PROPOSE_REMOVE: PendingKind.REMOVE,
}


@dataclass(frozen=True, slots=True)
class Seen:
    """A row's values, in the seed or in the database, with their digest."""

    values: Values
    digest: str


def decide(seed: Seen | None, current: Seen | None, record: SeedRow | None) -> Step:
    """Three-way comparison: the seed now, the database now, the seed last time."""
    if seed is None:
        return _gone_from_seed(current, record)
    if current is None:
        if record is None:
            return Step.ADD
        return Step.KEEP if record.digest == seed.digest else Step.PROPOSE_ADD
    if current.digest == seed.digest:
        return Step.SAME
    if record is None:
        return Step.PROPOSE_CHANGE
    if record.digest == current.digest:
        return Step.CHANGE
    return Step.KEEP if record.digest == seed.digest else Step.PROPOSE_CHANGE


def mirror(seed: Seen | None, current: Seen | None) -> Step:
    """Two-way comparison, for rows that only seeds write."""
    if seed is None:
        return Step.REMOVE
    if current is None:
        return Step.ADD
    return Step.SAME if current.digest == seed.digest else Step.CHANGE


def _gone_from_seed(current: Seen | None, record: SeedRow | None) -> Step:
    if current is None or record is None:
        return Step.FORGET
    return Step.REMOVE if record.digest == current.digest else Step.PROPOSE_REMOVE


FieldChanges = Mapping[str, tuple[Canonical, Canonical]]


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row of a diff: what happens to it, and each field before and after."""

    step: Step
    key: str
    fields: FieldChanges
    reason: str = ""

    def __str__(self) -> str:
        lines = [f"  {self.step.value} {self.key}{self.reason and f' ({self.reason})'}"]
        for name, (before, after) in self.fields.items():
            lines.append(f"    {name}: {short(before)} -> {short(after)}")
        return "\n".join(lines)


@dataclass(slots=True)
class Changes:
    """The diff that loading rows of one model makes, or would make."""

    model_label: str
    file: str
    rows: list[RowChange] = field(default_factory=list)
    same: int = 0

    def of(self, *steps: Step) -> list[RowChange]:
        """The rows to which one of these happens."""
        return [row for row in self.rows if row.step in steps]

    @property
    def added(self) -> list[RowChange]:
        """Rows created."""
        return self.of(Step.ADD)

    @property
    def changed(self) -> list[RowChange]:
        """Rows brought to the seed's new values."""
        return self.of(Step.CHANGE)

    @property
    def removed(self) -> list[RowChange]:
        """Rows deleted because the seed no longer has them."""
        return self.of(Step.REMOVE)

    @property
    def kept(self) -> list[RowChange]:
        """Rows left as a curator made them; the seed has nothing new for them."""
        return self.of(Step.KEEP)

    @property
    def pending(self) -> list[RowChange]:
        """Rows for which the seed's new values wait for a curator."""
        return self.of(*PROPOSALS)

    def __bool__(self) -> bool:
        return bool(self.rows)

    def summary(self) -> str:
        """One line of counts."""
        counts = {
            "added": self.added,
            "changed": self.changed,
            "removed": self.removed,
            "kept as curated": self.kept,
            "pending": self.pending,
        }
        items = [f"{len(rows)} {word}" for word, rows in counts.items() if rows]
        return f"{self.model_label} {self.file}: " + ", ".join(
            [*items, f"{self.same} unchanged"]
        )

    def lines(self, limit: int | None = None) -> Iterator[str]:
        """The summary, then one entry a row up to the limit."""
        yield self.summary()
        shown = self.rows if limit is None else self.rows[:limit]
        yield from (str(row) for row in shown)
        if 0 < len(shown) < len(self.rows):
            yield f"  … and {len(self.rows) - len(shown)} more"


def short(value: Canonical) -> str:
    """A value as a diff line shows it."""
    text = repr(value)
    return text if len(text) <= 80 else f"{text[:77]}…"


def differences(before: Values | None, after: Values | None) -> FieldChanges:
    """The fields that differ, with both values; nothing for new or removed rows."""
    if before is None or after is None:
        return {}
    return {
        name: (before.get(name), value)
        for name, value in after.items()
        if before.get(name) != value
    }
