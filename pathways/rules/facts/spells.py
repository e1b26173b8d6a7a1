"""Jobs as far as they count, their continuous runs, and their months."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from itertools import groupby, pairwise
from operator import attrgetter
from typing import Final, NamedTuple

from pathways.rules.engine.case import Case
from pathways.rules.engine.days import DAY, same_or_next_week
from pathways.rules.engine.values import Open, ask
from pathways.rules.profile.profile import Job
from pathways.rules.profile.reading import UNANSWERED

Number = int | Decimal
FULL_TIME: Final = 30
SEVENTHS_A_MONTH = 910.0  # 130 hours a month, in sevenths of an hour


class Spell(NamedTuple):
    """A job as far as it counts: days both included, hours a week at least and most.

    Hours stop at full time; whole ones are whole numbers, quick to count with.
    """

    noc: str
    start: date
    end: date
    low: Number
    high: Number
    job: Job
    asks: frozenset[str]


Hours = Callable[[Spell], Number]


least_hours: Final[Hours] = attrgetter("low")
most_hours: Final[Hours] = attrgetter("high")


def spells(case: Case, who: str) -> list[Spell] | Open:
    """Every paid job that has begun on the day, with what is unanswered about it."""
    key = "spells", who
    items: list[Spell] | Open | None = case.kept.get(key)
    if items is None:
        items = case.kept[key] = _spells(case, who)
    return items


def _spells(case: Case, who: str) -> list[Spell] | Open:
    person = case.person(who)
    if isinstance(person, Open):
        return person
    if person is None:
        return []
    if person.work is UNANSWERED:
        return ask(f"{who}.work")
    return [spell for job in person.work if (spell := _spell(case, job, f"{who}.work"))]


def _spell(case: Case, job: Job, path: str) -> Spell | None:
    asks = set()
    if job.start is UNANSWERED:
        asks.add(f"{path}.start")
    start = date(1900, 1, 2) if job.start is UNANSWERED else job.start
    if start > case.on or job.paid is False:
        return None
    end = case.on
    if job.end is UNANSWERED:
        asks.add(f"{path}.end")
    elif job.end is not None:
        end = min(job.end, case.on)
    if job.hours_per_week is UNANSWERED:
        asks.add(f"{path}.hours_per_week")
        high: Number = FULL_TIME
    else:
        weekly = job.hours_per_week
        high = FULL_TIME if weekly >= FULL_TIME else weekly
        high = int(high) if high == int(high) else high
    low = 0 if asks else high
    noc = job.noc if isinstance(job.noc, str) else ""
    return Spell(noc, start, end, low, high, job, frozenset(asks))


def by_noc(counted: Iterable[Spell], *, joined: bool = False) -> list[list[Spell]]:
    """The spells of each unit group.

    Jobs whose unit group is not stated may be of any: each counts alone, or ``joined``
    with every one.
    """
    ordered = sorted(counted, key=lambda s: (s.noc, s.start, s.end))
    groups = [list(group) for _, group in groupby(ordered, key=lambda s: s.noc)]
    if not groups or groups[0][0].noc:
        return groups
    unstated, stated = groups[0], groups[1:]
    if joined:
        return [unstated + group for group in stated] or [unstated]
    return [[spell] for spell in unstated] + stated


def runs(group: list[Spell]) -> list[list[Spell]]:
    """The continuous runs of one unit group's spells (contract, “Continuous”)."""
    items: list[list[Spell]] = []
    end = date.min
    for spell in sorted(group, key=lambda s: (s.start, s.end)):
        if items and same_or_next_week(end, spell.start):
            items[-1].append(spell)
            end = max(end, spell.end)
        else:
            items.append([spell])
            end = spell.end
    return items


def months(
    counted: Iterable[Spell],
    window: tuple[date, date],
    hours: Hours,
) -> float:
    """Months in a window: on each day at most 30 / 7 hours of all jobs together."""
    first, last = window
    clipped = [
        (max(s.start, first), min(s.end, last) + DAY, hours(s))
        for s in counted
        if s.start <= last and s.end >= first
    ]
    if not clipped:
        return 0
    if len(clipped) == 1:
        start, end, weekly = clipped[0]
        return _in_months(weekly * (end - start).days)
    clipped.sort()
    if all(item[1] <= other[0] for item, other in pairwise(clipped)):
        return _in_months(sum(h * (end - start).days for start, end, h in clipped))
    cuts = sorted({day for start, end, _ in clipped for day in (start, end)})
    total: Number = 0
    for start, end in pairwise(cuts):
        weekly = sum(h for s, e, h in clipped if s <= start and end <= e)
        total += min(FULL_TIME, weekly) * (end - start).days
    return _in_months(total)


def _in_months(sevenths: Number) -> float:
    """Exact where it matters: whole months are whole numbers, and quick to look up."""
    return float(sevenths) / SEVENTHS_A_MONTH
