"""What the Answer page says, section by section: words and figures only."""

from __future__ import annotations

from dataclasses import dataclass

from occupations.selectors.citations import Citation
from pathways.outlook.scores import ScoreSheet
from pathways.outlook.standing import Cite
from pathways.pages.next.section import NextRow


@dataclass(frozen=True, slots=True)
class When:
    """A day in a route's head, and what it hangs on."""

    label: str
    day: str
    about: str


@dataclass(frozen=True, slots=True)
class RouteCard:
    """One of the three routes."""

    number: int
    name: str
    state: str
    state_words: str
    whens: tuple[When, ...]
    cost: str
    rounds: str
    stops: tuple[str, ...]
    slug: str
    how: str


@dataclass(frozen=True, slots=True)
class TaskRow:
    """Something to do this week: what, its price, why, and a page.

    ``place``: the person's own page that tells more, by its name in the addresses;
    ``slug``: the pathway that it is about, of the place ``option``.
    """

    text: str
    price: str
    about: str
    url: str
    link: str
    place: str = ""
    more: str = ""
    slug: str = ""


@dataclass(frozen=True, slots=True)
class FiveRow:
    """One of the five pathways of 2023, or a kind of it that stands for itself."""

    name: str
    state: str
    state_words: str
    words: str
    slug: str


@dataclass(frozen=True, slots=True)
class Question:
    """The one question that would change most."""

    text: str
    about: str
    page: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Score:
    """The points of today, the day on which some go, and the notice of its grid."""

    figure: str
    text: str
    loss: str
    notice: str
    about: str
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """A round in a small chart: ``x`` in per cent, ``y`` in pixels."""

    x: str
    y: str
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line across a chart: where it stands, and its label at one ``anchor``."""

    y: str
    label_y: str
    label: str
    anchor: str = "end"

    @property
    def label_x(self) -> str:
        """The end of the chart at which the label stands."""
        return "100%" if self.anchor == "end" else "0"


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the scale with its figure."""

    y: str
    label: str


@dataclass(frozen=True, slots=True)
class RoundPanel:
    """The rounds of one kind in 12 months, with one's own line in them.

    ``then``: the line on a route. ``months``: the first and the last.
    ``held``, ``asked`` and ``met``: the same as cells of a table.
    """

    name: str
    text: str
    points: tuple[Point, ...]
    own: Line | None
    then: Line | None
    ticks: tuple[Tick, ...]
    months: tuple[str, str]
    held: str
    asked: str
    met: str


@dataclass(frozen=True, slots=True)
class MoveRow:
    """One step or two: months, money, and what they give."""

    name: str
    months: str
    cost: str
    gives: str
    steps: int


@dataclass(frozen=True, slots=True)
class PrincipalRow:
    """Who applies: points, the rounds that they would have met, and residence."""

    who: str
    points: str
    text: str
    residence: str
    is_better: bool


@dataclass(frozen=True, slots=True)
class ProvinceRow:
    """One of the best three: its number stands on the map at ``x`` and ``y``.

    ``mark``: ``own`` where the offer is, ``offer`` where one would do.
    """

    number: int
    code: str
    name: str
    text: str
    mark: str
    x: str
    y: str


@dataclass(frozen=True, slots=True)
class AnswerPage:
    """Everything that the page says.

    ``next`` and ``certainty``: while questions come first. ``goes_on``: whether more
    questions than the one would change the answer. ``routes_notice``: that the grid is
    replaced by whose points the heading or a route speaks.
    """

    kicker: str
    heading: str
    lead: str
    routes: tuple[RouteCard, ...]
    routes_notice: str
    preparations: str
    tasks: tuple[TaskRow, ...]
    week_cites: tuple[Cite, ...]
    five: tuple[FiveRow, ...]
    five_cites: tuple[Cite, ...]
    question: Question | None
    is_asking: bool
    next: tuple[NextRow, ...]
    certainty: str
    goes_on: bool
    score: Score | None
    sheet: ScoreSheet | None
    panels: tuple[RoundPanel, ...]
    round_cites: tuple[Cite, ...]
    moves: tuple[MoveRow, ...]
    move_cites: tuple[Cite, ...]
    us_two: tuple[PrincipalRow, ...]
    provinces: tuple[ProvinceRow, ...]
    other_provinces: tuple[str, ...]
    province_cites: tuple[Citation, ...]
    sources: tuple[Cite, ...]
    streams: int
