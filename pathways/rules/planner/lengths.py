"""How long a step takes: by published times, or by a lever's estimate."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_CEILING, Decimal
from functools import lru_cache
from typing import Any, Final

from pathways.rules.engine import specs
from pathways.rules.engine.days import add_months
from pathways.rules.engine.specs import Spec

PUBLISHED: Final = "published"
ESTIMATE: Final = "estimate"
FIXED: Final = "fixed"
UNKNOWN: Final = "unknown"
DAYS_A_MONTH: Final = Decimal("30.44")
WEEK, WORKING_WEEK = 7, 5
NO_FIGURE: Final = (None, None, None)


@dataclass(frozen=True, slots=True)
class Length:
    """Calendar months, and days beyond them."""

    months: int = 0
    days: int = 0

    def after(self, day: date) -> date:
        """The day so much later."""
        return add_months(day, self.months) + timedelta(days=self.days)

    def __add__(self, other: Length) -> Length:
        return Length(self.months + other.months, self.days + other.days)

    @property
    def in_days(self) -> Decimal:
        """About so many days, to compare lengths."""
        return self.months * DAYS_A_MONTH + self.days


NO_TIME: Final = Length()


@dataclass(frozen=True, slots=True)
class Span:
    """From the least to the most that a step takes.

    ``basis``: ``published`` times, our ``estimate`` of a lever, ``fixed`` (the months
    that the next rule asks for, or none at all), or ``unknown``: no time is published,
    and the step counts with what is known of it. ``records`` are the published rows.
    """

    low: Length
    high: Length
    basis: str
    records: tuple[Spec, ...] = ()

    @property
    def is_known(self) -> bool:
        """Whether a page or a rule says how long it takes."""
        return self.basis in (PUBLISHED, FIXED)


def published(stream: Spec, on: date, parts: tuple[str, ...]) -> Span:
    """The published times of a stream's parts; the last named is what must be known.

    Parts follow each other; several records of one part give its range. What is your
    own (``you``) is the most that you may take: at least nothing.
    """
    held = [
        record
        for record in stream.get("times", ())
        if record["step"] in parts and specs.in_force(record, on)
    ]
    low = high = NO_TIME
    known = set()
    for part in parts:
        figures = [f for r in held if r["step"] == part if (f := _figures(r))]
        if not figures:
            continue
        known.add(part)
        if part != "you":
            low += min((least for least, _ in figures), key=_in_days)
        high += max((most for _, most in figures), key=_in_days)
    basis = PUBLISHED if parts[-1] in known else UNKNOWN
    return Span(low, high, basis, tuple(held))


def _in_days(length: Length) -> Decimal:
    return length.in_days


def _figures(record: Spec) -> tuple[Length, Length] | None:
    """The least and the most of a record; none where no figure is published."""
    ends = record.get("value"), record.get("low"), record.get("high")
    return None if ends == NO_FIGURE else _ends(*ends, record["unit"])


@lru_cache(maxsize=1024)
def _ends(value: Any, low: Any, high: Any, unit: str) -> tuple[Length, Length]:
    numbers = [Decimal(str(end)) for end in (value, low, high) if end is not None]
    return _length(min(numbers), unit), _length(max(numbers), unit)


def _length(number: Decimal, unit: str) -> Length:
    if unit == "months":
        whole = int(number)
        return Length(whole, _up((number - whole) * DAYS_A_MONTH))
    calendar = number * WEEK / WORKING_WEEK if unit == "business_days" else number
    return Length(days=_up(calendar))


def _up(number: Decimal) -> int:
    return int(number.to_integral_value(ROUND_CEILING))


def estimated(costs: Mapping[str, Any], lever: str) -> Span:
    """What a lever takes, by its record."""
    record = costs.get(lever, {})
    low, high = record.get("months_low"), record.get("months_high")
    if low is None and high is None:
        return Span(NO_TIME, NO_TIME, UNKNOWN)
    least = low or 0
    ends = Length(least), Length(max(high or 0, least))
    if not ends[1].in_days:
        return Span(*ends, FIXED, (record,))
    basis = ESTIMATE if record.get("is_estimate", True) else PUBLISHED
    return Span(*ends, basis, (record,))


def fixed(months: int) -> Span:
    """Months of work that the next step asks for."""
    return Span(Length(months), Length(months), FIXED)


def total(spans: Iterable[Span]) -> tuple[Length, Length]:
    """The least and the most of steps that follow each other."""
    low = high = NO_TIME
    for span in spans:
        low, high = low + span.low, high + span.high
    return low, high
