"""Comparisons of a value with a limit, in words."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from pathways.words.vocabulary import Text

COMPARISONS: Final[dict[str, Text]] = {
    "at_least": _("at least %(limit)s"),
    "more_than": _("more than %(limit)s"),
    "at_most": _("at most %(limit)s"),
    "less_than": _("less than %(limit)s"),
    "is": _("%(limit)s"),
    "is_not": _("not %(limit)s"),
    "one_of": _("%(limit)s"),
    "none_of": _("not %(limit)s"),
}


def compared_words(comparison: str, limit: str) -> str:
    """What a value must be: “at least CLB 7”."""
    return str(COMPARISONS[comparison]) % {"limit": limit}


def wanted_words(comparison: str, limit: str) -> str:
    """The same beside the value that one has: a least goes without saying."""
    return compared_words("is" if comparison == "at_least" else comparison, limit)
