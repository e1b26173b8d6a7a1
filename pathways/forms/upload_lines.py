"""The lines of a resume, each to be corrected, taken or left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Final, cast

from django import forms
from django.forms.utils import ErrorDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from pathways.answers import Path
from pathways.forms.base import first_input
from pathways.forms.choice_fields import Choice
from pathways.forms.choices import COUNTRIES, country_name
from pathways.forms.fields import Answer, Number, Text
from pathways.forms.guess import Guess
from pathways.forms.months import NOW, NOW_WORD, MonthText, month_text
from pathways.forms.occupation import group_title
from pathways.forms.suggest import Suggest
from pathways.imports.comparing import Comparison, Entry, Relation
from pathways.imports.months import first_day, last_day
from pathways.resumes.resume import Job, Study
from pathways.words.vocabulary import LEVELS, choices, names

KEEP, TAKE, FURTHER = "keep", "take", "further"
LONGEST: Final = 200
LISTED: Final = "countries"  # the id of the list that all lines share


@dataclass(frozen=True, slots=True)
class Beside:
    """One key of which the answers and the file say different things, in words."""

    label: str
    old: str
    new: str


class Line(forms.Form):
    """One entry that was read; ``compared`` says what it is to the answers."""

    at: ClassVar[Path]
    take_label: ClassVar[Any]
    keys: ClassVar[Mapping[str, Any]]  # labels by the key of the profile
    compared: Comparison
    take = forms.BooleanField(required=False, initial=True)
    which = forms.ChoiceField(required=False, widget=forms.RadioSelect, initial=KEEP)

    def __init__(self, data: Any, *, prefix: str, source: str) -> None:
        self.source = source
        super().__init__(data, prefix=prefix)
        self.fields["country"].widget = Suggest(COUNTRIES, LISTED, is_first=False)

    def read(self) -> Entry:
        """The entry as it was read."""
        raise NotImplementedError

    def entry(self) -> Entry:
        """The entry as it was corrected."""
        raise NotImplementedError

    def heading(self) -> str:
        """What it is."""
        raise NotImplementedError

    def set_beside(self, compared: Comparison) -> None:
        """Ask what fits: whether to take it, or which of two."""
        self.compared = compared
        field = cast(forms.ChoiceField, self.fields["which"])
        field.choices = self.choices()

    def choices(self) -> list[tuple[str, Any]]:
        """What may be done with an entry that differs."""
        return [
            (KEEP, _("Keep what is in my answers")),
            (TAKE, _("Take what the file says")),
            (FURTHER, _("They are two different ones: take this one too")),
        ]

    def list_countries(self) -> None:
        """The first line of a page has the countries that all lines suggest."""
        cast(Suggest, self.fields["country"].widget).is_first = True

    def leave_alone(self) -> None:
        """Nothing was asked about it, so nothing was sent."""
        self.is_bound = False

    @property
    def is_same(self) -> bool:
        """Whether the answers say all of it already."""
        return self.compared.relation == Relation.SAME

    @property
    def differs(self) -> bool:
        """Whether the answers say something else."""
        return self.compared.relation == Relation.DIFFERS

    @property
    def completes(self) -> bool:
        """Whether it says more of an entry of the answers."""
        return self.compared.relation == Relation.COMPLETES

    @property
    def was_asked_which(self) -> bool:
        """Whether the page that was sent showed two to choose from."""
        return self.add_prefix("which") in self.data

    @property
    def is_left_out(self) -> bool:
        """Whether the person leaves the answers as they are here."""
        if not self.is_bound:
            return True
        if self.was_asked_which:
            return bool(self.data[self.add_prefix("which")] in ("", KEEP))
        return self.add_prefix("take") not in self.data

    @property
    def is_further(self) -> bool:
        """Whether the person says that it is another one than that of the answers."""
        return self.data.get(self.add_prefix("which")) == FURTHER

    def full_clean(self) -> None:
        """What is left out need not be right."""
        super().full_clean()
        if self.is_bound and self.is_left_out:
            self._errors = ErrorDict()

    def corrected(self) -> Entry:
        """The entry as it was sent; nothing of what is left out."""
        return {} if self.is_left_out else self.entry()

    def differences(self) -> list[Beside]:
        """What the answers and the file say, side by side."""
        return [
            Beside(
                str(self.keys[row.key]),
                self.value_words(row.key, row.old),
                self.value_words(row.key, row.new),
            )
            for row in self.compared.differences
        ]

    def added(self) -> str:
        """What the file says that the answers leave open."""
        return ", ".join(
            f"{self.keys[key]}: {self.value_words(key, self.compared.new[key])}"
            for key in self.compared.adds
        )

    def value_words(self, key: str, value: Any) -> str:
        """A stored value in words."""
        return str(value)

    def problems(self) -> Iterable[tuple[str, str, str]]:
        """For the summary of errors: the id to go to, the line, the message."""
        for name, messages in self.errors.items():
            target = first_input(self[name]) if name in self.fields else self.prefix
            for message in messages:
                yield str(target), f"{self.heading()}:", str(message)


class JobLine(Line):
    """A job."""

    at = ("applicant", "work")
    take_label = lazy("Take this job into my answers")
    keys = {
        "title": lazy("Title"),
        "employer": lazy("Employer"),
        "noc": lazy("Occupation"),
        "start": lazy("From"),
        "end": lazy("To"),
        "hours_per_week": lazy("Hours a week"),
        "country": lazy("Country"),
        "province": lazy("Province"),
    }
    title = Text(label=lazy("Title"))
    employer = Text(label=lazy("Employer"))
    start = MonthText(label=lazy("From"))
    end = MonthText(label=lazy("To"), may_last=True)
    hours_per_week = Number(most=100, label=lazy("Hours a week"))
    country = Choice(choices=COUNTRIES, radio=False, label=lazy("Country of work"))
    noc = Guess(label=lazy("Occupation"))

    def __init__(self, data: Any, *, prefix: str, job: Job) -> None:
        self.job = job
        super().__init__(data, prefix=prefix, source=job.line)
        end = str(NOW_WORD) if job.is_current else month_text(job.ended)
        self.initial = {
            "title": (job.title or "")[:LONGEST],
            "employer": (job.employer or "")[:LONGEST],
            "start": month_text(job.started),
            "end": end,
            "hours_per_week": job.hours,
            "country": job.country or "",
        }
        for name, month in (("start", job.started), ("end", job.ended)):
            if month and not first_day(month):
                self.fields[name].help_text = _("No month in the file.")
        title = self.data.get(self.add_prefix("title"), self.initial["title"])
        self.guess.offer(title, self.data.get(self.add_prefix("noc"), ""))
        self.initial["noc"] = next((m.code for m in self.guess.matches), "")

    @property
    def guess(self) -> Guess:
        """The field of the occupation."""
        return cast(Guess, self.fields["noc"])

    def set_beside(self, compared: Comparison) -> None:
        """An occupation that stands in the answers is offered first."""
        super().set_beside(compared)
        known = str((compared.old or {}).get("noc") or "")
        if known and not self.is_bound:
            self.guess.offer(self.initial["title"], known)
            self.initial["noc"] = known

    def heading(self) -> str:
        """The title."""
        title = self.data.get(self.add_prefix("title"), self.initial["title"])
        return title.strip() or _("Job without a title")

    @property
    def lacks_country(self) -> bool:
        """Whether the country is asked beside the dates."""
        return not self.job.country

    @property
    def asks_more(self) -> bool:
        """Whether title, employer or country need a look at once."""
        names = ("title", "employer", "country")
        return not self.initial["title"] or any(name in self.errors for name in names)

    def where(self) -> str:
        """The employer and the country, as they were read."""
        parts = (self.initial["employer"], country_name(self.job.country))
        return ", ".join(part for part in parts if part)

    def read(self) -> Entry:
        """The entry as it was read, without a guess."""
        return known_of(
            title=self.initial["title"],
            employer=self.initial["employer"],
            country=self.job.country,
            province=self.job.province,
            start=last_day(self.job.started),
            end=NOW if self.job.is_current else first_day(self.job.ended),
            hours_per_week=self.job.hours,
        )

    def entry(self) -> Entry:
        """The entry as it was corrected."""
        cleaned = self.cleaned_data
        end, country = cleaned.get("end"), cleaned.get("country")
        hours = cleaned.get("hours_per_week")
        return known_of(
            title=cleaned.get("title"),
            employer=cleaned.get("employer"),
            noc=cleaned.get("noc"),
            country=country,
            province=self.job.province if country == "CA" else None,
            start=last_day(cleaned.get("start")),
            end=NOW if end == NOW else first_day(end),
            hours_per_week=self.fields_of("hours_per_week").stored(hours)
            if hours is not None
            else None,
        )

    def fields_of(self, name: str) -> Answer:
        """A field as the answer that it is."""
        return cast(Answer, self.fields[name])

    def clean(self) -> dict[str, Any]:
        """A job does not end before it starts, and lasts for more than a month."""
        cleaned = super().clean() or {}
        start, end = cleaned.get("start"), cleaned.get("end")
        if not start or not end or end == NOW:
            return cleaned
        if end < start:
            self.add_error("end", _("The job ends before it starts."))
        elif end == start:
            message = _(
                "It starts and ends in one month. Leave it out, and add it by its "
                "days under My answers."
            )
            self.add_error("end", message)
        return cleaned

    def value_words(self, key: str, value: Any) -> str:
        """A stored value in words."""
        if key == "noc":
            return f"{value} {group_title(value)}"
        if key in ("start", "end"):
            return month_text(value) if value else str(NOW_WORD)
        return country_name(value) if key == "country" else str(value)


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


def known_of(**said: Any) -> Entry:
    """An entry of what is said; ``NOW`` stands for an end that has not come."""
    return {
        key: None if value == NOW else value
        for key, value in said.items()
        if value not in (None, "")
    }
