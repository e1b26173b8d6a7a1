"""Charts over time as numbers for plain SVG: x in per cent, y in pixels."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from pathways.public.draws import Drawn
from pathways.wording import number_words

TOP: Final = 14
BOTTOM: Final = 264
FEWEST: Final = 3
STEPS: Final = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 2500, 5000)
Y_TICKS: Final = 6
X_TICKS: Final = 5
MARGIN: Final = 35  # per cent that the words of the first and last day take
FULL: Final = 100
SERIES: Final = {"general": "a", "program_specific": "b", "category_based": "c"}


@dataclass(frozen=True, slots=True)
class Point:
    """A value on a day, of one of the three series."""

    on: date
    value: int
    series: str = "a"


@dataclass(frozen=True, slots=True)
class Mark:
    """A point of the chart: x in per cent, y in pixels."""

    x: str
    y: str
    series: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on an axis and its words; ``anchor`` keeps them within the chart."""

    at: str
    label: str
    anchor: str = "middle"


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart and the words that stand for it."""

    title: str
    label: str
    marks: tuple[Mark, ...]
    across: tuple[Tick, ...]
    up: tuple[Tick, ...]

    @property
    def series(self) -> set[str]:
        """The series that it has points of."""
        return {mark.series for mark in self.marks}


def charts_of(draws: Sequence[Drawn], newest: int | None = None) -> list[Chart]:
    """One chart for each scale of scores; without scores, one of invitations.

    ``newest``: how many points a chart has at most; it says so where there are more.
    """
    scored = sorted((d for d in draws if d.score is not None), key=scale_of)
    items = [
        chart(
            [Point(d.on, d.score or 0, SERIES.get(d.kind, "a")) for d in group],
            _("Lowest score invited, %(scale)s") % {"scale": scale},
            newest,
        )
        for scale, group in groupby(scored, key=scale_of)
    ]
    charts = [item for item in items if item]
    if charts:
        return charts
    issued = [Point(d.on, d.invitations) for d in draws if d.invitations is not None]
    entry = chart(issued, _("Invitations of each draw"), newest)
    return [entry] if entry else []


def scale_of(draw: Drawn) -> str:
    """What scores must share to be compared: the grid, and the CRS before or after."""
    if draw.scale == "CRS" and draw.is_new_scale:
        return _("CRS since 3 November 2026")
    return draw.scale or _("scale not named")


def chart(
    points: Sequence[Point], title: str, newest: int | None = None
) -> Chart | None:
    """A chart over time; none for fewer than three points."""
    if len(points) < FEWEST:
        return None
    if newest is not None and len(points) > newest:
        points = sorted(points, key=lambda point: point.on)[-newest:]
        title = _("%(title)s, the newest %(n)s") % {"title": title, "n": newest}
    days = [point.on for point in points]
    first, last = min(days), max(days)
    span = max((last - first).days, 1)
    values = [point.value for point in points]
    low, high, step = _scale(min(values), max(values))

    def x_of(on: date) -> str:
        return f"{(on - first).days * 100 / span:.2f}%"

    def y_of(value: int) -> str:
        return f"{BOTTOM - (value - low) * (BOTTOM - TOP) / (high - low):.1f}"

    return Chart(
        title=title,
        label=_label(title, points),
        marks=tuple(Mark(x_of(p.on), y_of(p.value), p.series) for p in points),
        across=tuple(_days(first, last, x_of)),
        up=tuple(Tick(y_of(at), number_words(at)) for at in range(low, high + 1, step)),
    )


def _scale(low: int, high: int) -> tuple[int, int, int]:
    """Round ends around the values, and the step between ticks."""
    wide = max(high - low, 1)
    step = next((s for s in STEPS if wide / s <= Y_TICKS - 1), STEPS[-1] * 2)
    bottom = low // step * step
    top = -(-high // step) * step
    return bottom, top if top > bottom else bottom + step, step


def _days(first: date, last: date, x_of: Callable[[date], str]) -> list[Tick]:
    """The first days of years; in a short time, the first and the last day."""
    years = [date(y, 1, 1) for y in range(first.year + 1, last.year + 1)]
    every = -(-len(years) // X_TICKS) if years else 1
    inner = [day for day in years[::every] if (last - day).days >= 0]
    if len(inner) >= FEWEST:
        return [_tick(day, str(day.year), x_of) for day in inner]
    middle = [day for day in inner if MARGIN <= float(x_of(day)[:-1]) <= FULL - MARGIN]
    return [
        Tick("0%", _short(first), "start"),
        *(_tick(day, str(day.year), x_of) for day in middle),
        Tick("100%", _short(last), "end"),
    ]


def _tick(day: date, words: str, x_of: Callable[[date], str]) -> Tick:
    at = x_of(day)
    share = float(at.rstrip("%"))
    anchor = "start" if share < X_TICKS else "end" if share > FULL - X_TICKS else ""
    return Tick(at, words, anchor or "middle")


def _short(day: date) -> str:
    return date_format(day, "j M Y")


def _label(title: str, points: Sequence[Point]) -> str:
    newest = max(points, key=lambda point: point.on)
    values = [point.value for point in points]
    return _(
        "%(title)s: %(count)s points from %(first)s to %(last)s, between %(low)s and "
        "%(high)s; the newest is %(newest)s. The table of all has every figure."
    ) % {
        "title": title,
        "count": len(points),
        "first": _short(min(point.on for point in points)),
        "last": _short(newest.on),
        "low": number_words(min(values)),
        "high": number_words(max(values)),
        "newest": number_words(newest.value),
    }
