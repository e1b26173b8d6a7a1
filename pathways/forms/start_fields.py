"""The fields of the start page: a month, a citizenship more, the three best hits."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _

from occupations.finder.current import current_finder
from occupations.finder.data import DistinctionRow
from occupations.finder.suggestions import Suggestion, suggestions
from pathways.forms.ages import doubt_about
from pathways.forms.choice_fields import LEAVE_OPEN, NONE
from pathways.forms.fields import Answer
from pathways.forms.occupation import Match, Occupation
from pathways.forms.widgets import Parts
from pathways.words.sentences import FOUR_DIGITS, PICK_ONE

MOST_HITS: Final = 3
MONTH_CHOICES: Final = [
    ("", LEAVE_OPEN),
    *((str(n), name) for n, name in MONTHS.items()),
]


class BirthParts(Parts):
    """A month by its name, and a year."""

    template_name = "components/birth_parts.html"
    labels = (_("Month"), _("Year"))

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        year = {"inputmode": "numeric", "maxlength": 4, "autocomplete": "bday-year"}
        widgets: dict[str, forms.Widget | type[forms.Widget]] = {
            "month": forms.Select({"autocomplete": "bday-month"}, MONTH_CHOICES),
            "year": forms.TextInput(year),
        }
        super().__init__(widgets, attrs)

    def decompress(self, value: Any) -> list[Any]:
        """The parts of a date."""
        return [value.month, value.year] if isinstance(value, date) else [None, None]


class BirthMonth(Answer, forms.MultiValueField):
    """A month of birth; its first day, so that nobody is counted too young."""

    widget = BirthParts
    on: date  # the day that ages are counted on

    def __init__(self, **kwargs: Any) -> None:
        parts = [forms.CharField(required=False) for _part in range(2)]
        super().__init__(fields=parts, require_all_fields=False, **kwargs)

    def compress(self, data_list: list[str]) -> date | None:
        """Both parts or none."""
        month, year = (str(part).strip() for part in data_list or ["", ""])
        if not month and not year:
            return None
        if not re.fullmatch(r"[1-9]|1[0-2]", month):
            raise ValidationError(_("Choose the month too, or clear the year."))
        if not re.fullmatch(r"(19|2\d)\d\d", year):
            raise ValidationError(str(FOUR_DIGITS))
        return self._plausible(date(int(year), int(month), 1))

    def _plausible(self, born: date) -> date:
        doubt = doubt_about(born, self.on)
        if doubt:
            raise ValidationError(doubt)
        return born


class Pick(Occupation):
    """One of the three best occupations of a title, or none of them."""

    widget = forms.RadioSelect
    own_template = "components/pick_field.html"

    def offer(self, title: str) -> None:
        """The three best occupations of the title, each with one line."""
        if title.strip():
            self.matches, self.was_searched = hits_of(title), True

    def clean(self, value: Any) -> str:
        """A pick among those that the title as it stands now finds."""
        if not self.matches or value == NONE:
            return ""
        if value not in [match.code for match in self.matches]:
            raise ValidationError(str(PICK_ONE))
        return str(value)


def hits_of(title: str) -> list[Match]:
    """The best occupations of a title, told apart by their duties where we can."""
    hits = suggestions(current_finder(), title, MOST_HITS)
    return [
        Match(hit.noc, hit.title, line_of(hit, hits.questions)) for hit in hits.results
    ]


def line_of(hit: Suggestion, questions: tuple[DistinctionRow, ...]) -> str:
    """What one does there, or why it is shown."""
    for row in questions:
        if hit.noc in (row.lower, row.higher):
            return row.if_lower if hit.noc == row.lower else row.if_higher
    return f"{hit.why}."
