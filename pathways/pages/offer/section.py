"""What the page of an offer says: frozen, found before anything is rendered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from pathways.outlook.standing import Cite
from pathways.pages.options.section import Question
from pathways.pages.statements import Part, Statement


@dataclass(frozen=True, slots=True)
class Carried:
    """One pathway that an offer is part of: how it stands, and what is missing.

    ``still_open``: requirements that no answer tells. ``is_within``: within reach.
    """

    slug: str
    name: str
    kind: str
    state: str
    state_words: str
    missing: tuple[str, ...]
    still_open: str
    employer_pays: str
    days: str
    rounds: str
    is_within: bool


@dataclass(frozen=True, slots=True)
class RateCell:
    """A verdict on the pay, or a count of rounds."""

    title: str
    verdict: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Rate:
    """What an hourly wage does: for each pathway's pay, and in past rounds."""

    wage: str
    label: str
    cells: tuple[RateCell, ...]


@dataclass(frozen=True, slots=True)
class Rates:
    """The own wage, and each higher one that changes something.

    ``gap``: from the own wage to ``enough``, at which no pathway of ``count`` finds it
    too low; empty where none does. ``is_met``: there all of them are met.
    """

    rows: tuple[Rate, ...]
    newest: str = ""
    gap: str = ""
    enough: str = ""
    count: int = 0
    is_met: bool = False
    citations: tuple[Cite, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """The heads of the table."""
        return tuple(cell.title for cell in self.rows[0].cells) if self.rows else ()


@dataclass(frozen=True, slots=True)
class SheetPart:
    """One application of an employer: what to do, what it costs, how long it takes."""

    letter: str
    title: str
    kind: str
    person: str
    steps: tuple[Statement, ...]
    lacks: tuple[Statement, ...]
    officer: str
    costs: tuple[Statement, ...]
    days: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class EmployerSheet:
    """The note of one page for the employer: the offer's, and of no person."""

    heading: str
    place: str
    offer: str
    on: date
    parts: tuple[SheetPart, ...]
    further: str
    afterwards: tuple[Statement, ...]
    sources: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class MustHold:
    """What a pathway asks of an offer, for who has none."""

    slug: str
    name: str
    asks: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class OfferPage:
    """Everything that the page says.

    ``median``: the row that the wage is compared with; ``assessed``: what an offer asks
    of its employer that none of the streams covers.
    """

    heading: str
    lead: str
    offer: str
    carried: tuple[Carried, ...] = ()
    others: tuple[Carried, ...] = ()
    rates: Rates | None = None
    questions: tuple[Question, ...] = ()
    assessed: Part | None = None
    sheet: EmployerSheet | None = None
    must_hold: tuple[MustHold, ...] = ()
    medians: tuple[Statement, ...] = ()
    sources: tuple[Cite, ...] = ()
    median: Any = None
