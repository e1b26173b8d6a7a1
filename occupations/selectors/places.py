"""Places with their figures, and what the market for one occupation is there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import Q
from django.utils.translation import gettext as _

from occupations.models import (
    Better,
    Figure,
    Measure,
    MeasureGroup,
    Place,
    PlaceKind,
    UnitGroup,
)
from occupations.selectors.citations import Citation
from occupations.selectors.market import OutlookRow, WageRow, area_rows, outlook_of
from occupations.selectors.market import wage_of as wage_row

WAGE, OUTLOOK, TAKE_HOME = "wage", "outlook", "take-home-100k"
WORK = MeasureGroup.WORK.value
PAY_LEVELS = {80: "take-home-80k", 100: "take-home-100k", 150: "take-home-150k"}


@dataclass(frozen=True, slots=True)
class PlaceFigure:
    """A figure as a page tells it."""

    slug: str
    group: str
    title: str
    number: Decimal | None
    text: str
    unit: str
    period: str
    note: str
    cited: Citation
    of_province: bool = False


@dataclass(slots=True)
class PlaceFigures:
    """A place and everything known of it, by measure."""

    place: Place
    lines: dict[str, PlaceFigure] = field(default_factory=dict)

    @property
    def numbers(self) -> dict[str, Decimal]:
        """The figures that are numbers."""
        known = {slug: line.number for slug, line in self.lines.items()}
        return {slug: number for slug, number in known.items() if number is not None}


def figures(condition: Q) -> dict[str, PlaceFigures]:
    """The places of the condition with their figures, by slug, in one query."""
    rows = (
        Figure.objects.filter(condition)
        .select_related("place__province", "place__wage_area", "measure", "source")
        .order_by("measure__position")
    )
    record: dict[str, PlaceFigures] = {}
    for row in rows:
        place = record.setdefault(row.place.slug, PlaceFigures(row.place))
        place.lines[row.measure.slug] = _place_figure(row)
    return record


def _place_figure(row: Figure) -> PlaceFigure:
    source = row.source
    title = source.title if source.url else row.seen_in or source.title
    cited = Citation(
        title, source.url, source.publisher, row.as_of_told, row.confidence, ""
    )
    return PlaceFigure(
        slug=row.measure.slug,
        group=row.measure.group,
        title=row.measure.title,
        number=row.number,
        text=row.text,
        unit=row.measure.unit,
        period=row.period,
        note=row.note,
        cited=cited,
    )


def places(kind: PlaceKind, group: UnitGroup | None) -> list[PlaceFigures]:
    """Cities or provinces; a city also has the figures that only its province has."""
    record = figures(Q(place__kind__in=(PlaceKind.CITY, PlaceKind.PROVINCE)))
    if group is not None:
        add_market(record.values(), group)
    provinces = {
        item.place.province_id: item
        for item in record.values()
        if item.place.kind == PlaceKind.PROVINCE
    }
    chosen = [item for item in record.values() if item.place.kind == kind]
    if kind == PlaceKind.CITY:
        for entry in chosen:
            inherit(entry, provinces.get(entry.place.province_id))
    return sorted(chosen, key=lambda item: item.place.name)


def inherit(city: PlaceFigures, province: PlaceFigures | None) -> None:
    """Give a city what is known of its province and not of itself."""
    for slug, line in (province.lines if province else {}).items():
        if slug not in city.lines and slug != WAGE:
            city.lines[slug] = _of_province(line)


def _of_province(line: PlaceFigure) -> PlaceFigure:
    values = {name: getattr(line, name) for name in PlaceFigure.__slots__}
    return PlaceFigure(**values | {"of_province": True})


def add_market(items: Iterable[PlaceFigures], group: UnitGroup) -> None:
    """Add median wage and outlook of a unit group, in one query."""
    wages: dict[str, WageRow] = {}
    outlooks: dict[str, OutlookRow] = {}
    for values in area_rows(group):
        wage, outlook = wage_row(values), outlook_of(values)
        if wage and wage.is_hourly and wage.median_cad is not None:
            wages[values["code"]] = wage
        if outlook:
            outlooks[values["province__code"]] = outlook
    for item in items:
        area, province = item.place.wage_area, item.place.province
        if area and area.code in wages:
            item.lines[WAGE] = _wage(wages[area.code])
        if province and province.code in outlooks:
            item.lines[OUTLOOK] = _outlook(outlooks[province.code])


def _wage(row: WageRow) -> PlaceFigure:
    title, unit = _("Median wage in your occupation"), _("CAD an hour")
    period = _("Edition %(year)s") % {"year": row.edition}
    return PlaceFigure(
        WAGE, WORK, title, row.median_cad, "", unit, period, "", row.cited
    )


def _outlook(row: OutlookRow) -> PlaceFigure:
    title = _("Outlook for your occupation")
    number = Decimal(row.rank) if row.rank else None
    period = f"{row.first_year}-{row.last_year}"
    word = str(row.level.label)
    return PlaceFigure(OUTLOOK, WORK, title, number, word, "", period, "", row.cited)


@dataclass(frozen=True, slots=True)
class Weighable:
    """A factor that a person can give weight to."""

    slug: str
    title: str
    higher_is_better: bool
    default: int = 0


def weighables(measures: Iterable[Measure]) -> list[Weighable]:
    """Wage and outlook of the occupation, then every measure with a direction."""
    own = [
        Weighable(WAGE, _("High wage in my occupation"), True, 3),
        Weighable(OUTLOOK, _("Good outlook for my occupation"), True, 2),
    ]
    words = {Better.HIGHER: _("%(title)s: more"), Better.LOWER: _("%(title)s: less")}
    defaults = {"rent-1br": 3, TAKE_HOME: 2}
    given = [
        Weighable(
            measure.slug,
            words[Better(measure.better)] % {"title": measure.title},
            measure.better == Better.HIGHER,
            defaults.get(measure.slug, 0),
        )
        for measure in measures
        if measure.better
    ]
    return own + given
