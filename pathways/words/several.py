"""Several words as one: whatever stands between them is the translator's."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce

from django.utils.translation import gettext as _


def either(words: Iterable[object]) -> str:
    """Words of which any will do: “a or b or c”."""
    every = [str(word) for word in words]
    return reduce(_or, every) if every else ""


def _or(word: str, other: str) -> str:
    return _("%(first)s or %(second)s") % {"first": word, "second": other}
