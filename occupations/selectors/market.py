"""Outlook and wages of a unit group, for Canada and by province, in one query."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import F, FilteredRelation, Q, Subquery
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from occupations.models import (
    OutlookLevel,
    UnitGroup,
    Wage,
    WageArea,
    WageAreaLevel,
    WageUnit,
)
from occupations.selectors.citations import CITATION_FIELDS, Citation, citation

WAGE_FIELDS = ("unit", "low_cad", "median_cad", "high_cad", "edition", "range_edition")
OUTLOOK_FIELDS = ("outlook", "first_year", "last_year", "released_on")
WHOLE = (WageAreaLevel.COUNTRY, WageAreaLevel.PROVINCE)
EAST_TO_WEST = (
    *("NL", "PE", "NS", "NB", "QC", "ON", "MB", "SK", "AB", "BC"),
    *("YT", "NT", "NU"),
)
"""The order in which Canadians list provinces, and the territories after them."""


@dataclass(frozen=True, slots=True)
class WageRow:
    """Wages in CAD by the unit; the range may be of an earlier edition."""

    unit: str
    low_cad: Decimal | None
    median_cad: Decimal | None
    high_cad: Decimal | None
    edition: int
    range_edition: int | None
    cited: Citation

    @property
    def is_hourly(self) -> bool:
        """Whether the amounts are for an hour, else for a year."""
        return self.unit == WageUnit.HOUR

    @property
    def range_is_older(self) -> bool:
        """Whether low and high are of another edition than the median."""
        return self.range_edition is not None and self.range_edition != self.edition


@dataclass(frozen=True, slots=True)
class OutlookRow:
    """Prospects over some years."""

    level: OutlookLevel
    first_year: int
    last_year: int
    cited: Citation

    @property
    def rank(self) -> int:
        """From 5 for very good to 1 for very limited; 0 when undetermined."""
        return 5 - list(OutlookLevel).index(self.level)


@dataclass(frozen=True, slots=True)
class MarketRow:
    """One province, or Canada, whose code is empty."""

    code: str
    name: str
    wage: WageRow | None
    outlook: OutlookRow | None


@dataclass(frozen=True, slots=True)
class Market:
    """The market for a unit group."""

    canada: MarketRow
    provinces: list[MarketRow]

    @property
    def rows(self) -> list[MarketRow]:
        """Canada, then the provinces."""
        return [self.canada, *self.provinces]

    @property
    def citations(self) -> list[Citation]:
        """Every data set that the figures come from, once."""
        parts = [part for row in self.rows for part in (row.outlook, row.wage) if part]
        return list(dict.fromkeys(part.cited for part in parts))


@dataclass(frozen=True, slots=True)
class Named:
    """A unit group by its code, with its title."""

    code: str
    title: str


def market(group: UnitGroup) -> Market:
    """The newest outlook and the wages, by province from east to west."""
    return _market(area_rows(group, *WHOLE))


def market_of(code: str) -> tuple[Named, Market] | None:
    """The unit group of a code and its market, in one query; none of an unknown."""
    group = UnitGroup.objects.filter(code=code)
    title = Subquery(group.values(f"title_{_language()}")[:1])
    rows = area_rows(Subquery(group.values("pk")[:1]), *WHOLE).annotate(title=title)
    items = list(rows)
    if not items or not items[0]["title"]:
        return None
    return Named(code, items[0]["title"]), _market(items)


def wage_citations(code: str, provinces: Iterable[str]) -> list[Citation]:
    """The data sets that a unit group's wages in these provinces come from."""
    wages = Wage.objects.filter(
        unit_group__code=code,
        area__level=WageAreaLevel.PROVINCE,
        area__province__code__in=list(provinces),
    )
    sets = wages.order_by("dataset").values(*CITATION_FIELDS).distinct()
    return [citation(values) for values in sets]


def _market(items: Iterable[dict[str, Any]]) -> Market:
    rows: dict[str, MarketRow] = {}
    for values in items:
        code = values["province__code"] or ""
        rows[code] = MarketRow(code, _name(values), wage_of(values), outlook_of(values))
    canada = rows.pop("", MarketRow("", _("Canada"), None, None))
    order = {code: place for place, code in enumerate(EAST_TO_WEST)}
    return Market(canada, sorted(rows.values(), key=lambda row: order[row.code]))


def area_rows(group: UnitGroup | Subquery, *levels: WageAreaLevel) -> Any:
    """Wage and outlook columns of every wage area of the levels, or of all."""
    areas = WageArea.objects.filter(level__in=levels or WageAreaLevel.values)
    fields = [f"w__{name}" for name in (*WAGE_FIELDS, *CITATION_FIELDS)]
    fields += [f"o__{name}" for name in (*OUTLOOK_FIELDS, *CITATION_FIELDS)]
    return (
        areas.annotate(
            w=FilteredRelation("wages", condition=Q(wages__unit_group=group)),
            o=FilteredRelation(
                "province__outlooks", condition=Q(province__outlooks__unit_group=group)
            ),
        )
        .order_by(F("o__first_year").asc(nulls_first=True))
        .values(
            "code", "province__code", "province__name_en", "province__name_fr", *fields
        )
    )


def _name(values: dict[str, Any]) -> str:
    return str(values[f"province__name_{_language()}"] or _("Canada"))


def _language() -> str:
    return "fr" if get_language() == "fr" else "en"


def wage_of(values: dict[str, Any]) -> WageRow | None:
    """The wage of a row of ``area_rows``."""
    if values["w__unit"] is None:
        return None
    record = {name: values[f"w__{name}"] for name in WAGE_FIELDS}
    return WageRow(**record, cited=citation(values, "w__"))


def outlook_of(values: dict[str, Any]) -> OutlookRow | None:
    """The outlook of a row of ``area_rows``: that of its province."""
    if values["o__outlook"] is None:
        return None
    return OutlookRow(
        OutlookLevel(values["o__outlook"]),
        values["o__first_year"],
        values["o__last_year"],
        citation(values, "o__"),
    )
