"""From rows to a snapshot, and from a snapshot to the rulebook.

The snapshot is plain JSON: what an edition stores. Only this module and `snapshots`,
which tells rows as JSON, know both sides.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pathways.catalogue import beside, expectations, parts
from pathways.rules import Rulebook, RuleError, Spec, rulebook_of
from pathways.rules.checks import (
    Problem,
    check_beside,
    check_snapshot,
    objections_of,
    problem_from,
    warnings_of,
)
from pathways.snapshots.grids import grids, tables
from pathways.snapshots.reference import (
    areas,
    charts,
    lists,
    medians,
    places,
    unit_groups,
)
from pathways.snapshots.rows import Snapshot, named, rows_of, specs


class RefusedError(RuleError):
    """The rows make no rulebook; ``problems`` says which rows, and why."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


@dataclass(frozen=True, slots=True)
class Draft:
    """The rows as they stand: their rulebook, and all that is wrong with them."""

    rulebook: Rulebook
    refusals: tuple[Problem, ...]
    warnings: tuple[Problem, ...]


def draft(*, on: date, last: Spec | None = None) -> Draft:
    """Read the rows and check them: page, publication and command all ask this.

    A warning that the last published snapshot gives too has been answered.
    """
    shot = try_snapshot()
    return shot if isinstance(shot, Draft) else checked(shot, on=on, last=last)


def try_snapshot() -> Snapshot | Draft:
    """The snapshot of the rows; where they make none, a draft that says why."""
    try:
        return snapshot()
    except RuleError as error:
        return Draft(Rulebook({}), (problem_from(error),), ())


def checked(shot: Snapshot, *, on: date, last: Spec | None = None) -> Draft:
    """A snapshot with all that is wrong with it; needs no database."""
    problems = list(dict.fromkeys([*check_snapshot(shot, on), *_beside(last, shot)]))
    answered = warnings_of(last, on) if last else set()
    refusals = tuple(problem for problem in problems if not problem.is_warning)
    warnings = [p for p in problems if p.is_warning and p not in answered]
    rulebook = rulebook_of(shot)
    if not refusals:
        before = rulebook_of(last) if last else None
        warnings += expectations.warnings(before, rulebook)
    return Draft(rulebook, refusals, tuple(warnings))


def objections(*, on: date, last: Spec | None = None) -> list[Problem]:
    """What the checks say of the rows without compiling them: quick, for a form."""
    try:
        shot = snapshot()
        problems = dict.fromkeys([*objections_of(shot, on), *_beside(last, shot)])
    except RuleError as error:
        return [problem_from(error)]
    answered = warnings_of(last, on) if last else set()
    return [problem for problem in problems if problem not in answered]


def _beside(last: Spec | None, shot: Spec) -> list[Problem]:
    """What only the last edition shows."""
    return list(check_beside(last, shot)) if last else []


def snapshot() -> Snapshot:
    """The rows of the catalogue, and what counting looks up, as plain JSON."""
    return {
        "schema": 1,
        **{part.name: named(part) for part in (parts.SOURCES, parts.PROGRAMS)},
        "fees": named(parts.FEES),
        "tables": tables(),
        "conditions": named(parts.CONDITIONS),
        "grids": grids(),
        "charts": charts(),
        "streams": specs(parts.STREAMS, rows_of(parts.STREAMS.model)),
        "levers": named(parts.LEVERS),
        **{part.name: named(part) for part in beside.BESIDE},
        "articles": specs(parts.ARTICLES, rows_of(parts.ARTICLES.model)),
        "lists": lists(),
        "areas": areas(),
        "places": places(),
        "medians": medians(),
        "unit_groups": unit_groups(),
    }
