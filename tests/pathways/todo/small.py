"""Papers of routes through a few streams, each applied for on a day."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from pathways.outlook.standing import Standing
from pathways.pages.todo.papers import papers
from pathways.pages.todo.rows import Item, items, paper_rows
from pathways.pages.todo.section import PaperRow
from pathways.pages.todo.stages import Stage
from pathways.rules.routes.model import STREAM, Route, RouteStep
from tests.pathways.result.small import CITE, requirement
from tests.pathways.result.small import standing as standing_of

ON: Final = date(2026, 11, 23)
LEVEL: Final = {"kind": "language_level", "language": "first"}
LANGUAGE: Final = requirement("clb", {"fact": LEVEL, "op": "at_least", "value": 7})
SCHOOL: Final = requirement(
    "school", {"fact": {"kind": "education_level"}, "op": "is", "value": "masters"}
)
OWN: Final = {"cite": CITE, "is_estimate": True, "effort": 1}
LEVERS: Final = {
    "language-test": {"title": "T", "months_low": 1, "months_high": 2, **OWN},
    "eca": {"title": "C", "months_low": 1, "months_high": 4, **OWN},
}
ABROAD: Final[dict[str, Any]] = {"level": "masters", "country": "US"}
TEST: Final = {"test": "ielts_general", "taken_on": "2026-02-10"}
Gathered = tuple[Standing, list[Item]]


def gathered(
    answers: dict[str, Any],
    *streams: dict[str, Any],
    on: date = ON,
    ends_in: str = "work",
    **more: Any,
) -> Gathered:
    """One route through all the streams, each applied for on the day ``on``."""
    standing = standing_of(answers, *streams, on=ON, levers=LEVERS, **more)
    steps = tuple(_step(standing, stream["slug"], on) for stream in streams)
    route = Route(steps, ends_in, on, None, None, 0)
    judged = Standing(standing.rulebook, standing.rulebook.assess(standing.profile, on))
    stages = [Stage(1, step, judged, of_partner=False) for step in steps]
    return standing, items(standing, papers([(route, stages)]))


def rows(answers: dict[str, Any], *streams: Any, **more: Any) -> dict[str, PaperRow]:
    """The same as the page shows them, by title."""
    _standing, every = gathered(answers, *streams, **more)
    return {row.title: row for row in paper_rows(every, 1)}


def _step(standing: Standing, slug: str, on: date) -> RouteStep:
    return RouteStep(STREAM, slug, on, on, on, "published", standing.profile)
