"""Past rounds and draws as rows of a page: one query each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from pathways.models import PoolSnapshot, ProvincialDraw, Round
from pathways.models.rounds import DrawUnit
from pathways.outlook.standing import PRECISION, Cite, SourcePage
from pathways.selectors.rounds import CITED, kinds_of

# From this day scores follow another grid: those before are not comparable.
SCORES_START_ANEW: Final = date(2026, 11, 3)


@dataclass(frozen=True, slots=True)
class Drawn:
    """One round or draw; ``scale`` names what its score is counted on."""

    on: date
    on_note: str
    name: str
    category: str
    kind: str
    streams: tuple[str, ...]
    score: int | None
    scale: str
    invitations: int | None
    unit: str
    note: str
    citation: Cite
    known_on: date | None

    @property
    def is_new_scale(self) -> bool:
        """Whether a CRS score belongs to the grid of 2026-11-03."""
        return self.on >= SCORES_START_ANEW


@dataclass(frozen=True, slots=True)
class DrawTable:
    """Rows, each with the number of its source; a source is said once, below them."""

    rows: tuple[tuple[Drawn, int], ...]
    sources: tuple[Cite, ...]


def tabled(drawn: Iterable[Drawn]) -> DrawTable:
    """Rounds or draws as a table shows them."""
    numbers: dict[Cite, int] = {}
    rows = [(row, numbers.setdefault(row.citation, len(numbers) + 1)) for row in drawn]
    return DrawTable(tuple(rows), tuple(numbers))


def federal(on: date, categories: Iterable[str] = ()) -> list[Drawn]:
    """The rounds of Express Entry by the day, newest first."""
    result = Round.objects.filter(held_on__lte=on)
    wanted = tuple(categories)
    if wanted:
        result = result.filter(category__in=wanted)
    names = ("held_on", "name", "category", "kind", "cutoff", "invitations", "note")
    rows = result.order_by("-held_on", "-pk").values(*names, *CITED)
    return [_round(row) for row in rows]


def provincial(on: date, province: str) -> list[Drawn]:
    """The draws of a province by the day, newest first."""
    names = ("stream", "catalogue_streams", "drawn_on", "drawn_on_note", "unit")
    more = ("minimum_score", "score_scale", "invitations", "note")
    result = ProvincialDraw.objects.filter(province__code=province, drawn_on__lte=on)
    rows = result.order_by("-drawn_on", "-pk").values(*names, *more, *CITED)
    return [_draw(row) for row in rows]


def of_stream(on: date, stream: str, province: str) -> list[Drawn]:
    """The draws of one stream."""
    categories = kinds_of(stream)
    if categories:
        return federal(on, categories)
    if not province:
        return []
    return [item for item in provincial(on, province) if stream in item.streams]


def latest_pool(on: date) -> PoolSnapshot | None:
    """The newest pool of Express Entry by the day, its bands and its source."""
    rows = PoolSnapshot.objects.filter(taken_on__lte=on).select_related("source")
    return rows.prefetch_related("bands").order_by("-taken_on").first()


def _round(row: Mapping[str, Any]) -> Drawn:
    return Drawn(
        on=row["held_on"],
        on_note="",
        name=row["name"],
        category=row["category"],
        kind=row["kind"],
        streams=(),
        score=row["cutoff"],
        scale="CRS",
        invitations=row["invitations"],
        unit="",
        note=row["note"],
        citation=_cite(row),
        known_on=row["as_of"],
    )


def _draw(row: Mapping[str, Any]) -> Drawn:
    invitation = row["unit"] == DrawUnit.INVITATION
    return Drawn(
        on=row["drawn_on"],
        on_note=row["drawn_on_note"],
        name=row["stream"],
        category="",
        kind="",
        streams=tuple(row["catalogue_streams"]),
        score=row["minimum_score"],
        scale=row["score_scale"],
        invitations=row["invitations"],
        unit="" if invitation else str(DrawUnit(row["unit"]).label),
        note=row["note"],
        citation=_cite(row),
        known_on=row["as_of"],
    )


def _cite(row: Mapping[str, Any]) -> Cite:
    text = row["as_of"].isoformat() if row["as_of"] else ""
    page = SourcePage(
        row["source__title"], row["source__url"], row["source__publisher"]
    )
    precision = PRECISION.get(row["as_of_note"], 10)
    return Cite(page, row["clause"], text[:precision], row["confidence"])
