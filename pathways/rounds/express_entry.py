"""The feed of Express Entry's rounds in the shape that IRCC publishes.

Assumed of it: one JSON object with a list ``rounds``; each entry has text values
``drawNumber``, ``drawDate`` (ISO), ``drawName``, ``drawSize`` (with commas),
``drawCRS``, ``drawCutOff`` (“September 01, 2026 at 23:05:13 UTC”, or words where there
was none), ``drawDistributionAsOn`` (“September 27, 2026”), and the pool: ``dd1``
601-1200, ``dd2`` 501-600, ``dd3`` 451-500 in all, ``dd4`` to ``dd8`` its tens from the
top, ``dd9`` 401-450 in all, ``dd10`` to ``dd14`` its tens, ``dd15`` 351-400, ``dd16``
301-350, ``dd17`` 0-300, ``dd18`` everyone. Old rounds have zeros for the pool. Other
keys are kept in the raw text and not read.
"""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any, Final

from pathways.rounds.records import (
    BANDS,
    HIGHEST,
    Cite,
    PoolRecord,
    Problem,
    Reading,
    RoundRecord,
)
from pathways.rounds.values import Values, read_day, read_moment

SOURCE: Final = "ircc-rounds-feed"
BAND_KEYS: Final = (1, 2, 4, 5, 6, 7, 8, 10, 11, 12, 13, 14, 15, 16, 17)
SUBTOTALS: Final = {3: (4, 5, 6, 7, 8), 9: (10, 11, 12, 13, 14)}
PROGRAMS: Final = {
    "no program specified": ("general", "general"),
    "general": ("general", "general"),
    "canadian experience class": ("program_specific", "cec"),
    "federal skilled worker": ("program_specific", "fsw"),
    "federal skilled trades": ("program_specific", "fst"),
    "provincial nominee program": ("program_specific", "pnp"),
}
CATEGORIES: Final = (
    ("french", "french"),
    ("health", "healthcare"),
    ("stem", "stem"),
    ("trade", "trades"),
    ("transport", "transport"),
    ("agri", "agriculture"),
    ("education", "education"),
    ("physician", "physicians"),
    ("senior manager", "senior_managers"),
    ("research", "researchers"),
    ("military", "military"),
)
VERSION: Final = re.compile(r"(?:(?P<year>20\d\d)[ -]+)?version (?P<number>\d+)")


def read(text: str, *, fetched_on: date, seen_in: str = "") -> Reading:
    """Everything that the text says, with the place of all that cannot be read."""
    reading = Reading()
    try:
        entries = json.loads(text)["rounds"]
    except (ValueError, KeyError, TypeError) as error:
        reading.problems.append(
            Problem("feed", f"is not the published shape ({error.__class__.__name__})")
        )
        return reading
    if not isinstance(entries, list) or not entries:
        reading.problems.append(Problem("feed", "lists no rounds"))
        return reading
    cite = Cite(SOURCE, seen_in, fetched_on)
    for place, entry in enumerate(entries, 1):
        if isinstance(entry, dict):
            _read_entry(entry, place, cite, reading)
        else:
            reading.problems.append(Problem(f"entry {place}", "is not an object"))
    return reading


def _read_entry(entry: dict[str, Any], place: int, cite: Cite, into: Reading) -> None:
    number = str(entry.get("drawNumber", "")).strip()
    at = f"round {number}" if number else f"entry {place}"
    values = Values(at, entry, into.problems)
    if not re.fullmatch(r"\d+[ab]?", number):
        values.note_wrong("drawNumber", f"“{number}” is not a round's number")
        return
    held_on = values.day("drawDate")
    invitations = values.whole("drawSize", 1)
    cutoff = values.whole("drawCRS", 1, HIGHEST)
    named = classified(values.text("drawName"))
    if named is None:
        values.note_wrong(
            "drawName", f"“{values.text('drawName')}” is not a known category"
        )
    if held_on is None or invitations is None or cutoff is None or named is None:
        return
    kind, category, version = named
    into.rounds.append(
        RoundRecord(
            number=number,
            held_on=held_on,
            kind=kind,
            category=category,
            version=version,
            name=values.text("drawName"),
            invitations=invitations,
            cutoff=cutoff,
            tie_break_at=read_moment(values.text("drawCutOff")),
            pool_as_of=read_day(values.text("drawDistributionAsOn")),
            cite=cite,
            raw=entry,
        )
    )
    _read_pool(values, held_on, cite, into)


def classified(name: str) -> tuple[str, str, str] | None:
    """Kind, category and version of a published name; none when it is new to us."""
    plain = name.lower()
    if plain in PROGRAMS:
        return *PROGRAMS[plain], ""
    items = [category for word, category in CATEGORIES if word in plain]
    if not items:
        return None
    match = VERSION.search(plain)
    version = ""
    if match:
        year = f"{match['year']}-" if match["year"] else ""
        version = f"{year}v{match['number']}"
    return "category_based", items[0], version


def _read_pool(values: Values, held_on: date, cite: Cite, into: Reading) -> None:
    """The pool of a round; an absent one, or one of zeros, was not published."""
    if not values.text("dd18") or values.text("dd18") == "0":
        return
    counts = {n: values.whole(f"dd{n}", 0) for n in range(1, 19)}
    record = {n: count for n, count in counts.items() if count is not None}
    if len(record) < len(counts):
        return
    before = len(values.problems)
    for total, parts in SUBTOTALS.items():
        if record[total] != sum(record[n] for n in parts):
            values.note_wrong(f"dd{total}", "is not the sum of its bands")
    bands = {band: record[key] for band, key in zip(BANDS, BAND_KEYS, strict=True)}
    if record[18] != sum(bands.values()):
        values.note_wrong("dd18", "is not the sum of the bands")
    if len(values.problems) > before:
        return
    as_of = read_day(values.text("drawDistributionAsOn")) or held_on
    into.pools.append(PoolRecord(as_of, record[18], bands, cite))
