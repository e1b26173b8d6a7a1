"""A published time in words: months and days."""

from __future__ import annotations

from django.utils.translation import gettext as _

from pathways.comparison import records
from pathways.rules import Length, Span
from pathways.words.routes import listed


def span_words(span: Span) -> str:
    """A span in words: one length, or from the least to the most."""
    if span.basis == "unknown" and not span.high.in_days:
        return ""
    low, high = span.low, span.high
    if low == high:
        return length_words(high)
    if not low.in_days:
        return _("up to %(most)s") % {"most": length_words(high)}
    least = _shortly(low, high)
    return _("%(least)s to %(most)s") % {"least": least, "most": length_words(high)}


def _shortly(low: Length, high: Length) -> str:
    """The least without its unit, where the most has the same one."""
    if not low.days and not high.days:
        return str(low.months)
    return str(low.days) if not low.months and not high.months else length_words(low)


def length_words(length: Length) -> str:
    """Months and days."""
    parts = (("months", length.months), ("days", length.days))
    said = [records.SPANS[unit](n) % {"n": n} for unit, n in parts if n]
    return listed(said) or _("no time")
