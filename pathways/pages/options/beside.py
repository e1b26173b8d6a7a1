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
from pathways.rules import add_months
from pathways.rules.routes import Route

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
    pathway: Pathway
    state: State
    counted: Counted
    route: Route | None

    @property
    def column(self) -> Column:
        """Money and times of it."""
        return Column(self.pathway)

    @property
    def is_permit(self) -> bool:
        """Whether it is a permit to work, or a visit."""
        return self.pathway.stream.spec.get("outcome") == "temporary"


def beside(chosen: Sequence[Chosen]) -> Beside | None:
    """The comparison of two to four pathways; of more or fewer there is none."""
    if not FEWEST <= len(chosen) <= MOST:
        return None
    lines = tuple(_line(title, make, chosen) for title, make in _rows())
    cites = [cite for item in chosen for cite in _cites(item)]
    return Beside(tuple(item.option for item in chosen), lines, tuple(distinct(cites)))


def _rows() -> tuple[tuple[str, Callable[[Chosen], Cell]], ...]:
    return (
        (_("What is missing"), lambda chosen: Cell(chosen.state.missing)),
        (_("Work from"), _work_from),
        (_("Residence from"), _residence_from),
        (_("You pay"), lambda chosen: _paid(chosen, "worker")),
        (_("Employer pays"), lambda item: _paid(item, "employer")),
        (_("Past rounds"), _rounds),
        (_("Who decides"), lambda chosen: Cell(who_decides(chosen.pathway))),
    )


def _line(title: str, make: Callable[[Chosen], Cell], chosen: Sequence[Chosen]) -> Line:
    return Line(title, tuple(_with_best([make(item) for item in chosen])))


def _with_best(cells: list[Cell]) -> list[Cell]:
    """The one best cell of a row is marked, where several have a rank."""
    ranked = [cell.worth for cell in cells if cell.worth is not None]
    best = min(ranked, default=None)
    if len(ranked) < FEWEST or ranked.count(best) > 1:
        return cells
    return [Cell(cell.text, cell.worth, cell.worth == best) for cell in cells]


def _work_from(chosen: Chosen) -> Cell:
    if not chosen.is_permit:
        return Cell(_("With residence, or on a permit"))
    return _dated(_permit_day(chosen))


def _permit_day(chosen: Chosen) -> date | None:
    if chosen.route is not None and chosen.route.streams[:1] == (chosen.pathway.slug,):
        return chosen.route.work_from
    return _earliest(chosen)


def _residence_from(chosen: Chosen) -> Cell:
    if chosen.is_permit:
        return Cell(_("No date by itself"))
    if chosen.route is not None:
        return _dated(chosen.route.residence_from)
    return _dated(None if chosen.pathway.waits_for_invitation else _earliest(chosen))


def _earliest(chosen: Chosen) -> date | None:
    """The day of a decision, where nothing but steps and a published time is left."""
    span = published_span(chosen.pathway.stream, chosen.pathway.standing)
    if chosen.state.key in ("closed", "not_for_you") or span.basis == "unknown":
        return None
    if chosen.pathway.stream.spec.get("nomination"):
        return None
    start = add_months(chosen.pathway.standing.on, chosen.state.months[0])
    return start + timedelta(days=int(span.high.in_days))


def _dated(day: date | None) -> Cell:
    if day is None:
        return Cell(_("No date"))
    return Cell(date_format(day, "M Y"), (day.year, day.month))


def _paid(chosen: Chosen, payer: str) -> Cell:
    total = _total(chosen.column, payer)
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


def _rounds(chosen: Chosen) -> Cell:
    period = chosen.counted.period if chosen.pathway.waits_for_invitation else None
    share = -period[0].least / period[0].of if period else None
    return Cell(chosen.option.rounds, share)


def _cites(chosen: Chosen) -> list[Cite | None]:
    """Where the money and the times were read."""
    column = chosen.column
    lines = (line.citation for line in column.fee_lines or ())
    later = column.residence_pays.citations if column.residence_pays else []
    times = (time.citation for time in column.times)
    return [*lines, *later, *times]
