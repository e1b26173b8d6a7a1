"""A change of a coming day is no fault of the comparison with the reference.

The reference says what it was read to say on its day. Whoever closes a row later and
opens the next, as docs/curation.md tells, leaves that as it was.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from typing import Any, Final

import pytest

from pathways.rules.rulebook import Rulebook
from tests.rules.completeness import audit
from tests.rules.completeness.as_read import as_read, read_on

COMING: Final = "2027-03-15"
PAST: Final = "2026-11-02"
# Rows with days, by where they stand; of conditions and streams, lists below too.
ROWS: Final = (
    *("versions", "entries", "statements", "residence", "requirements", "intakes"),
    *("times", "stays", "rights", "bridges", "notes", "practice", "codes"),
)
FIGURES: Final = {"amount_cad", "months_max", "value", "low", "high", "rows"}
BEFORE: Final = {"paused": "open", "open": "paused", "closed": "open"}


def changed(snapshot: Mapping[str, Any], day: str) -> dict[str, Any]:
    """Every row in force closed on a day, and the next opened with other figures."""
    parts = ("fees", "conditions", "tables", "grids", "lists", "topics", "streams")
    result = {**snapshot, **{part: copy.deepcopy(snapshot[part]) for part in parts}}
    for part in parts:
        held = result[part]
        for owner in held.values() if isinstance(held, dict) else held:
            for rows in (owner[name] for name in ROWS if owner.get(name)):
                rows.extend(list(_next_rows(rows, day)))
    return result


def _next_rows(rows: list[dict[str, Any]], day: str) -> Iterator[dict[str, Any]]:
    for row in rows:
        if "to" not in row and row.get("from", "") < day:
            coming = _moved(copy.deepcopy(row)) | {"from": day}
            if "id" in row:
                coming["id"] = day
            if "state" in row:
                coming["state"] = BEFORE.get(row["state"], "paused")
            row["to"] = day
            yield coming


def _moved(part: Any, is_figure: bool = False) -> Any:
    if isinstance(part, dict):
        return {k: _moved(v, k in FIGURES) for k, v in part.items()}
    if isinstance(part, list):
        return [_moved(item, is_figure) for item in part]
    is_number = isinstance(part, int | float) and not isinstance(part, bool)
    return part + 7 if is_figure and is_number else part


def test_rows_closed_and_opened_after_the_reference_are_no_faults(
    shipped: Rulebook,
) -> None:
    coming = changed(shipped.snapshot, COMING)

    assert coming != shipped.snapshot
    assert list(audit.apart(coming)) == []


def test_rows_that_only_end_after_the_reference_are_no_faults(
    shipped: Rulebook,
) -> None:
    ended = as_read(changed(shipped.snapshot, COMING), "9999")
    for part in ("fees", "lists"):
        for owner in ended[part].values():
            for name in ("versions", "entries"):
                rows = owner.get(name, [])
                rows[:] = [row for row in rows if row.get("from") != COMING]

    assert list(audit.apart(ended)) == []


def test_rows_closed_before_the_reference_was_read_are_faults(
    shipped: Rulebook,
) -> None:
    assert read_on() > PAST

    faults = list(audit.apart(changed(shipped.snapshot, PAST)))

    assert any(", fees › " in line for line in faults)
    assert any("technology occupations" in line for line in faults)


def test_a_figure_that_is_overwritten_is_a_fault_with_file_and_row(
    shipped: Rulebook,
) -> None:
    fees = copy.deepcopy(shipped.snapshot["fees"])
    then, *_ = (v for v in fees["bc-application"]["versions"] if _is_of(v, read_on()))
    then["amount_cad"] = 1_000_003

    (faults,) = audit.apart({**shipped.snapshot, "fees": fees})

    assert faults.startswith("pathways/data/pnp_bc.yaml, fees › bc-application › @2026")
    assert "1750 not at" in faults
    assert "tests/rules/reference/pnp_bc.yaml" in faults


def _is_of(row: Mapping[str, Any], day: str) -> bool:
    return bool(row.get("from", "") <= day < row.get("to", "9999"))


@pytest.mark.parametrize("file", ["pnp_bc.yaml", "express_entry.yaml", ""])
def test_a_file_that_names_no_day_has_the_earliest(file: str) -> None:
    assert read_on(file) == "2026-11-22"
    assert read_on("updates-2026-11-28.yaml") == "2026-11-28"
