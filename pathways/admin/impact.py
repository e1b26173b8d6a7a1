"""The impact of a change on its page: progress, tables by stream and by grid."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pathways.admin.people import signed
from pathways.changes import impact
from pathways.changes.counting import DayCount, Movement
from pathways.models import ImpactRun
from pathways.rules import Rulebook
from pathways.rules.effects import Pair


@dataclass(frozen=True)
class Row:
    """A stream's verdicts or a grid's scores: how many move, and who moves most.

    Nothing stands for a number while nobody is counted.
    """

    name: str
    other: int | None
    up: int | None
    down: int | None
    saved: int | None
    most: str
    link: str


@dataclass(frozen=True)
class Day:
    """One day on which something of the change starts."""

    day: str
    totals: str
    verdicts: tuple[Row, ...]
    scores: tuple[Row, ...]
    intakes: tuple[str, ...]
    rest: str
    unread: str


@dataclass(frozen=True)
class Impact:
    """What the section says; ``run_id`` is none before anybody asked."""

    days: tuple[Day, ...]
    people: int = 0
    done: int = 0
    progress: str = ""
    failed: str = ""
    is_moving: bool = False
    is_asked: bool = False


def impact_of(
    pair: Pair, run: ImpactRun | None, *, first: date, now: datetime
) -> Impact:
    """The section of a change's page, everything read before it renders."""
    if run is None:
        return Impact(
            tuple(_day(pair, (first, day), None, None) for day in pair.days(first))
        )
    progress = impact.Progress(run, now)
    days = [date.fromisoformat(day) for day in run.days]
    return Impact(
        tuple(
            _day(
                pair,
                (first, day),
                progress.counts.get(day),
                progress.counts_of_saved.get(day),
            )
            for day in days
        ),
        progress.people,
        progress.done,
        _progress(progress),
        _failed(progress.failed),
        progress.is_moving,
        is_asked=True,
    )


def run_for(before: str, after: str, first: date) -> ImpactRun | None:
    """The run over these two, if it was asked for."""
    runs = ImpactRun.objects.filter(before_digest=before, after_digest=after)
    return runs.filter(first_on=first).first()


def _progress(progress: impact.Progress) -> str:
    figures = {
        "done": f"{progress.done:,}",
        "people": f"{progress.people:,}",
        "saved": f"{progress.saved:,}",
        "synthetic": f"{progress.synthetic:,}",
        "seconds": progress.seconds_left,
    }
    if not progress.is_moving:
        return (
            _("%(people)s profiles (%(saved)s saved, %(synthetic)s synthetic).")
            % figures
        )
    if progress.seconds_left is None:
        return (
            _(
                "%(done)s of %(people)s profiles (%(saved)s saved, %(synthetic)s "
                "synthetic). You may leave this page; it goes on, and keeps its place "
                "if it is stopped."
            )
            % figures
        )
    return (
        _(
            "%(done)s of %(people)s profiles (%(saved)s saved, %(synthetic)s "
            "synthetic), about %(seconds)s seconds left. You may leave this page; it "
            "goes on, and keeps its place if it is stopped."
        )
        % figures
    )


def _failed(count: int) -> str:
    if not count:
        return ""
    return (
        ngettext(
            "%d profile could not be counted.",
            "%d profiles could not be counted.",
            count,
        )
        % count
    )


def _day(
    pair: Pair,
    days: tuple[date, date],
    counts: DayCount | None,
    saved: DayCount | None,
) -> Day:
    first, on = days
    comparison = pair.on(on)
    counted, of_saved = counts or DayCount(), saved or DayCount()
    query = urlencode(
        {
            "before": pair.before.digest,
            "after": pair.after.digest,
            "first": first,
            "on": on,
        }
    )
    names = _names(pair.after, on) | _names(pair.before, on)
    verdicts = _rows("verdict", comparison.streams, counted, of_saved, (names, query))
    scores = _rows("score", comparison.grids, counted, of_saved, (names, query))
    rest = len(pair.after.rules(on).streams) - len(comparison.streams)
    return Day(
        date_format(on, "j F Y"),
        _totals(counted) if counts else "",
        verdicts,
        scores,
        tuple(
            _("%(stream)s: intake %(after)s (%(before)s).")
            % {"stream": names.get(slug, slug), "before": was, "after": now}
            for slug, was, now in comparison.intakes
        ),
        ngettext(
            "%d other stream: no rule differs.",
            "%d other streams: no rule differs.",
            rest,
        )
        % rest,
        _("%d profiles cannot be read.") % counted.unread if counted.unread else "",
    )


def _totals(counted: DayCount) -> str:
    return _(
        "%(verdict)s of %(people)s get another verdict, %(score)s another score."
    ) % {
        "verdict": f"{counted.verdict:,}",
        "people": f"{counted.people:,}",
        "score": f"{counted.score:,}",
    }


def _names(rulebook: Rulebook, on: date) -> dict[str, str]:
    rules = rulebook.rules(on)
    names = {slug: grid.title for slug, grid in rules.grids.items()}
    return names | {stream.slug: stream.name for stream in rules.streams}


def _rows(
    kind: str,
    slugs: Iterable[str],
    counted: DayCount,
    saved: DayCount,
    where: tuple[Mapping[str, str], str],
) -> tuple[Row, ...]:
    names, query = where
    rows = []
    for slug in slugs:
        name = names.get(slug, slug)
        if not counted.people:
            rows.append(Row(name, None, None, None, None, "", ""))
            continue
        moved = counted.movements.get((kind, slug), Movement())
        of_saved = saved.movements.get((kind, slug), Movement())
        most = link = ""
        if moved.most:
            by, number = moved.most[0]
            most, link = _most(kind, by, number), _link(number, query)
        counts = (moved.all, moved.up, moved.down, of_saved.all)
        rows.append(Row(name, *counts, most, link))
    return tuple(sorted(rows, key=lambda row: -(row.other or 0)))


def _most(kind: str, by: int, number: int) -> str:
    name = _("synthetic %05d") % number
    return f"{signed(by)} {name}" if kind == "score" else name


def _link(number: int, query: str) -> str:
    return f"{reverse('admin:pathways_synthetic', args=[number])}?{query}"
