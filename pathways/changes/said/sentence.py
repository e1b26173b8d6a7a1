"""A sentence of a change: from when, what holds, and what held before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Any, Final, NamedTuple

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

Spec = Mapping[str, Any]
LATEST: Final = "9999"
BESIDE: Final = frozenset({"from", "to", "cite", "id", "key", "dates_assumed"})


@dataclass(frozen=True, slots=True)
class Sentence:
    """What holds from a day on, beside what held before.

    ``was`` is empty where nothing was there, and nothing where it need not be said.
    """

    where: str
    what: str
    was: str | None = None
    day: str = ""
    end: str = ""

    @property
    def before(self) -> str:
        """What stands in brackets behind it."""
        if self.was is None:
            return ""
        return self.was or _("nothing before")

    @property
    def body(self) -> str:
        """The sentence without its first day."""
        words = capfirst(self.what)
        return f"{words} ({self.before})." if self.before else f"{words}."

    @property
    def opening(self) -> str:
        """From when, and until when where an end is known."""
        if self.day and self.end:
            days = {"day": day_words(self.day), "last": last_day_words(self.end)}
            return _("From %(day)s to %(last)s") % days
        if self.day:
            return _("From %(day)s") % {"day": day_words(self.day)}
        if self.end:
            return _("Until %(last)s") % {"last": last_day_words(self.end)}
        return ""

    def __str__(self) -> str:
        return f"{self.opening}: {self.body}" if self.opening else self.body


Sentences = Iterator[Sentence]


def day_words(day: str) -> str:
    """A day in words, such as “3 November 2026”; what is no day as it stands."""
    try:
        return str(date_format(date.fromisoformat(day), _("j F Y")))
    except ValueError:
        return day


def last_day_words(end: str) -> str:
    """The last day of a row that ends before this day."""
    try:
        return day_words((date.fromisoformat(end) - timedelta(days=1)).isoformat())
    except (ValueError, OverflowError):
        return end


def listed(items: Iterable[str], most: int = 40) -> str:
    """Items with semicolons between; what is left out is counted."""
    texts = list(items)
    if len(texts) > most:
        more = _("%(count)s more") % {"count": len(texts) - most}
        texts = [*texts[:most], more]
    return "; ".join(texts)


def figure(value: Any) -> str:
    """A number as JSON keeps it, without idle zeros."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:,}"
    return str(value)


class Span(NamedTuple):
    """Days on which another row holds than before: the rows then, and their base."""

    start: str
    end: str
    was: Spec | None
    now: Spec | None


def body_of(row: Spec) -> dict[str, Any]:
    """What a row says, without its days and where it was read."""
    return {name: value for name, value in row.items() if name not in BESIDE}


def spans_of(
    before: Iterable[Spec],
    after: Iterable[Spec],
    body: Callable[[Spec], Any] = body_of,
    is_known: Callable[[Spec], bool] = bool,
) -> Iterator[Span]:
    """Where two series of dated rows differ, span by span.

    The base of what is new is the row that held on those days, or, where none did or
    nothing of it was known, the row of the day before.
    """
    old, new = list(before), list(after)
    ends = {_start(row) for row in (*old, *new)} | {_end(row) for row in (*old, *new)}
    days = sorted(ends)
    merged: list[Span] = []
    for start, end in pairwise(days):
        was, now = _holding(old, start), _holding(new, start)
        if _same(was, now, body):
            continue
        last = merged[-1] if merged else None
        if last and last.end == start and last.now is now and last.was is was:
            merged[-1] = last._replace(end=end)
        else:
            merged.append(Span(start, end, was, now))
    for span in merged:
        base = span.was
        if span.now is not None and (base is None or not is_known(base)):
            base = _last_known(new, span.start, is_known) or base
        end = "" if span.end == LATEST else span.end
        yield span._replace(was=base, end=end)


def _start(row: Spec) -> str:
    return str(row.get("from") or "")


def _end(row: Spec) -> str:
    return str(row.get("to") or LATEST)


def _holding(rows: list[Spec], day: str) -> Spec | None:
    held = [row for row in rows if _start(row) <= day < _end(row)]
    return max(held, key=_start) if held else None


def _same(was: Spec | None, now: Spec | None, body: Callable[[Spec], Any]) -> bool:
    if was is None or now is None:
        return was is now
    return bool(body(was) == body(now))


def _last_known(
    rows: list[Spec], start: str, is_known: Callable[[Spec], bool]
) -> Spec | None:
    """The last row that began before a day."""
    earlier = [row for row in rows if _start(row) < start and is_known(row)]
    return max(earlier, key=_start) if earlier and start else None
