"""A release of the project as one change: base, here and release, group by group.

The loader compares row by row what the last release said, what stands here, and what
the release says. Here it runs inside a change, so nothing is live before somebody said
yes. A group (a stream, a grid with its tables, a list) of which a row was edited here
is held as a whole: its rows wait as proposals, to be taken or left together.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from occupations.models import OccupationList, OccupationListEntry, SeedRow
from occupations.seeding import Changes, accept, dismiss, load_files
from occupations.seeding.files import due, remember
from occupations.seeding.sync import holding
from occupations.seeds import FOLDER as REFERENCE
from occupations.seeds import SEEDS
from pathways import models
from pathways.catalogue.files import FOLDER
from pathways.catalogue.loading import ORDER, load
from pathways.changes.keeping import keep
from pathways.changes.review import open_change
from pathways.changes.sandbox import sandbox
from pathways.models import Change, Edition

TITLE: Final = "Release of the project"
NOTE: Final = "Brought up to the catalogue of a release of this project."
ROOTS: Final[tuple[type[Model], ...]] = (
    *(models.Stream, models.Grid, models.Table, models.Condition, models.Fee),
    *(models.Topic, models.Lever, models.Article, OccupationList),
)
Loader = Callable[[], list[Changes]]


@dataclass
class Offer:
    """What a release has for one group of rows."""

    title: str
    held: list[SeedRow] = field(default_factory=list)


def is_running() -> bool:
    """Whether visitors read an edition: what a release brings is then a change."""
    return Edition.objects.exists()


@transaction.atomic
def load_release(
    *,
    at: datetime,
    reference: Path | None = REFERENCE,
    rules: Path | None = FOLDER,
) -> tuple[Change | None, list[Changes]]:
    """Bring a release into the open change of releases, or into a new one.

    Returns the change, or nothing where the release says nothing new. A second load
    changes nothing. Raises ``SeedError``.
    """

    chosen = due(SEEDS, reference) if reference else []
    if reference:  # what nobody edits simply becomes its file
        load_files([seed for seed in chosen if seed.mirrored], reference)
    own = [seed for seed in chosen if not seed.mirrored]

    def loader() -> list[Changes]:
        loaded = load_files(own, reference, force=True) if reference else []
        return loaded + (load(folder=rules) if rules else [])

    pending = Change.objects.pending().filter(title=TITLE, created_by=None)
    change = pending.order_by("pk").first()
    is_new = change is None
    change = change or open_change(title=TITLE, by=None, at=at, note=NOTE)
    held: set[tuple[str, str]] = set()
    with sandbox(change) as recorder:
        loaded = loader()
        held = _held(loaded)
    if held:
        with sandbox(change) as recorder, holding(held):
            loaded = loader()
    keep(recorder, by=None, at=at)
    if reference:
        remember(own, reference)
    if is_new and not change.rows.exists():
        change.delete()
        return None, loaded
    return change, loaded


def take_reference(folder: Path) -> list[Changes] | None:
    """What files of reference data have that is new, into the release's change."""
    if not is_running():
        return None
    return load_release(at=timezone.now(), reference=folder, rules=None)[1]


def _held(loaded: Iterable[Changes]) -> set[tuple[str, str]]:
    """Every row of a group of which some row was edited here."""
    group = Grouping()
    rows = [(c.model_label, row) for c in loaded for row in c.rows]
    edited = {c.model_label: {row.key for row in c.pending} for c in loaded}
    groups = {
        group.of(label, row.key)
        for label, row in rows
        if row.key in edited.get(label, ())
    } - {""}
    return {
        (label, row.key) for label, row in rows if group.of(label, row.key) in groups
    }


class Grouping:
    """Which stream, grid, table or list a row belongs to."""

    def __init__(self) -> None:
        self.slugs = {
            model: set(model._base_manager.values_list("slug", flat=True))
            for model in ROOTS
        }
        nodes = models.GridNode.objects.exclude(table=None)
        self.grid_of = dict(nodes.values_list("table__slug", "version__grid__slug"))

    def of(self, label: str, key: str) -> str:
        """The group's name, or nothing for a row that stands alone."""
        parts = _parts(key)
        if label == OccupationListEntry._meta.label_lower:
            return f"list {parts[0]}"
        if not label.startswith("pathways."):
            return ""
        for model in ROOTS:
            own = next((n for n in _names(parts[0]) if n in self.slugs[model]), None)
            if own is not None and _is_of(label, model, parts[0] == own):
                if model is models.Table:
                    grid = self.grid_of.get(own) or own.partition("/")[0]
                    if grid in self.slugs[models.Grid]:
                        return f"{models.Grid._meta.verbose_name} {grid}"
                return f"{model._meta.verbose_name} {own}"
        return ""


def _is_of(label: str, root: type[Model], is_root: bool) -> bool:
    """Whether rows of the label stand at or below rows of the root's model."""
    if is_root:
        return label == root._meta.label_lower
    below: dict[type[Model], tuple[type[Model], ...]] = {
        models.Table: (models.TableVersion, models.TableCell),
        models.Grid: (models.GridVersion, models.GridNode),
        models.Fee: (models.FeeVersion, models.ResidenceFee),
        models.Topic: (models.Statement,),
        models.Lever: (models.LeverFee, models.LeverCost),
        models.Article: (models.ArticleClaim,),
        models.Condition: (models.Requirement, models.Alternative, models.Criterion),
    }
    if root in below:
        return label in {model._meta.label_lower for model in below[root]}
    others = {m._meta.label_lower for known in below.values() for m in known}
    own = {"pathways.requirement", "pathways.alternative", "pathways.criterion"}
    return root is models.Stream and (label not in others or label in own)


def _names(key: str) -> Iterable[str]:
    """The key, and everything that it begins with, the longest first."""
    steps = key.split("/")
    return ("/".join(steps[:count]) for count in range(len(steps), 0, -1))


def _parts(key: str) -> list[str]:
    parts: list[str] = [str(part) for part in json.loads(key)]
    return parts


def offers() -> list[Offer]:
    """What waits of a release, group by group: what is kept against upstream."""
    group = Grouping()
    record: dict[str, Offer] = {}
    for row in SeedRow.objects.exclude(pending_kind="").order_by("model_label", "key"):
        title = group.of(row.model_label, row.key) or f"{row.model_label} {row.key}"
        record.setdefault(title, Offer(title)).held.append(row)
    return list(record.values())


def decide(*, change: Change, title: str, takes: bool, by: Any, at: datetime) -> int:
    """Take what a release has for a group, or leave it: all of it together.

    Returns how many rows that touched. Raises ``SeedError``.
    """
    with sandbox(change) as recorder:
        rows = [row for offer in offers() if offer.title == title for row in offer.held]
        order = [m._meta.label_lower for m in (*(s.model for s in SEEDS), *ORDER)]
        rows.sort(key=lambda row: order.index(row.model_label))
        going = [row for row in rows if row.pending_kind == "remove"]
        coming = [row for row in rows if row.pending_kind != "remove"]
        for row in [*coming, *reversed(going)]:
            accept(row) if takes else dismiss(row)
    return keep(recorder, by=by, at=at)
