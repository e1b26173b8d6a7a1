"""Days and months: the month by its name, in the order of the visitor's language.

A month without a day stands for one that never counts more than there was: what begins
in it begins on its last day, what ends in it ends on its first (docs/profile.md).
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from typing import Any, Literal

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from pathways.answers import answer_at
from pathways.forms.day_parts import DateParts, MonthParts
from pathways.forms.fields import Answer, Record
from pathways.forms.typed import NotUnderstoodError, quoted
from pathways.forms.typed_days import (
    day_of,
    read_day,
    read_month,
    read_month_of_year,
)
from pathways.forms.words import day_words, month_words
from pathways.words.routes import listed

Meant = Literal["first", "last"]


class Day(Answer, forms.MultiValueField):
    """A day in three parts. Null, where it has a meaning, belongs to a NullChoice."""

    widget = DateParts

    def __init__(self, **kwargs: Any) -> None:
        parts = [forms.CharField(required=False) for _part in range(3)]
        super().__init__(fields=parts, require_all_fields=False, **kwargs)

    def compress(self, data_list: list[str]) -> date | None:
        """A date of three parts, or of what was typed in one of them."""
        parts = [str(part).strip() for part in data_list or []]
        if not any(parts):
            return None
        try:
            return self.day_in(*parts)
        except NotUnderstoodError as error:
            raise ValidationError(str(error)) from None

    def day_in(self, day: str, month: str, year: str) -> date:
        """The day; what is missing or not understood is said."""
        typed = [part for part in (day, month, year) if part]
        if len(typed) == 1 and not typed[0].isdecimal():
            return read_day(typed[0])
        check_parts({_("day"): day, _("month"): month, _("year"): year})
        return day_of(number_in(day), month_in(month), number_in(year))

    def in_words(self, stored: Any) -> str:
        """The day written out."""
        return day_words(stored)

    def shown(self, stored: Any) -> date | None:
        """The stored ISO day; null is shown as blank."""
        return date.fromisoformat(stored) if isinstance(stored, str) else None

    def stored(self, value: date) -> str:
        """An ISO day."""
        return value.isoformat()

    def write(self, record: Record, name: str, value: Any) -> Record:
        """A blank leaves a null alone: that is another question's answer."""
        if value is None and answer_at(record, self.key or (name,)) is None:
            return record
        return super().write(record, name, value)


class Month(Day):
    """A month and its year; the day only where someone gives it.

    ``meant``: the day of the month that stands for a month alone.
    """

    widget = MonthParts

    def __init__(self, *, meant: Meant, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.meant = self.widget.meant = meant

    def day_in(self, day: str, month: str, year: str) -> date:
        """The day that is given, or the one that the month stands for."""
        typed = [part for part in (day, month, year) if part]
        if len(typed) == 1 and (in_one := read_month_of_year(typed[0])):
            return meant_day(*in_one, self.meant)
        if day or (len(typed) == 1 and not typed[0].isdecimal()):
            return super().day_in(day, month, year)
        check_parts({_("month"): month, _("year"): year})
        named = day_of(1, month_in(month), number_in(year))
        return meant_day(named.month, named.year, self.meant)

    def in_words(self, stored: Any) -> str:
        """The month; with its day where that is not the one it stands for."""
        return month_words(stored, self.meant)


def meant_day(month: int, year: int, meant: Meant) -> date:
    """The day that a month alone stands for."""
    return date(year, month, 1 if meant == "first" else monthrange(year, month)[1])


def check_parts(parts: Mapping[str, str]) -> None:
    """Each part is there."""
    missing = [name for name, part in parts.items() if not part]
    if missing:
        words = _("Give the %(missing)s too, or clear all of it.")
        raise NotUnderstoodError(words % {"missing": listed(missing)})


def month_in(text: str) -> int:
    """A month by name or number."""
    month = read_month(text)
    if month is None:
        words = _("%(typed)s is no month. Write its name, like March, or its number.")
        raise NotUnderstoodError(words % {"typed": quoted(text)})
    return month


def number_in(text: str) -> int:
    """The number of a day or a year."""
    if not (text.isdecimal() and len(text) <= 4):
        words = _("%(typed)s is not understood here. Write figures, like %(example)s.")
        raise NotUnderstoodError(words % {"typed": quoted(text), "example": 1996})
    return int(text)


ENOUGH = lazy("Month and year are enough.")
