"""What values are counted in, for the head of a column, and TEER categories."""

from __future__ import annotations

import re
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from pathways.words.vocabulary import Text

UNITS: Final[dict[str, Text]] = {
    "CAD": lazy("CAD"),
    "CAD a year": lazy("CAD a year"),
    "CAD an hour": lazy("CAD an hour"),
    "TEER": lazy("TEER"),
    "area": lazy("area"),
    "as the list says": lazy("the unit of the list"),
    "as the path says": lazy("the unit of the answer"),
    "choice": lazy("choice"),
    "countries": lazy("countries"),
    "country": lazy("country"),
    "education level": lazy("level of education"),
    "hours a week": lazy("hours a week"),
    "language level": lazy("CLB level"),
    "months": lazy("months"),
    "number": lazy("number"),
    "occupation": lazy("occupation"),
    "people": lazy("people"),
    "percent": lazy("per cent"),
    "points": lazy("points"),
    "province": lazy("province"),
    "provinces": lazy("provinces"),
    "text": lazy("text"),
    "years": lazy("years"),
    "years of age": lazy("years of age"),
    "yes or no": lazy("yes or no"),
}


# The space between a figure and its currency; the figure is looked at last, for speed.
UNBROKEN: Final = re.compile(r" (?=CAD\b|USD\b)(?<=\d )")


def keep_figures(text: str) -> str:
    """What people see: no line ends between a figure and its currency.

    The words themselves keep their plain space, for commands and plain mails.
    """
    return UNBROKEN.sub("\N{NO-BREAK SPACE}", text)


def teer_words(teers: tuple[int, ...]) -> str:
    """Some TEER categories, such as “TEER 0, 1 or 2”."""
    items = [str(teer) for teer in teers]
    if len(items) > 1:
        last = {"one": items[-2], "other": items[-1]}
        items = [*items[:-2], _("%(one)s or %(other)s") % last]
    return _("TEER %(numbers)s") % {"numbers": ", ".join(items)}
