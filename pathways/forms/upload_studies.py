"""The studies of a resume."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from pathways.forms.choice_fields import Choice
from pathways.forms.choices import COUNTRIES, country_name
from pathways.forms.fields import Text
from pathways.forms.months import MonthText, month_text
from pathways.forms.upload_lines import LONGEST, Line, known_of
from pathways.imports.comparing import Entry
from pathways.imports.months import last_day
from pathways.resumes.resume import Study
from pathways.words.vocabulary import LEVELS, choices, names


class StudyLine(Line):
    """A study."""

    at = ("applicant", "education")
    take_label = lazy("Take this study into my answers")
    keys = {
        "level": lazy("Level"),
        "field": lazy("Field"),
        "country": lazy("Country"),
        "completed_on": lazy("Completed"),
    }
    level = Choice(choices=choices(LEVELS), radio=False, label=lazy("Level"))
    field = Text(label=lazy("Field"))
    country = Choice(choices=COUNTRIES, radio=False, label=lazy("Country of study"))
    completed_on = MonthText(label=lazy("Completed"))

    def __init__(self, data: Any, *, prefix: str, study: Study) -> None:
        self.study = study
        super().__init__(data, prefix=prefix, source=study.line)
        self.initial = {
            "take": not study.is_unfinished,
            "level": study.level or "",
            "field": (study.field or "")[:LONGEST],
            "country": study.country or "",
            "completed_on": month_text(self.completed),
        }
        if study.completed and study.completed != self.completed:
            hint = _("The file names no month: we took the last of the year.")
            self.fields["completed_on"].help_text = hint

    @property
    def completed(self) -> str | None:
        """The month; of a year alone its last, which is never too early."""
        month = self.study.completed
        return f"{month}-12" if month and not last_day(month) else month

    def heading(self) -> str:
        """The field and the school."""
        parts = (self.study.field or "", self.study.school or "")
        return ", ".join(part for part in parts if part) or _("Study")

    def read(self) -> Entry:
        """The entry as it was read."""
        return known_of(
            level=self.study.level,
            field=self.initial["field"],
            country=self.study.country,
            completed_on=last_day(self.completed),
        )

    def entry(self) -> Entry:
        """The entry as it was corrected."""
        cleaned = self.cleaned_data
        return known_of(
            level=cleaned.get("level"),
            field=cleaned.get("field"),
            country=cleaned.get("country"),
            completed_on=last_day(cleaned.get("completed_on")),
        )

    def value_words(self, key: str, value: Any) -> str:
        """A stored value in words."""
        if key == "level":
            return str(names(LEVELS).get(value, value))
        if key == "completed_on":
            return month_text(value)
        return country_name(value) if key == "country" else str(value)
