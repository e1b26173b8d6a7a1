"""A route as numbers for plain SVG: x in per cent of one scale, y in pixels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from textwrap import wrap
from typing import Final, Protocol

from django.utils.formats import date_format
from django.utils.text import Truncator

ROW: Final = 44
LABEL: Final = 16
GAP: Final = 8
LINE: Final = 18  # from one line of a name to the next
LONGEST: Final = 44  # characters of a line of a name that fit a narrow screen
FOOT: Final = 26
FEWEST_YEARS: Final = 2
NARROW: Final = 0.8  # per cent, the width of a step that takes no time
EDGE: Final = 6  # per cent at either end, where words keep within the chart
FULL: Final = 100


@dataclass(frozen=True, slots=True)
class Scale:
    """From the day of assessment to the last day of all routes shown."""

    first: date
    last: date

    def x(self, day: date) -> float:
        """The place of a day, in per cent."""
        span = max((self.last - self.first).days, 1)
        return round((day - self.first).days * FULL / span, 2)


@dataclass(frozen=True, slots=True)
class Bar:
    """A step: solid where it takes the least, ``later`` up to its latest end.

    Its name takes one line, or a ``second`` one too.

    Lengths are attributes of SVG, such as ``12.50%``; no ``later`` width, no such bar.
    """

    tone: str
    label: str
    label_y: int
    second: str
    second_y: int
    y: int
    x: str
    width: str
    later_x: str
    later_width: str


@dataclass(frozen=True, slots=True)
class Tick:
    """The first day of a year."""

    x: str
    label: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """A drawn route, and the words that stand for it."""

    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    height: int
    axis: int
    label: str


class Drawable(Protocol):
    """What a bar is drawn of."""

    @property
    def title(self) -> str:
        """The name of the step."""

    @property
    def tone(self) -> str:
        """``lever``, ``work``, ``permit`` or ``permanent``."""

    @property
    def begins(self) -> tuple[date, date]:
        """The first and the last day on which it begins."""

    @property
    def ends(self) -> tuple[date, date]:
        """The first and the last day on which it ends."""


def drawn(scale: Scale, steps: Sequence[Drawable], label: str) -> Timeline:
    """The steps below each other, each with its name above its bar.

    ``label`` says the same in words.
    """
    bars: list[Bar] = []
    top = 0
    for number, step in enumerate(steps, 1):
        bars.append(_bar(scale, number, step, top))
        top += ROW + (LINE if bars[-1].second else 0)
    axis = top + LABEL // 2
    return Timeline(
        bars=tuple(bars),
        ticks=tuple(_ticks(scale)),
        height=axis + FOOT,
        axis=axis,
        label=label,
    )


def _lines(name: str) -> tuple[str, str]:
    """A name on one line or two; what is longer still is cut."""
    first, *rest = wrap(name, LONGEST) or [""]
    return first, Truncator(" ".join(rest)).chars(LONGEST)


def _bar(scale: Scale, number: int, step: Drawable, top: int) -> Bar:
    start, soon, late = (scale.x(d) for d in (step.begins[0], *step.ends))
    label, second = _lines(f"{number}. {step.title}")
    last = top + LABEL + (LINE if second else 0)
    start = min(start, FULL - NARROW)
    end = max(soon, start + NARROW)
    return Bar(
        tone=step.tone,
        label=label,
        label_y=top + LABEL,
        second=second,
        second_y=last,
        y=last + GAP,
        x=_percent(start),
        width=_percent(end - start),
        later_x=_percent(end),
        later_width=_percent(late - end) if late > end else "",
    )


def _percent(number: float) -> str:
    return f"{number:.2f}%"


def _ticks(scale: Scale) -> list[Tick]:
    years = range(scale.first.year + 1, scale.last.year + 1)
    every = [date(year, 1, 1) for year in years]
    shown = [_tick(scale.x(day), str(day.year)) for day in every if day < scale.last]
    if len(shown) >= FEWEST_YEARS:
        return shown
    ends = (scale.first, scale.last)
    return [_tick(scale.x(day), date_format(day, "M Y")) for day in ends]


def _tick(x: float, label: str) -> Tick:
    anchor = "start" if x < EDGE else "end" if x > FULL - EDGE else "middle"
    return Tick(_percent(x), label, anchor)
