"""The jobs of a resume, each with our guess of its occupation."""

from __future__ import annotations

from typing import Any, cast

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from pathways.forms.choice_fields import Choice
from pathways.forms.choices import COUNTRIES, country_name
from pathways.forms.fields import Answer, Number, Text
from pathways.forms.guess import Guess
from pathways.forms.months import NOW, NOW_WORD, MonthText, month_text
from pathways.forms.occupation import group_title
from pathways.forms.upload_lines import LONGEST, Line, known_of
from pathways.imports.comparing import Comparison, Entry
from pathways.imports.months import first_day, last_day
from pathways.resumes.resume import Job


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
