"""Wage floors that streams set for an occupation, and the medians against them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from occupations.selectors.market import Market, MarketRow
from pathways.outlook.standing import Cite
from pathways.public.edition import Published
from pathways.public.gates import Occupation
from pathways.public.openings import gates_of
from pathways.rules import Alternative, Criterion, Requirement, Stream
from pathways.rules.facts import (
    Answer,
    ListValue,
    OfferWage,
    OfferYearlyWage,
    entries_for,
    exact,
)

ANYWHERE: Final = ""
OWN_WAGES: Final = "QC"  # federal floors do not hold where a province has its own table


@dataclass(frozen=True, slots=True)
class Floor:
    """The least wage that a stream accepts, in CAD an hour and a year.

    ``letter`` marks it in the table. ``province``: only there. ``except_province``: not
    there. ``practice``: seen in rounds, no rule. ``of_list``: fixed by the occupation's
    line on a list.
    """

    letter: str
    stream: str
    name: str
    text: str
    hourly_cad: Decimal | None
    yearly_cad: Decimal | None
    citation: Cite | None
    province: str = ANYWHERE
    except_province: str = ANYWHERE
    practice: bool = False
    of_list: bool = False

    def holds_in(self, code: str) -> bool:
        """Whether it is asked of an offer in a province, or in Canada as a whole."""
        if self.province:
            return code == self.province
        return code != self.except_province or not code


@dataclass(frozen=True, slots=True)
class Against:
    """A median against one floor."""

    floor: Floor
    reaches: bool


@dataclass(frozen=True, slots=True)
class MarketLine:
    """A row of the market with what its median reaches."""

    row: MarketRow
    against: tuple[Against, ...]


def floors(published: Published, occupation: Occupation) -> list[Floor]:
    """Every wage floor of a stream that the occupation is not shut out of."""
    gates = gates_of(published)
    items: list[dict[str, Any]] = []
    for stream in published.standing.by_slug.values():
        shut = (
            gates.fits(requirement, occupation) is False
            for requirement in stream.requirements
        )
        if stream.is_collected and not any(shut):
            items += _of_rules(published, stream, occupation)
            items += _of_practice(published, stream, occupation)
    return [Floor(letter=chr(ord("A") + i), **record) for i, record in enumerate(items)]


def lines(market: Market, items: Iterable[Floor]) -> list[MarketLine]:
    """Canada and the provinces, each median against the floors that hold there."""
    every = list(items)
    return [MarketLine(row, tuple(_against(row, every))) for row in market.rows]


def _against(row: MarketRow, items: list[Floor]) -> Iterator[Against]:
    if row.wage is None or row.wage.median_cad is None:
        return
    for floor in items:
        limit = floor.hourly_cad if row.wage.is_hourly else floor.yearly_cad
        if limit is not None and floor.holds_in(row.code):
            yield Against(floor, row.wage.median_cad >= limit)


def _of_rules(
    published: Published, stream: Stream, occupation: Occupation
) -> Iterator[dict[str, Any]]:
    for requirement in stream.requirements:
        for way in requirement.alternatives:
            amounts = _amounts(published, way, occupation)
            if amounts:
                yield _row(published, stream, requirement, way, amounts)


def _row(
    published: Published,
    stream: Stream,
    requirement: Requirement,
    way: Alternative,
    amounts: dict[str, Decimal],
) -> dict[str, Any]:
    return {
        "stream": stream.slug,
        "name": published.names.stream(stream.slug),
        "text": way.label or requirement.title,
        "hourly_cad": amounts.get("hour"),
        "yearly_cad": amounts.get("year"),
        "citation": published.standing.cited(way.citation or requirement.citation),
        "province": stream.spec.get("province") or ANYWHERE,
        "except_province": ANYWHERE if stream.spec.get("province") else OWN_WAGES,
        "of_list": any(criterion.limit_facts for criterion in way.criteria),
    }


def _amounts(
    published: Published, way: Alternative, occupation: Occupation
) -> dict[str, Decimal]:
    """The floors of one way to meet a requirement, by hour and year."""
    facts = published.standing.assessment.rules.facts.all
    result: dict[str, Decimal] = {}
    for criterion in way.criteria:
        if criterion.fact is None or criterion.comparison not in (
            "at_least",
            "more_than",
        ):
            continue
        unit = _unit(facts[criterion.fact])
        limit = _limit(published, criterion, occupation)
        if unit and limit is not None:
            result[unit] = limit
    return result


def _unit(fact: object) -> str:
    if isinstance(fact, OfferYearlyWage):
        return "year"
    hourly = isinstance(fact, Answer) and fact.path == "job_offer.wage_cad_hourly"
    return "hour" if hourly or isinstance(fact, OfferWage) else ""


def _limit(
    published: Published, criterion: Criterion, occupation: Occupation
) -> Decimal | None:
    """A figure of the rule itself, or of the occupation's line on a list."""
    if not criterion.limit_facts:
        return None if criterion.limit is None else Decimal(criterion.limit)
    assessment = published.standing.assessment
    fact = assessment.rules.facts.all[criterion.limit_facts[0]]
    if not isinstance(fact, ListValue):
        return None
    entries = entries_for(assessment.case, fact.list, occupation.code)
    fixed = [exact(entry.values.get(fact.name)) for entry in entries]
    if not fixed or None in fixed:
        return None
    return min(Decimal(item) for item in fixed)


def _of_practice(
    published: Published, stream: Stream, occupation: Occupation
) -> Iterator[dict[str, Any]]:
    """What rounds asked of wages, where we hold it as a figure."""
    standing = published.standing
    for item in standing.in_force(stream.spec.get("practice")):
        values = item.get("values") or {}
        hourly, yearly = (
            values.get("hourly_wage_min_cad"),
            values.get("annual_wage_min_cad"),
        )
        fits = occupation.teer in values.get("teer", [occupation.teer])
        if fits and (hourly is not None or yearly is not None):
            yield {
                "stream": stream.slug,
                "name": published.names.stream(stream.slug),
                "text": item["title"],
                "hourly_cad": None if hourly is None else Decimal(str(hourly)),
                "yearly_cad": None if yearly is None else Decimal(str(yearly)),
                "citation": standing.cite(item),
                "province": stream.spec.get("province") or ANYWHERE,
                "practice": True,
            }
