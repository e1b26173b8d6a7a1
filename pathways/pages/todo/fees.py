"""What the routes cost in fees: line by line, who pays, and what it comes to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from pathways.comparison.columns import distinct
from pathways.outlook.standing import Standing
from pathways.pages.todo.section import FeeRow, Fees, RouteAmount
from pathways.rules.routes import Cost, FeeLine, Route, fee_lines
from pathways.words.routes import money, stream_name
from pathways.words.vocabulary import Text

PAYERS: Final[dict[str, Text]] = {
    "worker": lazy("You"),
    "employer": lazy("Employer"),
}


def fees_of(standing: Standing, routes: Sequence[tuple[int, Route]]) -> Fees | None:
    """The fees of the routes, each with its number among them; none without routes."""
    columns = [
        [line for line in fee_lines(standing.rulebook, route.steps) if _is_due(line)]
        for _number, route in routes
    ]
    if not any(columns):
        return None
    versions = (line.version for lines in columns for line in lines if line.version)
    names = [_("Route %(n)s") % {"n": number} for number, _route in routes]
    return Fees(
        routes=tuple(names),
        rows=tuple(_rows(standing, names, columns)),
        totals=tuple(_totals(names, [route.cost for _number, route in routes])),
        cites=tuple(distinct(standing.cite(version) for version in versions)),
    )


def _is_due(line: FeeLine) -> bool:
    """Whether somebody owes it; a fee of 0 CAD is told, for it is good to know."""
    return line.amount != 0 or not line.version or not line.version["amount_cad"]


def _rows(
    standing: Standing, names: list[str], columns: list[list[FeeLine]]
) -> Iterator[FeeRow]:
    """A row for each fee, in the order in which the first route pays it."""
    fees = standing.snapshot.get("fees", {})
    keys = dict.fromkeys(_key(line) for lines in columns for line in lines)
    for stream, slug in keys:
        sums = [_sum(lines, stream, slug) for lines in columns]
        payer = str(PAYERS[fees[slug]["payer"]]) if slug else ""
        yield FeeRow(_title(standing, stream, slug), _cells(names, sums), payer)


def _cells(names: list[str], sums: list[str]) -> tuple[RouteAmount, ...]:
    return tuple(map(RouteAmount, names, sums))


def _key(line: FeeLine) -> tuple[str, str]:
    """A fee by its name; one that nobody published by its stream."""
    return ("", line.slug) if line.slug else (line.stream, "")


def _sum(lines: list[FeeLine], stream: str, slug: str) -> str:
    """What a route pays of a fee; nothing where it takes no such step."""
    mine = [line for line in lines if _key(line) == (stream, slug)]
    amounts = [line.amount for line in mine if line.amount is not None]
    if len(amounts) < len(mine):
        return _("No official figure")
    return _cad(sum(amounts, Decimal(0))) if mine else ""


def _title(standing: Standing, stream: str, slug: str) -> str:
    if slug:
        return str(standing.snapshot["fees"][slug]["title"])
    name = stream_name(standing.by_slug[stream].spec)
    return _("Fees of %(name)s") % {"name": name}


def _totals(names: list[str], costs: list[Cost]) -> Iterator[FeeRow]:
    yours = [_cad(cost.you) for cost in costs]
    yield FeeRow(_("You pay in all"), _cells(names, yours), "")
    if any(cost.employer for cost in costs):
        employers = [_cad(cost.employer) for cost in costs]
        yield FeeRow(_("Your employer pays"), _cells(names, employers), "")


def _cad(amount: Decimal) -> str:
    return _("%(sum)s CAD") % {"sum": money(amount)}
