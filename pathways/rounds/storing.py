"""Records to rows and back: rows are added and completed, never changed or deleted."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict
from datetime import date
from typing import Any

from occupations.models import Province, Source
from pathways.models import PoolBand, PoolSnapshot, ProvincialDraw, Round
from pathways.rounds.records import (
    Cite,
    DrawRecord,
    PoolRecord,
    Problem,
    RoundRecord,
)

COMPLETED = ("tie_break_at", "pool_as_of")


def kept_rounds() -> dict[str, RoundRecord]:
    """Every kept round by its number."""
    return {
        row.number: RoundRecord(
            number=row.number,
            held_on=row.held_on,
            kind=row.kind,
            category=row.category,
            version=row.version,
            name=row.name,
            invitations=row.invitations,
            cutoff=row.cutoff,
            tie_break_at=row.tie_break_at,
            pool_as_of=row.pool_as_of,
            cite=Cite(""),
            note=row.note,
        )
        for row in Round.objects.defer("raw")
    }


def add_rounds(
    items: Collection[RoundRecord], kept: dict[str, RoundRecord], source: Source
) -> int:
    """Add the new rounds; fill what was empty of the kept ones."""
    fresh = [record for record in items if record.number not in kept]
    Round.objects.bulk_create(
        [Round(**_values(item), **_cited(item.cite, source)) for item in fresh]
    )
    for entry in items:
        before = kept.get(entry.number)
        if before is None or before.held_on != entry.held_on:
            continue
        missing = {
            name: getattr(entry, name)
            for name in COMPLETED
            if getattr(before, name) is None and getattr(entry, name) is not None
        }
        if missing and not before.note:
            Round.objects.filter(number=entry.number).update(**missing)
    return len(fresh)


def _values(record: RoundRecord) -> dict[str, Any]:
    values = asdict(record)
    values.pop("cite")
    return values


def _cited(cite: Cite, source: Source) -> dict[str, Any]:
    return {
        "source": source,
        "seen_in": cite.seen_in,
        "as_of": cite.as_of,
        "as_of_note": cite.as_of_note,
        "confidence": cite.confidence,
    }


def add_pools(
    items: Collection[PoolRecord], source: Source
) -> tuple[int, list[Problem]]:
    """Add the pools of new days; tell where a kept day is told otherwise."""
    kept = dict(PoolSnapshot.objects.values_list("taken_on", "candidates"))
    notes = []
    fresh: dict[date, PoolRecord] = {}
    for item in items:
        total = kept.get(item.taken_on)
        if total is None:
            fresh.setdefault(item.taken_on, item)
        elif total != item.candidates:
            message = f"the feed says {item.candidates}; {total} is kept"
            notes.append(Problem(f"pool of {item.taken_on}", message))
    for record in fresh.values():
        snapshot = PoolSnapshot.objects.create(
            taken_on=record.taken_on,
            candidates=record.candidates,
            note=record.note,
            **_cited(record.cite, source),
        )
        PoolBand.objects.bulk_create(
            [
                PoolBand(snapshot=snapshot, low=low, high=high, candidates=count)
                for (low, high), count in record.bands.items()
            ]
        )
    return len(fresh), notes


def add_draws(items: Collection[DrawRecord]) -> tuple[int, list[Problem]]:
    """Add the new lines; tell where a kept line is told otherwise."""
    kept = {
        key: figures
        for key, *figures in ProvincialDraw.objects.values_list(
            "key", "minimum_score", "invitations"
        )
    }
    provinces = {row.code: row for row in Province.objects.all()}
    sources = {row.slug: row for row in Source.objects.all()}
    fresh, notes = [], []
    for record in items:
        figures = [record.minimum_score, record.invitations]
        if record.key not in kept:
            fresh.append(
                _draw(record, provinces[record.province], sources[record.cite.source])
            )
        elif kept[record.key] != figures:
            message = f"the feed says {figures}; {kept[record.key]} is kept"
            at = f"{record.province}, {record.stream}, {record.drawn_on}"
            notes.append(Problem(at, message))
    ProvincialDraw.objects.bulk_create(fresh)
    return len(fresh), notes


def _draw(record: DrawRecord, province: Province, source: Source) -> ProvincialDraw:
    values = asdict(record)
    values.pop("cite")
    values |= values.pop("terms")
    values |= {
        "key": record.key,
        "province": province,
        "catalogue_streams": list(record.catalogue_streams),
    }
    return ProvincialDraw(**values, **_cited(record.cite, source))
