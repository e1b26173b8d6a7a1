"""A month and its year in one field, as people write them: June 2020, 6/2020, now."""

from __future__ import annotations

import re
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from pathways.forms.fields import Answer
from pathways.forms.typed_days import read_month_of_year
from pathways.imports.months import as_date

NOW: Final = "now"
NOW_WORD: Final = lazy("Now")
YEAR: Final = re.compile(r"\d{4}", re.ASCII)


class MonthText(Answer, forms.CharField):
    """A month, kept as “2020-06”; a year alone is asked back."""

    def __init__(self, *, may_last: bool = False, **kwargs: Any) -> None:
        super().__init__(max_length=40, **kwargs)
        self.may_last = may_last
        self.widget.attrs |= {"autocomplete": "off"}

    def clean(self, value: Any) -> str:
        """The month, “now”, or nothing."""
        text = str(super().clean(value)).strip()
        if not text:
            return ""
        now = {NOW, str(NOW_WORD).casefold(), "present", "today"}
        if self.may_last and text.casefold() in now:
            return NOW
        return month_of(text)


def month_of(text: str) -> str:
    """“2020-06” of what was written. Raises ``ValidationError``."""
    if YEAR.fullmatch(text):
        words = _("Write the month too, like June %(year)s, or clear the field.")
        raise ValidationError(words % {"year": text})
    read = read_month_of_year(text)
    if read is None:
        raise ValidationError(_("Write a month and a year, like June 2020."))
    month, year = read
    return f"{year:04}-{month:02}"


def month_text(stored: str | None) -> str:
    """A month as the field shows it; a year alone stands as it is."""
    day = as_date(stored)
    return date_format(day, "F Y") if day else (stored or "")
