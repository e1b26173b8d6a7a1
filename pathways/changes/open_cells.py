"""Cells without an official figure, by how many people each leaves open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Final

from django.utils import timezone

from pathways.changes.synthetic import person
from pathways.models import SavedProfile
from pathways.rules import (
    Assessment,
    Profile,
    ProfileError,
    Rulebook,
    Table,
    UnknownCell,
    Verdict,
    read_profile,
)

# What nobody has published is left to an officer.
UNDECIDED: Final = frozenset({Verdict.NOT_ANSWERED, Verdict.OFFICER})
PEOPLE: Final = 300  # of each kind: seconds, not minutes


@dataclass(frozen=True)
class OpenCell:
    """A cell, the grid or stream it stands in, and whom it leaves open."""

    name: str
    owner: str
    is_of_grid: bool
    saved: int
    synthetic: int


Place = tuple[str, str, bool]
_KEPT: Final[dict[tuple[str, date], list[OpenCell]]] = {}


def open_cells(rulebook: Rulebook, on: date) -> list[OpenCell]:
    """Over the newest saved profiles and synthetic people; the worst first.

    Counted once for each edition and day by a process.
    """
    key = rulebook.digest, on
    cells = _KEPT.get(key)
    if cells is None:
        cells = _counted(rulebook, on)
        _KEPT.clear()
        _KEPT[key] = cells
    return cells


def _counted(rulebook: Rulebook, on: date) -> list[OpenCell]:
    saved = count_open_cells(rulebook, _saved(), on)
    drawn = (read_profile(person(number, on)) for number in range(PEOPLE))
    synthetic = count_open_cells(rulebook, drawn, on)
    cells = [
        OpenCell(*place, saved[place], synthetic[place]) for place in saved | synthetic
    ]
    return sorted(
        cells, key=lambda cell: (-cell.saved, -cell.synthetic, cell.owner, cell.name)
    )


def _saved() -> Iterator[Profile]:
    rows = SavedProfile.objects.alive(timezone.now()).order_by("-pk")
    for answers in rows.values_list("answers", flat=True)[:PEOPLE]:
        try:
            yield read_profile(answers)
        except ProfileError:
            continue


def count_open_cells(
    rulebook: Rulebook, people: Iterable[Profile], on: date
) -> Counter[Place]:
    """How many people each cell leaves without a score or a verdict on a day."""
    counts: Counter[Place] = Counter()
    for profile in people:
        assessment = rulebook.assess(profile, on)
        counts.update(set(chain(_of_grids(assessment), _of_streams(assessment))))
    return counts


def _of_grids(assessment: Assessment) -> Iterator[Place]:
    """Cells of leaves whose points are open."""
    for slug in assessment.rules.grids:
        score = assessment.score(slug)
        for leaf in score.grid.sheet.blind:
            if score.is_open(leaf):
                for name in leaf.unknown_cells(score.values, score.first):
                    yield name, slug, True


def _of_streams(assessment: Assessment) -> Iterator[Place]:
    """Cells of thresholds that decide nothing."""
    values = assessment.case.values
    for stream in assessment.streams:
        for finding in assessment.findings(stream):
            for criterion, judged in finding.judged:
                if criterion.table is not None and judged.verdict in UNDECIDED:
                    facts = [values[place] for place in criterion.limit_facts]
                    for name in _unknown(criterion.table, facts):
                        yield name, stream.slug, False


def _unknown(table: Table, facts: list[object]) -> Iterator[str]:
    if table.has_unknown_cells:
        for cell in table.candidates(*facts):
            if isinstance(cell, UnknownCell):
                yield cell.name
