"""A month and a year in one field, as people write them: June 2020, 06/2020, now."""

from __future__ import annotations

import re
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.dates import MONTHS, MONTHS_3
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from pathways.forms.fields import Answer
from pathways.imports.months import as_date

NOW: Final = "now"
NUMBERS: Final = (
    re.compile(r"(?P<month>\d{1,2})\s*[/.-]\s*(?P<year>\d{4})"),
    re.compile(r"(?P<year>\d{4})\s*[/.-]\s*(?P<month>\d{1,2})"),
)
NAMED: Final = re.compile(r"(?P<name>[^\W\d_]{3,})\.?\s*,?\s*(?P<year>\d{4})")
YEAR: Final = re.compile(r"\d{4}")
EARLIEST: Final = 1940
LATEST: Final = 2100


class MonthText(Answer, forms.CharField):
    """A month, kept as “2020-06”; a year alone is asked back."""

    def __init__(self, *, may_last: bool = False, **kwargs: Any) -> None:
        super().__init__(max_length=40, **kwargs)
        self.may_last = may_last
        self.widget.attrs |= {"autocomplete": "off"}

    def clean(self, value: Any) -> str:
        """The month, “now”, or nothing."""
        text = " ".join(str(super().clean(value)).split()).casefold()
        if not text:
            return ""
        if self.may_last and text in {NOW, _("Now").casefold(), "present", "today"}:
            return NOW
        return month_of(text)


def month_of(text: str) -> str:
    """“2020-06” of what was written. Raises ``ValidationError``."""
    if YEAR.fullmatch(text):
        raise ValidationError(
            _("Write the month too, like June %(year)s, or clear the field.")
            % {"year": text}
        )
    year, month = _parts(text)
    if not 1 <= month <= 12 or not EARLIEST <= year <= LATEST:
        raise ValidationError(_("Write a month and a year, like June 2020."))
    return f"{year:04}-{month:02}"


def _parts(text: str) -> tuple[int, int]:
    """Year and month; zeros for what is none."""
    for pattern in NUMBERS:
        if match := pattern.fullmatch(text):
            return int(match["year"]), int(match["month"])
    match = NAMED.fullmatch(text)
    return (int(match["year"]), _number_of(match["name"])) if match else (0, 0)


def _number_of(name: str) -> int:
    """The month of a name or of its beginning, in the visitor's language or English."""
    for language in (translation.get_language() or "en", "en"):
        with translation.override(language):
            names = {n: (str(MONTHS[n]), str(MONTHS_3[n])) for n in MONTHS}
        for number, known in names.items():
            if any(one.casefold().rstrip(".").startswith(name) for one in known):
                return number
    return 0


def month_words(stored: str | None) -> str:
    """A month as the field shows it; a year alone stands as it is."""
    day = as_date(stored)
    return date_format(day, "F Y") if day else (stored or "")


NOW_WORD: Final = lazy("Now")
