"""Months and days as people type them: March, Mar, 3 and mars; May 6, 1996.

A day of figures alone that has two readings is asked back with both of them.
"""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from typing import Final

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from pathways.forms.typed import NotUnderstoodError, quoted
from pathways.resumes.months import month_named
from pathways.words.sentences import FOUR_DIGITS

YEARS: Final = range(1900, 2201)
WORDS: Final = re.compile(r"[^\W\d_]+|\d+")
NO_MONTHS: Final = frozenset({"of", "de", "del", "le", "the", "st", "nd", "rd", "th"})
ORDINAL: Final = re.compile(r"(?<=\d)(?:st|nd|rd|th|er|e)\b", re.IGNORECASE)


def read_month(text: str) -> int | None:
    """The month that a number or the beginning of a name says; nothing if several."""
    plain = _plain(text).rstrip(".")
    if plain.isdigit():
        return int(plain) if int(plain) in range(1, 13) else None
    return month_named(plain)


def read_day(text: str) -> date:
    """A whole day that was typed in one place.

    Raises ``NotUnderstoodError`` where it is none, or may be one of two.
    """
    readings = sorted(set(_days(text)))
    if len(readings) == 1:
        return readings[0]
    if not readings:
        raise NotUnderstoodError(_no_day(text))
    both = [date_format(reading, "j F Y") for reading in readings]
    words = _("Is %(typed)s %(first)s or %(second)s? Choose the month by its name.")
    message = words % {"typed": quoted(text), "first": both[0], "second": both[1]}
    raise NotUnderstoodError(message, *both)


def read_month_of_year(text: str) -> tuple[int, int] | None:
    """A month and its year that were typed in one place, such as 6/2020."""
    parts = WORDS.findall(ORDINAL.sub("", text))
    if len(parts) != 2:
        return None
    first, last = parts
    month, year = (last, first) if _is_year(first) else (first, last)
    number = read_month(month)
    return (number, int(year)) if number and _is_year(year) else None


def day_of(day: int, month: int, year: int) -> date:
    """The day; raises with how many days the month has."""
    if year not in YEARS:
        raise NotUnderstoodError(str(FOUR_DIGITS))
    days = monthrange(year, month)[1]
    if not 1 <= day <= days:
        words = _("%(month)s has %(days)s days. Check the day.")
        name = date_format(date(year, month, 1), "F Y")
        raise NotUnderstoodError(words % {"month": name, "days": days})
    return date(year, month, day)


def _days(text: str) -> Iterator[date]:
    """Every day that the text may be."""
    parts = [
        part
        for part in WORDS.findall(ORDINAL.sub("", text))
        if _plain(part) not in NO_MONTHS
    ]
    years = [part for part in parts if _is_year(part)]
    if len(parts) != 3 or len(years) != 1:
        return
    rest = [part for part in parts if not _is_year(part)]
    has_one_order = parts[0] == years[0]  # 1996-05-06
    for month, day in [rest] if has_one_order else [rest, rest[::-1]]:
        number = read_month(month)
        if number and day.isdigit():
            yield from _if_any(int(day), number, int(years[0]))


def _if_any(day: int, month: int, year: int) -> Iterator[date]:
    try:
        yield date(year, month, day)
    except ValueError:
        return


def _is_year(text: str) -> bool:
    return text.isdecimal() and len(text) == 4 and int(text) in YEARS


def _no_day(text: str) -> str:
    words = _("%(typed)s is not understood as a day. Write it like March 27, 1993.")
    return words % {"typed": quoted(text)}


def _plain(text: str) -> str:
    """Small letters without accents."""
    parts = unicodedata.normalize("NFD", text.strip().casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))
