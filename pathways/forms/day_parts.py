"""The inputs of a day: a list of months by name, a day and a year."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import Any, Final

from django import forms
from django.utils.dates import MONTHS
from django.utils.formats import get_format
from django.utils.translation import gettext_lazy as _

from pathways.forms.widgets import Parts

PARTS: Final = ("day", "month", "year")
LABELS: Final = {"day": _("Day"), "month": _("Month"), "year": _("Year")}
# What each letter of a date format of Django stands for.
LETTERS: Final = {
    **dict.fromkeys("dj", "day"),
    **dict.fromkeys("bEFMmNn", "month"),
    **dict.fromkeys("yY", "year"),
}


# The months by name, in the language of the moment.
MONTH_CHOICES: Final = [("", ""), *((str(n), name) for n, name in MONTHS.items())]


def language_order() -> list[str]:
    """Day, month and year as the visitor's language writes them."""
    letters = get_format("DATE_FORMAT")
    order = dict.fromkeys(LETTERS[letter] for letter in letters if letter in LETTERS)
    return list(order) if len(order) == len(PARTS) else list(PARTS)


class DateParts(Parts):
    """A day, a month and a year."""

    template_name = "components/date_parts.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        plain = {"inputmode": "numeric", "autocomplete": "off"}
        widgets: dict[str, forms.Widget | type[forms.Widget]] = {
            "day": forms.TextInput(plain),
            "month": forms.Select({"autocomplete": "off"}, MONTH_CHOICES),
            "year": forms.TextInput(plain),
        }
        super().__init__(widgets, attrs)

    def get_context(
        self, name: str, value: Any, attrs: dict[str, Any] | None
    ) -> dict[str, Any]:
        """The parts in the order of the language; the first one has the first id."""
        context = super().get_context(name, value, attrs)
        widget = context["widget"]
        by_name = dict(zip(PARTS, widget["subwidgets"], strict=True))
        ordered = [by_name[part] for part in self.order()]
        for place, part in enumerate(ordered):
            part["attrs"]["id"] = f"{(attrs or {}).get('id', name)}_{place}"
        labels = [LABELS[part] for part in self.order()]
        widget["parts"] = list(zip(labels, ordered, strict=True))
        return context

    def part_labels(self) -> tuple[Any, ...]:
        """Day, month and year."""
        return tuple(LABELS.values())

    def order(self) -> list[str]:
        """How the parts stand on the page."""
        return language_order()

    def decompress(self, value: Any) -> list[Any]:
        """The parts of a date."""
        if isinstance(value, date):
            return [value.day, value.month, value.year]
        return [None, None, None]


class MonthParts(DateParts):
    """A month and a year; the day opens for who wants to give it."""

    template_name = "components/month_parts.html"
    meant = "last"

    def order(self) -> list[str]:
        """The day comes last."""
        return ["month", "year", "day"]

    def decompress(self, value: Any) -> list[Any]:
        """The parts of a date; no day where the month stands for it."""
        if not isinstance(value, date):
            return [None, None, None]
        last = monthrange(value.year, value.month)[1]
        meant = 1 if self.meant == "first" else last
        day = None if value.day == meant else value.day
        return [day, value.month, value.year]
