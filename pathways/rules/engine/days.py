"""Counting with dates (contract, “How answers are read”, 3 and 4)."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

DAY = timedelta(days=1)
KEPT = 8192  # a profile asks for the same few months over and over


@lru_cache(maxsize=KEPT)
def add_months(day: date, months: int) -> date:
    """The same date so many months later; a missing date takes the month's last."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


@lru_cache(maxsize=KEPT)
def window_start(on: date, months: int) -> date:
    """First day of the window of so many months that ends on the day."""
    return add_months(on, -months) + DAY


def completed_years(born: date, on: date) -> int:
    """Age in completed years; 29 February turns older on 1 March."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def completed_months(since: date, on: date) -> int:
    """Whole months from one day to another, 0 when it lies ahead."""
    months = (on.year - since.year) * 12 + on.month - since.month
    while months > 0 and add_months(since, months) > on:
        months -= 1
    return max(months, 0)


def same_or_next_week(end: date, start: date) -> bool:
    """Whether a day lies before the end of the calendar week after another's."""
    monday = end - timedelta(days=end.weekday())
    return start < monday + timedelta(days=14)
