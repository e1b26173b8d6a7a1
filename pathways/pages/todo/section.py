"""What the page To do says, section by section: words and figures only.

A report shows the same object as a section of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from pathways.outlook.scores import ScoreSheet
from pathways.outlook.standing import Cite
from pathways.selectors.plan_time import Ahead, Row


@dataclass(frozen=True, slots=True)
class RouteChoice:
    """A route that may be chosen; ``key`` names it, whoever keeps it."""

    key: str
    name: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A paper: when to begin, who gets it, what it costs, for which applications.

    ``is_held``: by the answers it is there, and valid when it is asked for.
    ``is_done``: ticked. ``rules``: the requirements that rest on it. ``numbers``: its
    places in the page's list of sources.
    """

    slug: str
    title: str
    begin: str
    who: str
    price: str
    routes: str
    notes: tuple[str, ...]
    rules: tuple[str, ...]
    cites: tuple[Cite, ...]
    numbers: tuple[int, ...] = ()
    is_held: bool = False
    is_done: bool = False

    @property
    def is_there(self) -> bool:
        """Whether nothing is left to do for it."""
        return self.is_held or self.is_done


@dataclass(frozen=True, slots=True)
class Dated:
    """Something on a day. ``kind`` and ``subject`` name it, whoever asks."""

    on: date
    kind: str
    subject: str
    title: str
    note: str = ""
    citation: Cite | None = None
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Months:
    """Months in which nothing changes after the first, whose row tells what did."""

    row: Row
    last: date


@dataclass(frozen=True, slots=True)
class RouteAmount:
    """A sum with the route that it is paid in; empty where that takes no such fee."""

    route: str
    amount: str


@dataclass(frozen=True, slots=True)
class FeeRow:
    """A fee: what it comes to in each route, and who pays it."""

    title: str
    amounts: tuple[RouteAmount, ...]
    payer: str


@dataclass(frozen=True, slots=True)
class Fees:
    """The fees of the routes, and what they come to."""

    routes: tuple[str, ...]
    rows: tuple[FeeRow, ...]
    totals: tuple[FeeRow, ...]
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class Deadline:
    """How long one has to act once something has come."""

    name: str
    title: str
    time: str
    citation: Cite | None


@dataclass(frozen=True, slots=True)
class TodoPage:
    """Everything that the page says."""

    heading: str
    lead: str
    choices: tuple[RouteChoice, ...]
    papers: tuple[PaperRow, ...]
    prices: tuple[Cite, ...]
    deadlines: tuple[Deadline, ...]
    dates: tuple[Dated, ...]
    fees: Fees | None
    ahead: Ahead | None
    months: tuple[Months, ...]
    ahead_words: str
    ahead_of: str
    sheet: ScoreSheet | None
    sources: tuple[Cite, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """The routes chosen."""
        return tuple(choice.key for choice in self.choices if choice.is_chosen)

    @property
    def query(self) -> str:
        """The same as an address names them."""
        return urlencode({"route": self.keys}, doseq=True)

    @property
    def asked(self) -> tuple[PaperRow, ...]:
        """The papers of which somebody is known who asks for them."""
        return tuple(paper for paper in self.papers if paper.rules or paper.cites)

    @property
    def note(self) -> str:
        """What is said of more than one day: told once."""
        notes = [date_.note for date_ in self.dates]
        return next((note for note in notes if note and notes.count(note) > 1), "")
