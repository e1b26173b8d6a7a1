"""What a paper costs, by the rows of costs and fees; what nobody published says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final

from django.utils.translation import gettext as _

from pathways.comparison.columns import distinct
from pathways.outlook.standing import Cite, Standing
from pathways.pages.answer.routes import price_words
from pathways.pages.todo.free import free_words
from pathways.pages.todo.papers import Paper
from pathways.rules import Person, Spec, lever_cost, specs
from pathways.words.routes import money

US: Final = "US"


def paper_price(standing: Standing, paper: Paper) -> str:
    """The price in the currency in which it is paid."""
    if paper.fee is not None and paper.fee.amount is not None:
        return price_words((paper.fee.amount, paper.fee.amount))
    rows = cost_rows(standing, paper)
    if rows:
        return row_price(rows[0])
    if paper.lever:
        return price_words(lever_cost(standing.snapshot, paper.lever, standing.on))
    return free_words(paper.slug) or _("No official figure")


def price_notes(standing: Standing, paper: Paper) -> Iterator[str]:
    """What the rows of its price say besides, and what is paid apart."""
    if paper.fee is not None and paper.fee.version and paper.fee.version.get("note"):
        yield str(paper.fee.version["note"])
    first, *rest = cost_rows(standing, paper) or [{}]
    if first:
        yield _("%(title)s.") % {"title": first["title"]}
    if first.get("note"):
        yield str(first["note"])
    for row in rest:
        words = {"title": row["title"], "price": row_price(row)}
        yield _("%(title)s: %(price)s.") % words


def cost_rows(standing: Standing, paper: Paper) -> list[Spec]:
    """The rows of a paper that no lever has; those of a police certificate are of
    the United States, for who is a citizen or lives there.
    """
    kind = paper.topic.kind if paper.topic else ""
    if not kind or (kind == "police" and not _is_of_the_us(standing)):
        return []
    rows = [
        row
        for row in standing.snapshot.get("costs", {}).values()
        if row["kind"] == kind and "low" in row and specs.in_force(row, standing.on)
    ]
    return sorted(rows, key=lambda row: (Decimal(str(row["low"])), row["title"]))


def _is_of_the_us(standing: Standing) -> bool:
    person = standing.profile.applicant
    if not isinstance(person, Person):
        return False
    held = person.citizenships if isinstance(person.citizenships, tuple) else ()
    residence = getattr(person.residence, "country", None)
    return US in held or residence == US


def row_price(row: Spec) -> str:
    """The price of a row, in its own currency."""
    low, high = Decimal(str(row["low"])), Decimal(str(row.get("high", row["low"])))
    words = {"low": money(low), "high": money(high), "unit": row.get("currency", "CAD")}
    if low == high:
        return _("%(low)s %(unit)s") % words
    return _("%(low)s to %(high)s %(unit)s") % words


def price_cites(standing: Standing, papers: Iterable[Paper]) -> list[Cite]:
    """Where the prices and the fees of papers were read, each page once."""
    return distinct(
        standing.cite(row) for paper in papers for row in _price_rows(standing, paper)
    )


def _price_rows(standing: Standing, paper: Paper) -> Iterator[Spec]:
    if paper.fee is not None and paper.fee.version:
        yield paper.fee.version
    yield from cost_rows(standing, paper)
    lever: Spec = standing.snapshot.get("levers", {}).get(paper.lever, {})
    costs = standing.snapshot.get("costs", {})
    yield from (
        costs[cost["cost"]] for cost in lever.get("costs", ()) if cost["cost"] in costs
    )
