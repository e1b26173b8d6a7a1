"""Answers told in a few words, for lists and for the page to check them."""

from __future__ import annotations

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _


def day_words(stored: str | None) -> str:
    """A stored day written out, such as 12 May 2015."""
    return date_format(date.fromisoformat(stored), "j F Y") if stored else ""


def span_words(start: str | None, end: object) -> str:
    """From a day until a day, or until now."""
    first = day_words(start)
    last = day_words(end) if isinstance(end, str) else ""
    if first and last:
        return _("%(first)s to %(last)s") % {"first": first, "last": last}
    if first and end is None:
        return _("since %(first)s") % {"first": first}
    return first


def count_words(number: object, unit: str) -> str:
    """A number with its unit; nothing for no number."""
    return f"{number} {unit}" if isinstance(number, int | float) else ""
