"""Verdicts from the contract's JSON itself: four words, and how they combine."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

MET, OFFICER, NOT_ANSWERED, NOT_MET = "met", "officer", "not_answered", "not_met"
DAY = timedelta(days=1)
WORST_FIRST = (NOT_MET, NOT_ANSWERED, OFFICER, MET)
MISSING = object()
Json = dict[str, Any]


def every(*verdicts: str) -> str:
    """All of them: the worst."""
    return min(verdicts, key=WORST_FIRST.index)


def one_of(*verdicts: str) -> str:
    """Any of them: the best."""
    return max(verdicts, key=WORST_FIRST.index)


def answer(profile: Json, path: str) -> Any:
    """What was answered at a path; ``MISSING`` when it or a parent was not."""
    at: Any = profile
    for name in path.split("."):
        if at is None:
            return None
        if name not in at:
            return MISSING
        at = at[name]
    return at


def holds(value: Any, test: Callable[[Any], bool]) -> str:
    """Judge one answer; “none” passes no test."""
    if value is MISSING:
        return NOT_ANSWERED
    return MET if value is not None and test(value) else NOT_MET


def given(profile: Json, path: str) -> str:
    """Whether a part was answered with one."""
    return holds(answer(profile, path), lambda _: True)


def ask(profile: Json, path: str, test: Callable[[Any], bool]) -> str:
    """Judge the answer at a path."""
    return holds(answer(profile, path), test)


def day(text: str) -> date:
    return date.fromisoformat(text)


def later(start: date, months: int) -> date:
    """The same date so many months later, or the month's last day."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    after = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    return min(date(year, month + 1, 1) + timedelta(days=start.day - 1), after - DAY)


def months_before(on: date, months: int) -> date:
    """First day of the window of so many months that ends on the day."""
    return later(on, -months) + DAY


def worked(
    profile: Json, on: date, keep: Callable[[Json], bool], window: int = 0
) -> float | None:
    """Months of the jobs that are kept, 130 hours each; ``None`` if not answered."""
    work = answer(profile, "applicant.work")
    if work is MISSING:
        return None
    first = months_before(on, window) if window else date.min
    hours: dict[date, float] = {}
    for job in work or []:
        if not keep(job):
            continue
        at = max(day(job["start"]), first)
        end = min(day(job["end"]) if job["end"] else on, on)
        while at <= end:
            hours[at] = min(30.0, hours.get(at, 0.0) + job["hours_per_week"])
            at += timedelta(days=1)
    return sum(hours.values()) / 7 / 130


def worked_at_least(months: float | None, least: float) -> str:
    """Judge months of work, to a rounding error."""
    if months is None:
        return NOT_ANSWERED
    return MET if months >= least - 1e-9 else NOT_MET
