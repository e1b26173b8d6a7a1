"""The lines of a dated list as CSV: out, and into a change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, Final

from django.db.models import Model

from occupations.models import OccupationList, OccupationListEntry, UnitGroup
from occupations.seeding import AT, SeedError
from occupations.seeding.columns import columns
from occupations.seeding.files import SeedCsv
from occupations.seeding.rows import typed
from occupations.seeding.store import Store
from occupations.seeding.written import cell_of, line_of
from occupations.seeds import ENTRIES
from occupations.texts import neutral, restored
from pathways.changes.files.bringing import Keys, ManyFaultsError, Plan, write
from pathways.changes.files.guards import Clock, rows_of_csv
from pathways.models import Change

COLUMNS: Final = (
    *("key", "label", "unit_groups", "values", "effective_from", "effective_to"),
    *("dates_assumed", "source", "clause", "seen_in", "as_of", "as_of_note"),
    *("confidence", "note"),
)
NEEDED: Final = ("key", "source", "confidence")
MOST_LINES: Final = 5_000


def list_csv(row: OccupationList) -> str:
    """The lines of a list; a cell that a spreadsheet would run is made harmless."""
    own = columns(OccupationListEntry)
    store = Store(OccupationListEntry, own)
    keys = row.entries.order_by("pk").values_list("pk", flat=True)
    lines = [line_of(COLUMNS)]
    for seen in store.read(keys).values():
        cells = [cell_of(ENTRIES, own[name], seen.values[name]) for name in COLUMNS]
        lines.append(line_of([neutral(cell) for cell in cells]))
    return "".join(lines)


def bring_list(
    *,
    change: Change,
    pk: int,
    name: str,
    text: str,
    by: Any,
    at: datetime,
) -> int:
    """Make a list what the file says: new, changed and removed lines.

    Raises ``ManyFaultsError`` with line and field of every fault, and ``TooMuchError``.
    """

    def planning() -> tuple[Plan, Keys]:
        row = OccupationList.objects.get(pk=pk)
        seed = SeedCsv(name, OccupationListEntry, ENTRIES)
        errors: list[SeedError] = []
        rows = list(_lines(seed, row, text, errors))
        if errors:
            raise ManyFaultsError(errors)
        mine = row.entries.values_list("pk", flat=True)
        store = Store(OccupationListEntry, columns(OccupationListEntry))
        gone: dict[type[Model], set[str]] = {OccupationListEntry: set(store.read(mine))}
        return [(OccupationListEntry, name, rows)], gone

    return write(change=change, planning=planning, by=by, at=at, clock=Clock())


def _lines(
    seed: SeedCsv, row: OccupationList, text: str, errors: list[SeedError]
) -> Iterator[dict[str, object]]:
    groups = set(UnitGroup.objects.values_list("code", flat=True))
    try:
        for at, raw in rows_of_csv(text, seed.name, NEEDED, most=MOST_LINES):
            line = _line(seed, row, at, raw, errors)
            if line is not None:
                _check(line, (seed.name, at), groups, errors)
                yield line
    except SeedError as error:
        errors.append(error)


def _line(
    seed: SeedCsv,
    row: OccupationList,
    at: str,
    raw: Mapping[str, str],
    errors: list[SeedError],
) -> dict[str, object] | None:
    cells = {name: restored(cell.strip()) for name, cell in raw.items()}
    strange = sorted(cells.keys() - {*COLUMNS, "occupation_list"})
    if strange:
        errors.append(
            SeedError("no such field", file=seed.name, at=at, field=strange[0])
        )
        return None
    if cells.get("occupation_list", row.slug) != row.slug:
        message = f"is a line of another list than {row.slug}"
        errors.append(
            SeedError(message, file=seed.name, at=at, field="occupation_list")
        )
        return None
    shape = {"unit_groups": "", "values": "", **cells}
    try:
        line = typed(shape, ENTRIES, (seed.name, at))
    except SeedError as error:
        errors.append(error)
        return None
    return line | {AT: at, "occupation_list": row.slug}


def _check(
    line: Mapping[str, Any],
    place: tuple[str, str],
    groups: set[str],
    errors: list[SeedError],
) -> None:
    def refuse(field: str, message: str) -> None:
        errors.append(SeedError(message, file=place[0], at=place[1], field=field))

    if not line["key"]:
        refuse("key", "is missing")
    if not isinstance(line["values"], dict):
        refuse("values", "is no object such as {“level”: 2}")
    for code in line["unit_groups"]:
        if code not in groups:
            refuse("unit_groups", f"“{code}” is no unit group of NOC 2021")
    key = str(line["key"])
    if key.isdigit() and len(key) == 5 and key not in groups:
        refuse("key", f"“{key}” is no unit group of NOC 2021")
