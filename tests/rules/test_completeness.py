"""The shipped catalogue holds everything that the reference lists, exactly.

``completeness/`` compares: every item of the reference has a place in the catalogue
(``places/``) with its numbers, days and confidence, or a line of docs/coverage.md; and
the catalogue says what was read (``readings/``), no more.
"""

from collections.abc import Iterator
from random import Random
from typing import Any

import pytest

from pathways.models import PoolBand, PoolSnapshot, ProvincialDraw, Round
from pathways.rules.rulebook import Rulebook
from tests.rules.completeness import alterations, asks, audit, cells, charts, places
from tests.rules.completeness.as_read import read_on
from tests.rules.completeness.lists import table

SEED = 20261122
ALTERATIONS = 25
WHOLE_POOL = (0, 1200)


def test_every_item_of_the_reference_has_a_place_or_a_reason() -> None:
    assert audit.unplaced() == []


def test_every_reason_is_told_in_the_coverage_document() -> None:
    named = {
        reason
        for _, placed in audit.items().values()
        for place in placed.values()
        for reason in place.reasons
    }

    assert named - places.keys_of_coverage() == set()


def test_every_item_stands_at_its_place_with_its_numbers(shipped: Rulebook) -> None:
    assert list(audit.misplaced(shipped.snapshot)) == []


def test_every_rule_cell_and_record_is_as_it_was_read(shipped: Rulebook) -> None:
    """After a change, ``make catalogue`` writes the lines anew: commit them."""
    assert list(asks.differences(shipped.snapshot)) == []


def test_no_cell_of_a_grid_gives_points_that_are_not_printed(
    shipped: Rulebook,
) -> None:
    assert audit.unread(shipped.snapshot) == []


def test_every_unknown_cell_is_listed_by_grid_and_factor(shipped: Rulebook) -> None:
    assert cells.untold_cells(shipped.snapshot) == []


def test_the_rows_of_every_list_are_those_of_the_reference(shipped: Rulebook) -> None:
    assert list(audit.rows_apart(shipped.snapshot)) == []


def test_the_charts_of_every_language_test_are_those_of_the_reference(
    shipped: Rulebook,
) -> None:
    assert charts.shown(shipped.snapshot) == charts.read()


@pytest.mark.usefixtures("catalogue")
def test_every_round_of_express_entry_is_there() -> None:
    columns = (
        *("draw_number", "draw_date", "round_kind", "category", "category_version"),
        *("invitations", "crs_cutoff", "pool_as_of"),
    )
    read = {
        (*(row[column] for column in columns), row["tie_break_utc"][:16])
        for row in table("express_entry_rounds.csv")
    }

    fields = (
        *("number", "held_on", "kind", "category", "version"),
        *("invitations", "cutoff", "pool_as_of"),
    )
    shown = {
        (*(str(getattr(item, f) or "") for f in fields), _moment(item.tie_break_at))
        for item in Round.objects.filter(held_on__lte=read_on())
    }

    assert shown == read


def _moment(moment: Any) -> str:
    return f"{moment:%Y-%m-%dT%H:%M}" if moment else ""


@pytest.mark.usefixtures("catalogue")
def test_every_band_and_total_of_every_pool_is_there() -> None:
    columns = ("pool_as_of", "score_min", "score_max", "candidates")
    read = [tuple(row[c] for c in columns) for row in table("express_entry_pool.csv")]

    bands = PoolBand.objects.values_list(
        "snapshot__taken_on", "low", "high", "candidates"
    ).filter(snapshot__taken_on__lte=read_on())
    totals = [
        (pool_snapshot.taken_on, *WHOLE_POOL, pool_snapshot.candidates)
        for pool_snapshot in PoolSnapshot.objects.filter(taken_on__lte=read_on())
    ]

    shown = [tuple(map(str, row)) for row in (*bands, *totals)]
    assert sorted(shown) == sorted(read)


@pytest.mark.usefixtures("catalogue")
def test_every_line_of_the_provincial_draws_is_there() -> None:
    columns = (
        *("province", "stream", "minimum_score", "invitations", "score_scale"),
        *("unit", "confidence"),
    )
    read = [
        (f"{row['date']}-01"[:10], *(row[c] for c in columns))
        for row in table("pnp_draws.csv")
    ]

    rows = ProvincialDraw.objects.filter(drawn_on__lte=read_on()).values_list(
        *("drawn_on", "province__code", "stream", "minimum_score", "invitations"),
        *("score_scale", "unit", "confidence"),
    )

    shown = [tuple("" if v is None else str(v) for v in row) for row in rows]
    assert sorted(shown) == sorted(read)


@pytest.mark.long
def test_a_part_that_goes_or_a_figure_that_moves_is_found(shipped: Rulebook) -> None:
    random = Random(SEED)

    passed = [
        what
        for what, altered in alterations.some(shipped.snapshot, random, ALTERATIONS)
        if not _is_found(altered)
    ]

    assert passed == []


def _is_found(altered: dict[str, Any]) -> bool:
    """A fault is told; or the catalogue is so broken that it cannot be compared."""
    try:
        return next(audit.faults(altered), None) is not None
    except (LookupError, TypeError):
        return True


def _cited(part: Any, at: str = "") -> Iterator[tuple[str, Any]]:
    """Every part that must be cited, with its place."""
    if isinstance(part, dict):
        if "alternatives" in part or "state" in part or "amount_cad" in part:
            yield at, part.get("cite")
        for key, item in part.items():
            yield from _cited(item, f"{at}/{part.get('slug', key)}/{key}")
    elif isinstance(part, list):
        for place, item in enumerate(part):
            yield from _cited(item, f"{at}[{place}]")


def test_every_requirement_intake_and_fee_says_where_it_was_read(
    shipped: Rulebook,
) -> None:
    shot = shipped.snapshot
    parts = [shot["streams"], shot["conditions"], shot["fees"], shot["tables"]]

    without = [
        at
        for part in parts
        for at, cite in _cited(part)
        if not cite or cite["source"] not in shot["sources"] or not cite["confidence"]
    ]

    assert without == []


def test_nothing_passes_for_want_of_rules(shipped: Rulebook) -> None:
    empty = [
        stream["slug"]
        for stream in shipped.snapshot["streams"]
        if not stream.get("requirements")
    ]

    assert empty == []
