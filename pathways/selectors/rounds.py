"""Past rounds of invitations by the streams whose candidates they could invite."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Final

from django.db.models import F, QuerySet

from pathways.models import ProvincialDraw, Round
from pathways.outlook.rounds import LOOK_BACK, PastRound, RoundRecord
from pathways.outlook.standing import Cite, SourcePage, as_exactly_as_known

PROGRAM: Final = "express-entry/"
CATEGORY: Final = "express-entry/category/"
EVERYBODY: Final = "general"  # a round without a program invites from every program
CITED: Final = (
    *("source__title", "source__url", "source__publisher"),
    *("clause", "as_of", "as_of_note", "confidence"),
)
Row = dict[str, Any]


def rounds_of(streams: Iterable[str], on: date) -> Mapping[str, RoundRecord]:
    """The rounds of the 12 months before the day, for the streams that have a record.

    A stream that is not in the answer has no record here: nothing is known of its
    rounds. Two queries, whatever the number of streams.
    """
    slugs = list(streams)
    return {**_federal(slugs, on), **_provincial(slugs, on)}


def kinds_of(stream: str) -> tuple[str, ...]:
    """The categories of Express Entry rounds that invite a stream's candidates."""
    if stream.startswith(CATEGORY):
        return (stream.removeprefix(CATEGORY).replace("-", "_"),)
    if stream.startswith(PROGRAM):
        return EVERYBODY, stream.removeprefix(PROGRAM)
    return ()


def _federal(slugs: list[str], on: date) -> dict[str, RoundRecord]:
    held = Round.objects.filter(held_on__lte=on).order_by("held_on", "number")
    rows = _rows(held, "held_on", "name", "cutoff", "invitations", "category")
    if not rows:
        return {}
    reach = _reach(rows)
    by_kind: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_kind[row["category"]].append({**row, "scale": "crs"})
    return {
        slug: _record([row for kind in kinds for row in by_kind[kind]], on, reach)
        for slug in slugs
        if (kinds := kinds_of(slug))
    }


def _provincial(slugs: list[str], on: date) -> dict[str, RoundRecord]:
    held = (
        ProvincialDraw.objects.filter(drawn_on__lte=on)
        .order_by("drawn_on", "pk")
        .annotate(
            held_on=F("drawn_on"),
            name=F("stream"),
            cutoff=F("minimum_score"),
            scale=F("grid"),
        )
    )
    names = ("held_on", "name", "cutoff", "invitations", "scale", "province_id")
    by_stream: dict[str, list[Row]] = defaultdict(list)
    by_province: dict[Any, list[Row]] = defaultdict(list)
    for row in _rows(held, *names, "catalogue_streams"):
        by_province[row["province_id"]].append(row)
        for slug in row["catalogue_streams"]:
            by_stream[slug].append(row)
    return {
        slug: _record(rows, on, _reach(by_province[rows[0]["province_id"]]))
        for slug, rows in by_stream.items()
        if slug in slugs
    }


def _rows(query: QuerySet[Any], *names: str) -> list[Row]:
    return list(query.values(*names, *CITED))


def _reach(rows: Iterable[Row]) -> date:
    """The last day on which the record is known to have been complete."""
    reach: date = max(row["as_of"] or row["held_on"] for row in rows)
    return reach


def _record(rows: list[Row], on: date, reach: date) -> RoundRecord:
    rows = sorted(rows, key=lambda row: row["held_on"])
    recent = tuple(_past(row) for row in _recent(rows, on))
    return RoundRecord(recent, _past(rows[-1]) if rows else None, reach)


def _recent(rows: Iterable[Row], on: date) -> Iterator[Row]:
    return (row for row in rows if on - LOOK_BACK < row["held_on"] <= on)


def _past(row: Row) -> PastRound:
    page = SourcePage(
        row["source__title"], row["source__url"], row["source__publisher"]
    )
    as_of = row["as_of"].isoformat() if row["as_of"] else ""
    told = as_exactly_as_known(as_of, row["as_of_note"])
    return PastRound(
        on=row["held_on"],
        name=row["name"],
        cutoff=row["cutoff"],
        invitations=row["invitations"],
        scale=row["scale"],
        citation=Cite(page, row["clause"], told, row["confidence"]),
    )
