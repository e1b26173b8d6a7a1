"""Jobs: one entry each."""

from __future__ import annotations

from typing import Any, Final

from crispy_forms.layout import Layout
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from pathways.answers import ABSENT, Answers, Path, answer_at
from pathways.forms.base import dotted, plain
from pathways.forms.choice_fields import NONE, Choice, NullChoice, YesNo
from pathways.forms.choices import COUNTRIES, PROVINCES, country_name, province_name
from pathways.forms.days import ENOUGH, Month
from pathways.forms.entries import Described, Entry, EntryList
from pathways.forms.fields import Number, Text
from pathways.forms.layouts import canada_apart
from pathways.forms.occupation import OccupationForm
from pathways.forms.words import count_words, span_words
from pathways.questions.asking import EVERYTHING, Asking

# Not among the five things that a job is first asked: title, from, to, hours, country.
LATER: Final = frozenset({"employer", "paid"})


class JobForm(OccupationForm):
    """One job: what, where, when, how much."""

    start = Month(
        meant="last",
        label=lazy("When did you start?"),
        hint=ENOUGH,
    )
    ongoing = NullChoice(
        key=("end",),
        null_on="yes",
        label=lazy("Do you still work there?"),
        why=lazy("Then the job counts through today, and grows with time."),
    )
    end = Month(
        meant="first",
        label=lazy("When did it end?"),
        hint=lazy("Only if it has ended."),
    )
    hours_per_week = Number(
        most=100,
        unit=lazy("hours a week"),
        singular=lazy("hour a week"),
        label=lazy("How many hours a week were you paid for?"),
        why=lazy("30 hours a week are full time; more than 30 count as 30."),
    )
    country = Choice(
        choices=COUNTRIES,
        radio=False,
        label=lazy("In which country did you physically work?"),
        hint=lazy("Where you were counts, not where the employer is."),
    )
    employer = Text(
        label=lazy("Who is the employer?"),
        hint=lazy(
            "Any name you like; the same name in two jobs means the same employer."
        ),
    )
    paid = YesNo(
        label=lazy("Were you paid for it?"),
        why=lazy("Unpaid work and volunteering count in no program."),
    )
    province = Choice(
        choices=[*PROVINCES, (NONE, lazy("Not in Canada"))],
        radio=False,
        label=lazy("In which province or territory?"),
        hint=lazy("Only for work in Canada."),
    )
    work_city = Text(
        label=lazy("In which city?"),
        hint=lazy("Only for work in Canada."),
    )
    self_employed = YesNo(
        label=lazy("Were you self-employed?"),
        why=lazy(
            "Self-employed work in Canada does not count for the Canadian Experience "
            "Class."
        ),
    )
    full_time_student = YesNo(
        label=lazy("Were you a full-time student at the time?"),
        why=lazy(
            "Work in Canada during full-time study does not count for the Canadian "
            "Experience Class."
        ),
    )
    authorized = YesNo(
        label=lazy("Were you authorized to work there?"),
        why=lazy("Work in Canada counts only when it was authorized."),
    )

    employer_country = Choice(
        choices=COUNTRIES,
        radio=False,
        label=lazy("In which country was the employer?"),
        why=lazy(
            "Work done in Canada for an employer abroad gives no Canadian experience."
        ),
    )

    @classmethod
    def asks(
        cls,
        name: str,
        at: Path,
        answers: Answers,
        asking: Asking = EVERYTHING,
        asked: str = "",
    ) -> bool:
        """Five things of every job; the rest where a rule waits for just that."""
        is_asked = super().asks(name, at, answers, asking, asked)
        path = (*at, *cls.key_of(name))
        if name not in LATER or asked == dotted(path):
            return is_asked
        if answer_at(answers, path) is not ABSENT or asking.waiting is None:
            return is_asked
        return plain(path) in asking.waiting

    def layout(self) -> Layout:
        """What counts only for work in Canada stands apart."""
        return canada_apart(
            self,
            apart=(
                "province",
                "work_city",
                "self_employed",
                "full_time_student",
                "authorized",
                "employer_country",
            ),
            heading=_("For work in Canada only"),
        )

    def check(self, cleaned: dict[str, Any]) -> None:
        """A job goes on or has a last day, and does not end before it starts."""
        start, end = cleaned.get("start"), cleaned.get("end")
        if cleaned.get("ongoing") == "yes" and end:
            message = _(
                "You say that you still work there. Clear this day, or choose “No” "
                "above."
            )
            self.add_error("end", message)
        elif start and end and end < start:
            same_month = (start.year, start.month) == (end.year, end.month)
            message = (
                _("It starts and ends in one month. Give the day of both.")
                if same_month
                else _("The job ends before it starts.")
            )
            self.add_error("end", message)


def describe_job(entry: Entry) -> Described:
    """The title and employer; then when, how much, where."""
    parts = (
        entry.get("noc"),
        entry.get("employer"),
        span_words(entry.get("start"), entry.get("end", "")),
        count_words(entry.get("hours_per_week"), _("hours a week")),
        province_name(entry.get("province")) or country_name(entry.get("country")),
    )
    title = entry.get("title") or entry.get("noc") or _("Job")
    return Described(title, ", ".join(str(part) for part in parts if part))


def work_of(person: str, *, of_partner: bool = False) -> EntryList:
    """The list of one person's jobs."""
    return EntryList(
        slug="work",
        path=(person, "work"),
        form=JobForm,
        title=lazy("Your partner’s jobs") if of_partner else lazy("Your jobs"),
        why=lazy(
            "Add each paid job of the last ten years, the present one too. A new "
            "role in another occupation is an entry of its own."
        ),
        add=lazy("Add a job"),
        none=lazy("No paid work"),
        describe=describe_job,
    )
