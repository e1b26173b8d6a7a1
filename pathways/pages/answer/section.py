"""What the Answer page says, section by section: words and figures only."""

from __future__ import annotations

from dataclasses import dataclass

from pathways.outlook.scores import ScoreSheet
from pathways.outlook.standing import Cite


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
    """Something to do this week: what, its price, why, and a page."""

    text: str
    price: str
    about: str
    url: str
    link: str


@dataclass(frozen=True, slots=True)
class FiveRow:
    """One of the five pathways of 2023."""

    name: str
    state: str
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
class Point:
    """A round in a small chart: ``x`` in per cent, ``y`` in pixels."""

    x: str
    y: str
    told: str


@dataclass(frozen=True, slots=True)
class RoundPanel:
    """The rounds of one category in 12 months, with one's own line in them."""

    name: str
    told: str
    points: tuple[Point, ...]
    own_y: str
    lowest: str
    highest: str
    met: str


@dataclass(frozen=True, slots=True)
class MoveRow:
    """What moves the score: a step, its months and money, and what it adds."""

    name: str
    step: str
    months: str
    cost: str
    gain: str
    score: str


@dataclass(frozen=True, slots=True)
class PrincipalRow:
    """Who applies, with which points, and what rounds say of them."""

    who: str
    points: str
    told: str
    is_better: bool


@dataclass(frozen=True, slots=True)
class ProvinceRow:
    """A province on the way of some route."""

    code: str
    name: str
    route: str
    rounds: str


@dataclass(frozen=True, slots=True)
class AnswerPage:
    """Everything that the page says."""

    kicker: str
    heading: str
    lead: str
    routes: tuple[RouteCard, ...]
    preparations: str
    tasks: tuple[TaskRow, ...]
    five: tuple[FiveRow, ...]
    question: Question | None
    score: str
    sheet: ScoreSheet | None
    panels: tuple[RoundPanel, ...]
    moves: tuple[MoveRow, ...]
    us_two: tuple[PrincipalRow, ...]
    provinces: tuple[ProvinceRow, ...]
    sources: tuple[Cite, ...]
    streams: int
