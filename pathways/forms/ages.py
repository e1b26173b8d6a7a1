"""Days of birth that are asked back: a child of 13, or a person of 120."""

from __future__ import annotations

from datetime import date
from typing import Final

from django.utils.translation import gettext as _

YOUNGEST: Final = 14
OLDEST: Final = 110


def doubt_about(born: date, on: date) -> str:
    """What is asked back about a day of birth; nothing where it is plausible."""
    age = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
    if age < YOUNGEST:
        words = _("Born in %(year)s? That is younger than %(age)s. Check the year.")
        return words % {"year": born.year, "age": YOUNGEST}
    if age > OLDEST:
        words = _("Born in %(year)s? That is older than %(age)s. Check the year.")
        return words % {"year": born.year, "age": OLDEST}
    return ""
