"""What values are counted in, for the head of a column, and TEER categories."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext as translated
from django.utils.translation import gettext_lazy as _

from pathways.words.vocabulary import Text

UNITS: Final[dict[str, Text]] = {
    "CAD": _("CAD"),
    "CAD a year": _("CAD a year"),
    "CAD an hour": _("CAD an hour"),
    "TEER": _("TEER"),
    "area": _("area"),
    "as the list says": _("the unit of the list"),
    "as the path says": _("the unit of the answer"),
    "choice": _("choice"),
    "countries": _("countries"),
    "country": _("country"),
    "education level": _("level of education"),
    "hours a week": _("hours a week"),
    "language level": _("CLB level"),
    "months": _("months"),
    "number": _("number"),
    "occupation": _("occupation"),
    "people": _("people"),
    "percent": _("per cent"),
    "points": _("points"),
    "province": _("province"),
    "provinces": _("provinces"),
    "text": _("text"),
    "years": _("years"),
    "years of age": _("years of age"),
    "yes or no": _("yes or no"),
}


def teer_words(teers: tuple[int, ...]) -> str:
    """Some TEER categories, such as “TEER 0, 1 or 2”."""
    items = [str(teer) for teer in teers]
    if len(items) > 1:
        last = {"one": items[-2], "other": items[-1]}
        items = [*items[:-2], translated("%(one)s or %(other)s") % last]
    return translated("TEER %(numbers)s") % {"numbers": ", ".join(items)}
