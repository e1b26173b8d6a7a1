"""Loading a folder of seed CSV files in one transaction, skipping what is unchanged."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from django.db import models, transaction

from occupations.models.seed import SeedFile
from occupations.seeding.changes import Changes, Step
from occupations.seeding.rows import CsvShape, Row, read_csv
from occupations.seeding.sync import sync


@dataclass(frozen=True, slots=True)
class SeedCsv:
    """A seed file, the model of its rows, and how its cells are read."""

    name: str
    model: type[models.Model]
    shape: CsvShape = field(default_factory=CsvShape)
    constants: Mapping[str, object] = field(default_factory=dict)
    """Fields that have one value in all rows of the file."""
    mirrored: bool = False
    """Whether no curator edits the model, so that it simply becomes the file."""

    def rows(self, folder: Path) -> Iterator[Row]:
        """The rows with the constants filled in."""
        for row in read_csv(folder / self.name, self.shape):
            yield row | dict(self.constants)

    def digest(self, folder: Path) -> str:
        """SHA-256 of the bytes and of how they are read."""
        text = repr(
            (self.model._meta.label, self.shape, sorted(self.constants.items()))
        )
        content = (folder / self.name).read_bytes()
        return hashlib.sha256(text.encode() + content).hexdigest()

    def load(self, folder: Path) -> Changes:
        """Bring the model to the file."""
        return sync(
            model=self.model,
            rows=self.rows(folder),
            file=self.name,
            mirrored=self.mirrored,
        )


def load_files(
    seeds: Sequence[SeedCsv],
    folder: Path,
    *,
    force: bool = False,
    dry_run: bool = False,
) -> list[Changes]:
    """Load the files that differ from those last loaded, or all if forced."""
    with transaction.atomic():
        changes = _load(seeds, folder, force)
        if dry_run:
            transaction.set_rollback(True)
    return changes


def due(seeds: Sequence[SeedCsv], folder: Path) -> list[SeedCsv]:
    """The files that differ from those last loaded."""
    loaded = dict(SeedFile.objects.values_list("name", "digest"))
    return [seed for seed in seeds if loaded.get(seed.name) != seed.digest(folder)]


def remember(seeds: Sequence[SeedCsv], folder: Path) -> None:
    """Note the files as loaded: equal ones need no reading."""
    SeedFile.objects.bulk_create(
        [SeedFile(name=seed.name, digest=seed.digest(folder)) for seed in seeds],
        update_conflicts=True,
        unique_fields=["name"],
        update_fields=["digest"],
    )


def _load(seeds: Sequence[SeedCsv], folder: Path, force: bool) -> list[Changes]:
    chosen = list(seeds) if force else due(seeds, folder)
    changes = {seed.name: seed.load(folder) for seed in chosen}
    for seed in reversed(chosen):  # what children of the same release held back
        if any(row.step is Step.PROPOSE_REMOVE for row in changes[seed.name].pending):
            changes[seed.name] = _again(seed, folder, changes[seed.name])
    remember(chosen, folder)
    return list(changes.values())


def _again(seed: SeedCsv, folder: Path, first: Changes) -> Changes:
    """Load once more, and tell both loads as one diff."""
    return both(first, seed.load(folder))


def both(first: Changes, second: Changes) -> Changes:
    """Two loads of the same rows as one diff."""
    items = {row.key for row in second.rows}
    first.rows = [row for row in first.rows if row.key not in items] + second.rows
    return first
