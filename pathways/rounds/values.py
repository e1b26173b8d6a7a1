"""Reading one value of a feed, or saying what is wrong with it."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from pathways.resumes.months import IN_ENGLISH
from pathways.rounds.records import Problem

LONG_DAY = re.compile(r"(?P<month>[A-Z][a-z]+) (?P<day>\d{1,2}), (?P<year>\d{4})")
CLOCK = re.compile(
    r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?\s*UTC", re.IGNORECASE
)


class Values:
    """Reads the values of one entry; problems are collected, with their place."""

    def __init__(self, at: str, entry: dict[str, Any], problems: list[Problem]) -> None:
        self.at, self.entry, self.problems = at, entry, problems

    def note_wrong(self, name: str, message: str) -> None:
        """Note what is wrong with a value."""
        self.problems.append(Problem(f"{self.at}, {name}", message))

    def text(self, name: str) -> str:
        """The value as text, without space around it; empty when absent."""
        value = self.entry.get(name)
        return "" if value is None else str(value).strip()

    def whole(self, name: str, low: int, high: int | None = None) -> int | None:
        """A whole number in a range; thousands may be set apart by commas."""
        text = self.text(name)
        digits = text.replace(",", "").replace("\N{NO-BREAK SPACE}", "")
        if not re.fullmatch(r"\d+", digits):
            self.note_wrong(name, f"“{text}” is not a whole number")
            return None
        number = int(digits)
        if number < low or (high is not None and number > high):
            limits = f"at least {low}" if high is None else f"from {low} to {high}"
            self.note_wrong(name, f"{number} is impossible; it is {limits}")
            return None
        return number

    def maybe_whole(self, name: str, low: int) -> int | None:
        """The same where an empty value means that nothing was published."""
        return self.whole(name, low) if self.text(name) else None

    def maybe_amount(self, name: str) -> Decimal | None:
        """A sum of money where one was published; thousands may be set apart."""
        text = self.text(name)
        if not text:
            return None
        try:
            amount = Decimal(text.replace(",", ""))
        except InvalidOperation:
            self.note_wrong(name, f"“{text}” is not a sum")
            return None
        if not amount.is_finite() or amount < 0:
            self.note_wrong(name, f"“{text}” is not a sum")
            return None
        return amount

    def day(self, name: str) -> date | None:
        """An ISO date, or one such as “October 1, 2026”."""
        text = self.text(name)
        day = read_day(text)
        if day is None:
            self.note_wrong(name, f"“{text}” is not a date")
        return day


def read_day(text: str) -> date | None:
    """An ISO date, or one such as “October 1, 2026”; none of anything else."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        pass
    match = LONG_DAY.search(text)
    if match is None or match["month"] not in IN_ENGLISH:
        return None
    try:
        month = IN_ENGLISH.index(match["month"]) + 1
        return date(int(match["year"]), month, int(match["day"]))
    except ValueError:
        return None


def read_moment(text: str) -> datetime | None:
    """A moment such as “September 01, 2026 at 23:05:13 UTC”, or ISO with a zone."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = None
    if moment is not None:
        return moment.astimezone(UTC) if moment.tzinfo else None
    day, clock = read_day(text), CLOCK.search(text)
    if day is None or clock is None:
        return None
    try:
        return datetime(
            day.year,
            day.month,
            day.day,
            int(clock["hour"]),
            int(clock["minute"]),
            int(clock["second"] or 0),
            tzinfo=UTC,
        )
    except ValueError:
        return None
