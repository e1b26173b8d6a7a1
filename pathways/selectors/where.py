"""Where the market and the open streams meet: every province for one person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from occupations.selectors.citations import Citation
from occupations.selectors.market import Market, MarketRow, Named, market_of
from pathways.models import Edition
from pathways.outlook.offers import Offers, offers_of
from pathways.outlook.provinces import Chance, Province, province_of, provinces_of
from pathways.outlook.rounds import RoundRecord
from pathways.outlook.standing import Cite, Standing
from pathways.pages.options.stands import with_stands
from pathways.pages.options.states import States
from pathways.rules.levers import FindOffer
from pathways.rules.rounds import PastRounds
from pathways.selectors.person import Person


@dataclass(frozen=True, slots=True)
class Assumed:
    """The offer that is taken for granted, as the catalogue's record says it."""

    note: str
    citation: Cite | None
    without_median: tuple[Province, ...]

    @property
    def wage(self) -> Any:
        """The wage where no median is published, in CAD an hour."""
        first = next(iter(self.without_median), None)
        return first.offer.offer.wage_cad_hourly if first and first.offer else None


@dataclass(frozen=True, slots=True)
class Row:
    """A province: what is open there, and the market for the person's occupation."""

    province: Province
    market: MarketRow | None

    @property
    def order(self) -> tuple[Any, ...]:
        """The person's provinces, then what is open, then outlook, wage and name."""
        outlook = self.market.outlook if self.market else None
        wage = self.market.wage if self.market else None
        hourly = wage.median_cad if wage and wage.is_hourly else None
        return (
            not self.province.wished,
            self.province.rank,
            -(outlook.rank if outlook else 0),
            -(hourly or Decimal(0)),
            self.province.name,
        )


@dataclass(frozen=True, slots=True)
class Where:
    """The table: a row for each province and territory."""

    rows: tuple[Row, ...]
    group: Named | None
    assumed: Assumed | None
    citations: tuple[Citation, ...]

    @property
    def years(self) -> str:
        """The years that the outlooks cover."""
        for row in self.rows:
            if row.market and row.market.outlook:
                seen = row.market.outlook
                return f"{seen.first_year}-{seen.last_year}"
        return ""


@dataclass(frozen=True, slots=True)
class WherePage:
    """The table on a page of its own."""

    edition: Edition
    on: date
    where: Where


@dataclass(frozen=True, slots=True)
class OwnProvincePage:
    """One province for one person."""

    edition: Edition
    on: date
    province: Province
    group: Named | None
    market: MarketRow | None
    assumed: Assumed | None

    @property
    def heading(self) -> str:
        """The heading that answers."""
        name = self.province.name
        if self.province.now:
            return _("%(name)s: usable for you today") % {"name": name}
        if any(not stream.after_moving for stream in self.province.opened):
            return _("%(name)s: usable with an offer there") % {"name": name}
        if self.province.having(Chance.ANSWER):
            return _("%(name)s: answers decide") % {"name": name}
        return _("%(name)s: nothing usable for you today") % {"name": name}


def where(
    standing: Standing, records: Mapping[str, RoundRecord], rounds: PastRounds
) -> Where:
    """The table for a standing: one query, whatever the number of streams."""
    states = States(standing, rounds)
    provinces = [
        with_stands(province, states) for province in provinces_of(standing, records)
    ]
    offers = offers_of(standing)
    group, market = _market(offers)
    by_code = {row.code: row for row in market.provinces} if market else {}
    rows = [Row(province, by_code.get(province.code)) for province in provinces]
    return Where(
        rows=tuple(sorted(rows, key=lambda row: row.order)),
        group=group,
        assumed=_assumed(offers, provinces),
        citations=tuple(market.citations) if market else (),
    )


def where_page(person: Person) -> WherePage:
    """The table for one person. Raises ``RefusedAnswersError``."""
    table = where(person.standing, person.records, person.rounds)
    return WherePage(person.edition, person.on, table)


def own_province_page(person: Person, code: str) -> OwnProvincePage:
    """One province for one person. Raises ``RefusedAnswersError``."""
    standing = person.standing
    states = States(standing, person.rounds)
    province = with_stands(province_of(standing, person.records, code), states)
    offers = offers_of(standing)
    group, market = _market(offers)
    rows = market.provinces if market else []
    return OwnProvincePage(
        edition=person.edition,
        on=person.on,
        province=province,
        group=group,
        market=next((row for row in rows if row.code == code), None),
        assumed=_assumed(offers, [province]),
    )


def _market(offers: Offers) -> tuple[Named | None, Market | None]:
    item = market_of(offers.noc) if offers.noc is not None else None
    return item or (None, None)


def _assumed(offers: Offers, provinces: Iterable[Province]) -> Assumed | None:
    """The record of the offer, where some province is tried with it."""
    tried = [
        province
        for province in provinces
        if province.offer and not province.offer.is_own
    ]
    if not tried:
        return None
    record = offers.standing.snapshot["levers"][FindOffer.slug]
    return Assumed(
        note=str(record.get("note", "")),
        citation=offers.standing.cite(record),
        without_median=tuple(o for o in tried if o.offer and not o.offer.at_median),
    )
