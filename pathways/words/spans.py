"""Lengths of time in words."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def months_words(number: int) -> str:
    """A number of months, as years where they are whole."""
    if number % 12 == 0:
        years = number // 12
        return ngettext("%(n)s year", "%(n)s years", years) % {"n": years}
    return ngettext("%(n)s month", "%(n)s months", number) % {"n": number}


def last_words(months: int) -> str:
    """The time until today, such as “in the last 12 months”."""
    return _("in the last %(span)s") % {
        "span": _("12 months") if months == 12 else months_words(months)
    }
