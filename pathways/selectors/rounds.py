"""Past rounds of invitations by the streams whose candidates they could invite."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import F, QuerySet

from pathways.models import ProvincialDraw, Round
from pathways.outlook.rounds import NOTHING_ASKED, PastRound, RoundRecord
from pathways.outlook.standing import Cite, SourcePage, as_exactly_as_known
from pathways.rules import CRS, OF_EXPRESS_ENTRY
from pathways.rules.rounds import RoundLine

CATEGORY: Final = f"{OF_EXPRESS_ENTRY}category/"
EVERYBODY: Final = "general"  # a round without a program invites from every program
NOMINEES: Final = "pnp"  # those of every program whom a province has nominated
CITED: Final = (
    *("source__title", "source__url", "source__publisher"),
    *("clause", "as_of", "as_of_note", "confidence"),
)
# What a draw asked beside a score.
TERMS: Final = (
    *("minimum_wage_cad_hourly", "minimum_wage_cad_yearly", "teers", "sectors"),
    *("is_limited", "part_of"),
)
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class FederalRounds:
    """Every round of Express Entry until a day by its category, oldest first."""

    by_kind: Mapping[str, tuple[PastRound, ...]]
    on: date
    as_of: date | None

    def record(self, kinds: Iterable[str]) -> RoundRecord | None:
        """The rounds of some categories; none while nothing is on record at all."""
        if self.as_of is None:
            return None
        items = [
            past_round for kind in kinds for past_round in self.by_kind.get(kind, ())
        ]
        items.sort(key=lambda past_round: past_round.on)
        return RoundRecord(tuple(items), self.on, self.as_of)


def rounds_of(
    streams: Iterable[str],
    on: date,
    federal: FederalRounds | None = None,
    *,
    nominated: bool = False,
) -> Mapping[str, RoundRecord]:
    """The rounds until the day, for the streams that have a record.

    A stream that is not in the answer has no record here: nothing is known of its
    rounds. One query, and one more without the federal rounds. ``nominated``: with the
    rounds for nominees of a province.
    """
    slugs = list(streams)
    known = federal or federal_rounds(on)
    kinds = {slug: kinds_of(slug, nominated=nominated) for slug in slugs}
    records = {slug: known.record(every) for slug, every in kinds.items() if every}
    result = {slug: record for slug, record in records.items() if record}
    return {**result, **_provincial(slugs, on)}


def federal_rounds(on: date) -> FederalRounds:
    """All rounds of Express Entry held by the day: one query."""
    held = Round.objects.filter(held_on__lte=on).order_by("held_on", "pk")
    rows = _rows(held, "held_on", "name", "cutoff", "invitations", "category")
    by_kind: dict[str, list[PastRound]] = defaultdict(list)
    for row in rows:
        by_kind[row["category"]].append(_past({**row, "scale": CRS}))
    kinds = {kind: tuple(rounds) for kind, rounds in by_kind.items()}
    return FederalRounds(kinds, on, _reach(rows) if rows else None)


def kinds_of(stream: str, *, nominated: bool = False) -> tuple[str, ...]:
    """The categories of Express Entry rounds that invite a stream's candidates."""
    if stream.startswith(CATEGORY):
        return (stream.removeprefix(CATEGORY).replace("-", "_"),)
    if stream.startswith(OF_EXPRESS_ENTRY):
        own = (EVERYBODY, stream.removeprefix(OF_EXPRESS_ENTRY))
        return (*own, NOMINEES) if nominated else own
    return ()


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
    names = ("held_on", "name", "cutoff", "invitations", "scale", "province_id", *TERMS)
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
    return RoundRecord(tuple(map(_past, rows)), on, reach)


def _past(row: Row) -> PastRound:
    page = SourcePage(
        row["source__title"], row["source__url"], row["source__publisher"]
    )
    as_of = row["as_of"].isoformat() if row["as_of"] else ""
    text = as_exactly_as_known(as_of, row["as_of_note"])
    return PastRound(
        on=row["held_on"],
        name=row["name"],
        cutoff=row["cutoff"],
        invitations=row["invitations"],
        scale=row["scale"],
        citation=Cite(page, row["clause"], text, row["confidence"]),
        line=_line(row) if "teers" in row else NOTHING_ASKED,
    )


def _line(row: Row) -> RoundLine:
    """What a draw asked, as the rules compare it."""
    return RoundLine(
        streams=tuple(row["catalogue_streams"]),
        on=row["held_on"],
        grid=row["scale"],
        minimum_score=row["cutoff"],
        wage_hourly=row["minimum_wage_cad_hourly"],
        wage_yearly=row["minimum_wage_cad_yearly"],
        teers=tuple(int(item) for item in row["teers"].split()),
        sectors=tuple(row["sectors"].split()),
        is_limited=row["is_limited"],
        part_of=row["part_of"],
    )
