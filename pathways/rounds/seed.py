"""The rounds, pools and draws that a release brings, from pathways/data/*.csv."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, Final

from pathways.rounds.records import (
    Cite,
    DrawRecord,
    PoolRecord,
    Problem,
    Reading,
    RoundRecord,
    Terms,
)
from pathways.rounds.values import Values, read_moment

FOLDER: Final = Path(__file__).resolve().parent.parent / "data"
ROUNDS: Final = "express_entry_rounds.csv"
POOLS: Final = "express_entry_pool.csv"
DRAWS: Final = "provincial_draws.csv"
CITED: Final = ("source", "seen_in", "as_of", "confidence", "note")
COLUMNS: Final = {
    ROUNDS: {
        *("number", "held_on", "kind", "category", "version", "name", "invitations"),
        *("cutoff", "tie_break_at", "pool_as_of", *CITED),
    },
    POOLS: {"taken_on", "low", "high", "candidates", *CITED},
    DRAWS: {
        *("province", "stream", "catalogue_streams", "drawn_on", "drawn_on_note"),
        *("minimum_score", "minimum_wage_cad_hourly", "minimum_wage_cad_yearly"),
        *("teers", "sectors", "is_limited", "part_of", "grid", "score_scale"),
        *("invitations", "unit", "as_of_note", *CITED),
    },
}
WHOLE_POOL: Final = (0, 1200)


def read(folder: Path = FOLDER) -> Reading:
    """All three files; problems name file and line."""
    reading = Reading()
    for values in _lines(folder / ROUNDS, reading):
        _read_round(values, reading)
    _read_pools(_lines(folder / POOLS, reading), reading)
    for values in _lines(folder / DRAWS, reading):
        _read_draw(values, reading)
    return reading


def _lines(path: Path, into: Reading) -> Iterator[Values]:
    with path.open(encoding="utf-8", newline="") as handle:
        rows = csv.DictReader(handle, strict=True, restkey="", restval="")
        wanted, shown = COLUMNS[path.name], rows.fieldnames or ()
        faults = {name: "no such column" for name in shown if name not in wanted}
        faults |= dict.fromkeys(sorted(wanted.difference(shown)), "is missing")
        faults |= {name: "stands twice" for name in shown if shown.count(name) > 1}
        into.problems += [
            Problem(f"{path.name}, column {name}", text)
            for name, text in faults.items()
        ]
        if faults:
            return
        for row in rows:
            at = f"{path.name} line {rows.line_num}"
            if "" in row:
                message = "it has more cells than the head has columns"
                into.problems.append(Problem(at, message))
            yield Values(at, dict(row), into.problems)


def _cite(values: Values) -> Cite:
    as_of = values.text("as_of")
    return Cite(
        values.text("source"),
        values.text("seen_in"),
        date.fromisoformat(as_of) if as_of else None,
        values.text("as_of_note"),
        values.text("confidence"),
    )


def _maybe_day(values: Values, name: str) -> date | None:
    return values.day(name) if values.text(name) else None


def _read_round(values: Values, into: Reading) -> None:
    held_on = values.day("held_on")
    invitations, cutoff = (
        values.whole("invitations", 1),
        values.whole("cutoff", 1, 1200),
    )
    if held_on is None or invitations is None or cutoff is None:
        return
    record: dict[str, Any] = {
        name: values.text(name)
        for name in ("number", "kind", "category", "version", "name", "note")
    }
    into.rounds.append(
        RoundRecord(
            held_on=held_on,
            invitations=invitations,
            cutoff=cutoff,
            tie_break_at=read_moment(values.text("tie_break_at")),
            pool_as_of=_maybe_day(values, "pool_as_of"),
            cite=_cite(values),
            **record,
        )
    )


def _read_pools(lines: Iterator[Values], into: Reading) -> None:
    """A day's bands follow or precede the line of the whole, which cites the source."""
    bands: dict[str, dict[tuple[int, int], int]] = {}
    wholes: dict[str, tuple[Values, int]] = {}
    for values in lines:
        low, high = values.whole("low", 0, 1200), values.whole("high", 0, 1200)
        count = values.whole("candidates", 0)
        if low is None or high is None or count is None:
            continue
        day = values.text("taken_on")
        if (low, high) == WHOLE_POOL:
            wholes[day] = values, count
        else:
            bands.setdefault(day, {})[low, high] = count
    for day, (values, count) in wholes.items():
        record = PoolRecord(
            date.fromisoformat(day),
            count,
            bands.get(day, {}),
            _cite(values),
            values.text("note"),
        )
        into.pools.append(record)


def _read_draw(values: Values, into: Reading) -> None:
    drawn_on = values.day("drawn_on")
    score = values.maybe_whole("minimum_score", 0)
    invitations = values.maybe_whole("invitations", 0)
    if drawn_on is None:
        return
    record: dict[str, Any] = {
        name: values.text(name)
        for name in (
            *("province", "stream", "drawn_on_note", "grid", "score_scale"),
            *("unit", "note"),
        )
    }
    into.draws.append(
        DrawRecord(
            catalogue_streams=tuple(values.text("catalogue_streams").split()),
            drawn_on=drawn_on,
            minimum_score=score,
            invitations=invitations,
            cite=_cite(values),
            terms=_terms(values),
            **record,
        )
    )


def _terms(values: Values) -> Terms:
    """What the line asked beside a score."""
    return Terms(
        minimum_wage_cad_hourly=values.maybe_amount("minimum_wage_cad_hourly"),
        minimum_wage_cad_yearly=values.maybe_amount("minimum_wage_cad_yearly"),
        teers=values.text("teers"),
        sectors=values.text("sectors"),
        is_limited=values.text("is_limited") == "yes",
        part_of=values.text("part_of"),
    )
