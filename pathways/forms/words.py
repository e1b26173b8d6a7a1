"""Answers told in a few words, for lists and for the page to check them."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _


def day_words(stored: str | None) -> str:
    """A stored day written out, such as 12 May 2015."""
    return date_format(date.fromisoformat(stored), "j F Y") if stored else ""


def month_words(stored: str | None, meant: str) -> str:
    """A stored day by its month, where that is all that was given.

    ``meant``: whether the first or the last day stands for a month alone.
    """
    if not stored:
        return ""
    day = date.fromisoformat(stored)
    stands = 1 if meant == "first" else monthrange(day.year, day.month)[1]
    return date_format(day, "F Y") if day.day == stands else day_words(stored)


def span_words(start: str | None, end: object) -> str:
    """From a month or day until another, or until now."""
    first = month_words(start, "last")
    last = month_words(end, "first") if isinstance(end, str) else ""
    if first and last:
        return _("%(first)s to %(last)s") % {"first": first, "last": last}
    if first and end is None:
        return _("%(first)s to now") % {"first": first}
    return first


def count_words(number: object, unit: str) -> str:
    """A number with its unit; nothing for no number."""
    return f"{number} {unit}" if isinstance(number, int | float) else ""
