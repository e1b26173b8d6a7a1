"""Draws of provinces, in a layout of our own: no common feed is published.

CSV with a header, or a JSON list of objects with text values. Columns: ``province``,
``stream``, ``date`` (ISO; a month such as 2026-05 becomes its first day),
``minimum_score``, ``invitations``, ``note``, ``score_scale``, ``unit``, ``source_url``,
``seen_in``, ``confidence``. An empty score or number was not published.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from pathways.rounds.records import Cite, DrawRecord, Problem, Reading, Terms
from pathways.rounds.values import Values

COLUMNS: Final = frozenset({"province", "stream", "date", "unit", "source_url"})
MOST_POINTS: Final = {
    "crs": 1200,
    "bc-sirs": 200,
    "ab-worker-eoi": 100,
    "mb-eoi": 1000,
    "qc-pstq": 1400,
    "nt-eoi": 845,
}
SCALES: Final = {
    "CRS": "crs",
    "BC SIRS": "bc-sirs",
    "AAIP WEOI": "ab-worker-eoi",
    "MPNP EOI": "mb-eoi",
    "OINP EOI (2022-2026 grid)": "on-eoi-2022",
    "PSTQ (1400)": "qc-pstq",
    "NTNP EOI (845)": "nt-eoi",
}
UNITS: Final = (
    "invitation",
    "letter_of_advice_to_apply",
    "notification_of_interest",
    "selection",
)


def read(
    text: str,
    *,
    fetched_on: date,
    sources: Mapping[str, str],
    streams: Mapping[tuple[str, str], tuple[str, ...]],
) -> Reading:
    """Everything that the text says. ``sources`` gives a source's slug by address,
    ``streams`` the catalogue's streams by province and published name.
    """
    reading = Reading()
    try:
        rows = list(_rows(text))
    except (ValueError, csv.Error) as error:
        reading.problems.append(Problem("feed", f"cannot be read ({error})"))
        return reading
    for place, row in enumerate(rows, 2):
        values = Values(f"line {place}", row, reading.problems)
        missing = sorted(COLUMNS - row.keys())
        if missing:
            values.note_wrong(missing[0], "is missing")
            continue
        record = _record(values, fetched_on, sources, streams)
        if record is not None:
            reading.draws.append(record)
    if not rows:
        reading.problems.append(Problem("feed", "lists no draws"))
    return reading


def _rows(text: str) -> Iterable[dict[str, Any]]:
    if text.lstrip().startswith("["):
        result = json.loads(text)
        if not all(isinstance(row, dict) for row in result):
            raise ValueError("a row is not an object")
        return list(result)
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return list(csv.DictReader(io.StringIO("\n".join(lines)), strict=True))


# As the feed writes what British Columbia asked: “wage>=52/h and >=105000/y, TEER 0-3”.
WAGES: Final = re.compile(
    r"wage>=(?P<hour>\d+(?:\.\d+)?)/h and >=(?P<year>\d+(?:\.\d+)?)/y"
)
TEERS: Final = re.compile(r"TEER (\d)-(\d)")
HALF: Final = re.compile(r"\((?:points|wage) rule\)$")


def _record(
    values: Values,
    fetched_on: date,
    sources: Mapping[str, str],
    streams: Mapping[tuple[str, str], tuple[str, ...]],
) -> DrawRecord | None:
    before = len(values.problems)
    day, day_note = _day(values)
    scale = values.text("score_scale")
    grid = SCALES.get(scale, "")
    score = _score(values, scale, grid)
    source = sources.get(values.text("source_url"), "")
    if not source:
        values.note_wrong(
            "source_url", "is not the address of a source in the catalogue"
        )
    if values.text("unit") not in UNITS:
        values.note_wrong("unit", f"“{values.text('unit')}” is not a known unit")
    if not re.fullmatch(r"[A-Z]{2}", values.text("province")):
        values.note_wrong("province", "is not a province's code")
    invitations = values.maybe_whole("invitations", 0)
    if day is None or len(values.problems) > before:
        return None
    province, stream = values.text("province"), values.text("stream")
    return DrawRecord(
        province=province,
        stream=stream,
        catalogue_streams=streams.get((province, stream), ()),
        drawn_on=day,
        drawn_on_note=day_note,
        minimum_score=score,
        grid=grid,
        score_scale=scale,
        invitations=invitations,
        unit=values.text("unit"),
        note=values.text("note"),
        cite=Cite(
            source,
            values.text("seen_in"),
            fetched_on,
            confidence=values.text("confidence") or "official",
        ),
        terms=_terms(stream, values.text("note")),
    )


def _terms(stream: str, note: str) -> Terms:
    """The wages and TEERs that the feed tells in a note, and the half of a round."""
    asked = WAGES.search(note)
    teers = TEERS.search(note)
    lowest, highest = (int(group) for group in teers.groups()) if teers else (0, -1)
    return Terms(
        minimum_wage_cad_hourly=Decimal(asked["hour"]) if asked else None,
        minimum_wage_cad_yearly=Decimal(asked["year"]) if asked else None,
        teers=" ".join(str(number) for number in range(lowest, highest + 1)),
        part_of="high-economic-impact" if HALF.search(stream) else "",
    )


def _day(values: Values) -> tuple[date | None, str]:
    """The day, and a note: of a month alone, its first day."""
    text = values.text("date")
    if not re.fullmatch(r"\d{4}-\d{2}", text):
        return values.day("date"), ""
    values.entry = {**values.entry, "date": f"{text}-01"}
    return values.day("date"), "month only"


def _score(values: Values, scale: str, grid: str) -> int | None:
    """The lowest score invited, where its scale is known and has room for it."""
    if scale and not grid:
        values.note_wrong("score_scale", f"“{scale}” is not a known scale")
    score = values.maybe_whole("minimum_score", 0)
    if score is None:
        return None
    most = MOST_POINTS.get(grid)
    if most is not None and score > most:
        values.note_wrong(
            "minimum_score", f"{score} is impossible; {scale} ends at {most}"
        )
    if not scale:
        values.note_wrong("score_scale", "a score needs the name of its scale")
    return score
