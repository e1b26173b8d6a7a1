"""Months as a resume has them, and the days that stand for them in the answers.

A month without a day never counts more than there was: what begins in it begins on its
last day, what ends in it ends on its first; a study is completed on its last.
"""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import Final

MONTH: Final = re.compile(r"(\d{4})-(\d{2})")


def first_day(month: str | None) -> str | None:
    """The first day of a month such as “2019-03”; none of a year alone."""
    match = MONTH.fullmatch(month or "")
    return f"{match[0]}-01" if match else None


def last_day(month: str | None) -> str | None:
    """The last day of a month such as “2019-03”; none of a year alone."""
    match = MONTH.fullmatch(month or "")
    if not match:
        return None
    return f"{match[0]}-{calendar.monthrange(int(match[1]), int(match[2]))[1]}"


def is_same_month(value: object, other: object) -> bool:
    """Whether two stored days lie in one month."""
    return isinstance(value, str) and isinstance(other, str) and value[:7] == other[:7]


def months_between(start: date, end: date) -> int:
    """How many months a span touches, at least one."""
    return max(1, (end.year - start.year) * 12 + end.month - start.month + 1)


def as_date(month: str | None) -> date | None:
    """The first day of a month or of the month of a day."""
    match = re.match(r"(\d{4})-(\d{2})", month or "")
    return date(int(match[1]), int(match[2]), 1) if match else None
