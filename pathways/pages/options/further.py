"""The routes beyond the first three, drawn on one scale of time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from pathways.outlook.missing import stand_words
from pathways.outlook.standing import Standing
from pathways.pages.options.timeline import Scale, Timeline, drawn
from pathways.rules.routes import FEDERAL, LEVER, WORK, Answer, Route, RouteStep
from pathways.words.counts import rounds_words
from pathways.words.routes import LEVERS, route_name, state_of, stream_name

SHOWN: Final = 4


@dataclass(frozen=True, slots=True)
class Drawn:
    """A route: its name, how it stands, what it ends in, and its drawing."""

    key: str
    name: str
    state: str
    state_words: str
    sentence: str
    timeline: Timeline


@dataclass(frozen=True, slots=True)
class NamedStep:
    """A step as the drawing needs it."""

    title: str
    tone: str
    begins: tuple[date, date]
    ends: tuple[date, date]

    @property
    def within(self) -> str:
        """Its title within a sentence."""
        return self.title


def further_routes(standing: Standing, answer: Answer) -> tuple[Drawn, ...]:
    """The next routes, best first, on one scale."""
    routes = answer.further[:SHOWN]
    last = max((route.steps[-1].latest for route in routes), default=answer.on)
    scale = Scale(answer.on, last)
    return tuple(_drawn(standing, scale, route) for route in routes)


def _drawn(standing: Standing, scale: Scale, route: Route) -> Drawn:
    rules = standing.assessment.rules
    state = state_of(route)
    return Drawn(
        key=route.key,
        name=route_name(route, rules),
        state=state,
        state_words=stand_words(standing, state, route.streams[0]),
        sentence=_sentence(route),
        timeline=drawn(scale, _steps(standing, route.steps), _label(route)),
    )


def _sentence(route: Route) -> str:
    """When work and residence begin, and what past rounds say."""
    words = {
        "work": _month(route.work_from),
        "residence": _month(route.residence_from),
        "rounds": rounds_words(route),
    }
    said = _("Work: %(work)s. Residence: %(residence)s.") % words
    if route.rounds is None:
        return said
    return _("%(said)s Past rounds: %(rounds)s.") % {**words, "said": said}


def _month(day: date | None) -> str:
    return date_format(day, "F Y") if day else _("No date")


def _label(route: Route) -> str:
    words = {
        "first": date_format(route.steps[0].begins, "F Y"),
        "last": date_format(route.steps[-1].ends, "F Y"),
    }
    return _("From %(first)s to %(last)s at the earliest.") % words


def _steps(standing: Standing, steps: Sequence[RouteStep]) -> list[NamedStep]:
    return [
        NamedStep(
            _title(standing, step),
            _tone(standing, step),
            (step.begins, step.begins),
            (step.ends, step.latest),
        )
        for step in steps
    ]


def _title(standing: Standing, step: RouteStep) -> str:
    if step.what == LEVER:
        return str(LEVERS.get(step.slug, step.slug))
    if step.what == WORK:
        return _("Work in Canada")
    if step.what == FEDERAL:
        return _("Application to Canada")
    return stream_name(standing.by_slug[step.slug].spec)


def _tone(standing: Standing, step: RouteStep) -> str:
    """How it is drawn: as a step of one's own, work, a permit or residence."""
    if step.what in (LEVER, WORK):
        return step.what
    spec = standing.by_slug[step.slug].spec
    temporary = step.what != FEDERAL and spec.get("outcome") == "temporary"
    return "permit" if temporary else "permanent"
