"""From rows to a snapshot, and from a snapshot to the rulebook.

The snapshot is plain JSON: what an edition stores. Only this module and `snapshots`,
which tells rows as JSON, know both sides.
"""

from __future__ import annotations

from pathways.catalogue import parts
from pathways.rules.citations import check_sources
from pathways.rules.levers.kinds import levers_of
from pathways.rules.rulebook import Rulebook
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


def compile_rulebook() -> Rulebook:
    """The rulebook of the rows as they stand.

    Raises ``RuleError`` with a message that names the row that is wrong.
    """
    rulebook = Rulebook(snapshot())
    rulebook.check()
    levers_of(rulebook.snapshot)
    check_sources(rulebook.snapshot)
    return rulebook


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
        "articles": specs(parts.ARTICLES, rows_of(parts.ARTICLES.model)),
        "lists": lists(),
        "areas": areas(),
        "places": places(),
        "medians": medians(),
        "unit_groups": unit_groups(),
    }
