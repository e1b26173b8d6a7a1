"""Rounds by category as small charts, one's own line in them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any, Final

from django.utils.translation import gettext as _

from pathways.outlook.rounds import PastRound
from pathways.pages.answer.section import Point, RoundPanel
from pathways.rules.criteria import Verdict
from pathways.rules.rounds.hindsight import YEAR
from pathways.selectors.person import Person
from pathways.words.counts import day_words
from pathways.words.routes import money, stream_name

STREAMS: Final = (
    "express-entry/cec",
    "express-entry/category/french",
    "express-entry/category/stem",
    "express-entry/category/senior-managers",
)
LOW, HIGH, HEIGHT, EDGE = 360, 560, 138, 12
SPAN: Final = timedelta(days=366)


def round_panels(person: Person) -> tuple[RoundPanel, ...]:
    """The categories that a technology worker competes in."""
    return tuple(_panels(person))


def _panels(person: Person) -> Iterator[RoundPanel]:
    assessment = person.standing.assessment
    score = assessment.rules.score(assessment.case, "crs")
    own = _y(score.lower)
    for slug in STREAMS:
        record = person.records.get(slug)
        stream = person.standing.by_slug.get(slug)
        if record is None or stream is None:
            continue
        past = [one for one in record.within(YEAR) if one.cutoff is not None]
        asked = [one.cutoff for one in past if one.cutoff is not None]
        met = person.rounds.met(stream, assessment, person.on, YEAR)
        competes = assessment.verdict(stream) in (Verdict.MET, Verdict.OFFICER)
        yield RoundPanel(
            name=stream_name(stream.spec),
            told=_told(asked),
            points=tuple(_point(person, one) for one in past),
            own_y=own,
            lowest=money(min(asked)) if asked else "",
            highest=money(max(asked)) if asked else "",
            met=f"{met.least} / {met.of}" if met and competes else "",
        )


def _told(asked: list[Any]) -> str:
    if not asked:
        return _("No round in 12 months")
    words = {"count": len(asked), "low": money(min(asked)), "high": money(max(asked))}
    return _("%(count)s rounds in 12 months; they asked %(low)s to %(high)s") % words


def _point(person: Person, past: PastRound) -> Point:
    ago = (person.on - past.on) / SPAN
    cutoff = past.cutoff or 0
    told = _("%(day)s: %(points)s") % {"day": day_words(past.on), "points": cutoff}
    return Point(f"{100 - 100 * ago:.1f}%", _y(cutoff), told)


def _y(points: Any) -> str:
    """Pixels from the top; what lies beyond the scale stands at its edge."""
    share = (float(points) - LOW) / (HIGH - LOW)
    return f"{HEIGHT - EDGE - min(max(share, 0), 1) * (HEIGHT - 2 * EDGE):.1f}"
