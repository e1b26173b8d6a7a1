"""Two to four pathways side by side: eight rows, the best of a row in bold."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Final

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from pathways.comparison.columns import Column, distinct
from pathways.comparison.fees import FeeLine, Total
from pathways.outlook.pathway import Pathway
from pathways.outlook.standing import Cite
from pathways.pages.options.pathway import who_decides
from pathways.pages.options.rounds import Counted
from pathways.pages.options.states import State
from pathways.pages.options.steps import published_span
from pathways.pages.options.table import Option
from pathways.pages.statements import spread_words
from pathways.rules.days import add_months
from pathways.rules.routes.model import Route

FEWEST: Final = 2
MOST: Final = 4


@dataclass(frozen=True, slots=True)
class Cell:
    """What one pathway says in a row; ``worth``: less is better, none has no rank."""

    text: str
    worth: Any = None
    is_best: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the comparison."""

    title: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """The chosen pathways and the rows; ``sources`` of all figures, each once."""

    options: tuple[Option, ...]
    lines: tuple[Line, ...]
    sources: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class Chosen:
    """One pathway of the comparison, with all that its column is made of."""

    option: Option
    one: Pathway
    state: State
    found: Counted
    route: Route | None

    @property
    def column(self) -> Column:
        """Money and times of it."""
        return Column(self.one)

    @property
    def is_permit(self) -> bool:
        """Whether it is a permit to work, or a visit."""
        return self.one.stream.spec.get("outcome") == "temporary"


def beside(chosen: Sequence[Chosen]) -> Beside | None:
    """The comparison of two to four pathways; of more or fewer there is none."""
    if not FEWEST <= len(chosen) <= MOST:
        return None
    lines = tuple(_line(title, make, chosen) for title, make in _rows())
    cites = [cite for one in chosen for cite in _cites(one)]
    return Beside(tuple(one.option for one in chosen), lines, tuple(distinct(cites)))


def _rows() -> tuple[tuple[str, Callable[[Chosen], Cell]], ...]:
    return (
        (_("What is missing"), lambda one: Cell(one.state.missing)),
        (_("Work from"), _work_from),
        (_("Residence from"), _residence_from),
        (_("You pay"), lambda one: _paid(one, "worker")),
        (_("Employer pays"), lambda one: _paid(one, "employer")),
        (_("Past rounds"), _rounds),
        (_("Who decides"), lambda one: Cell(who_decides(one.one))),
    )


def _line(title: str, make: Callable[[Chosen], Cell], chosen: Sequence[Chosen]) -> Line:
    return Line(title, tuple(_with_best([make(one) for one in chosen])))


def _with_best(cells: list[Cell]) -> list[Cell]:
    """The one best cell of a row is marked, where several have a rank."""
    ranked = [cell.worth for cell in cells if cell.worth is not None]
    best = min(ranked, default=None)
    if len(ranked) < FEWEST or ranked.count(best) > 1:
        return cells
    return [Cell(one.text, one.worth, one.worth == best) for one in cells]


def _work_from(one: Chosen) -> Cell:
    if not one.is_permit:
        return Cell(_("With residence, or on a permit"))
    return _dated(_permit_day(one))


def _permit_day(one: Chosen) -> date | None:
    if one.route is not None and one.route.streams[:1] == (one.one.slug,):
        return one.route.work_from
    return _earliest(one)


def _residence_from(one: Chosen) -> Cell:
    if one.is_permit:
        return Cell(_("No date by itself"))
    if one.route is not None:
        return _dated(one.route.residence_from)
    return _dated(None if one.one.waits_for_invitation else _earliest(one))


def _earliest(one: Chosen) -> date | None:
    """The day of a decision, where nothing but steps and a published time is left."""
    span = published_span(one.one.stream, one.one.standing)
    if one.state.key in ("closed", "not_for_you") or span.basis == "unknown":
        return None
    if one.one.stream.spec.get("nomination"):
        return None
    start = add_months(one.one.standing.on, one.state.months[0])
    return start + timedelta(days=int(span.high.in_days))


def _dated(day: date | None) -> Cell:
    if day is None:
        return Cell(_("No date"))
    return Cell(date_format(day, "M Y"), (day.year, day.month))


def _paid(one: Chosen, payer: str) -> Cell:
    total = _total(one.column, payer)
    if total is None:
        return Cell(_("No official figure"))
    low, high = total
    return Cell(spread_words(low, high), low)


def _total(column: Column, payer: str) -> tuple[Decimal, Decimal | None] | None:
    lines: list[FeeLine] | None = column.fee_lines
    if not lines:
        return None
    paid: Total = column.you_pay if payer == "worker" else column.employer_pays
    later = column.residence_pays if payer == "worker" else None
    if later is None:
        return paid.low, paid.high
    ends = (paid.high, later.high)
    high = None if None in ends else sum((end for end in ends if end), Decimal(0))
    return paid.low + later.low, high


def _rounds(one: Chosen) -> Cell:
    period = one.found.period if one.one.waits_for_invitation else None
    share = -period[0].least / period[0].of if period else None
    return Cell(one.option.rounds, share)


def _cites(one: Chosen) -> list[Cite | None]:
    """Where the money and the times were read."""
    column = one.column
    lines = (line.citation for line in column.fee_lines or ())
    later = column.residence_pays.citations if column.residence_pays else []
    times = (told.citation for told in column.times)
    return [*lines, *later, *times]
