"""Six answers on one page, enough for a first Answer (docs/profile.md, “Start”)."""

from __future__ import annotations

from datetime import date
from typing import Any, Final, cast

from crispy_forms.layout import Field, Layout
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from pathways.answers import Answers
from pathways.forms.ages import YOUNGEST
from pathways.forms.choice_fields import NONE, Choice, Ticks
from pathways.forms.choices import COUNTRIES
from pathways.forms.fields import Number, Text
from pathways.forms.occupation import OccupationForm
from pathways.forms.six import JOB, Six, build_answers
from pathways.forms.start_fields import BirthMonth, Pick
from pathways.words.sentences import OFFICE, TRADE
from pathways.words.vocabulary import LEVELS, choices

AT_HAND: Final = ("US", "CA", "MX", "IN")


class Years(Number):
    """Years in a job."""

    error_number = lazy("Write a number of years, like 6 or 2.5.")


class StartForm(OccupationForm):
    """Who you are, what you do, and what you have; each may stay open."""

    birth = BirthMonth(
        key=("applicant", "birth_date"),
        label=lazy("1. When were you born?"),
        hint=lazy("The month is enough. We count from its first day."),
    )
    citizenships = Ticks(
        key=("applicant", "citizenships"),
        choices=[(code, name) for code, name in COUNTRIES if code in AT_HAND],
        label=lazy("2. Which citizenships do you hold?"),
    )
    further_citizenship = Choice(
        choices=[(code, name) for code, name in COUNTRIES if code not in AT_HAND],
        radio=False,
        label=lazy("Another citizenship"),
    )
    study = Choice(
        key=("applicant", "education"),
        choices=[*choices(LEVELS), (NONE, lazy("None of these"))],
        label=lazy("3. What is your highest finished study?"),
    )
    title = Text(
        key=(*JOB, "title"),
        label=lazy("4. What is your job now?"),
        hint=lazy("Write a title, then pick what you do most of the day."),
    )
    noc = Pick(key=(*JOB, "noc"), label=lazy("Which is nearest to what you do?"))
    years = Years(
        key=(*JOB, "start"),
        most=60,
        unit=lazy("years"),
        label=lazy("5. For how many years, full time?"),
        hint=lazy("Paid, 30 hours a week or more. Leave it open if it was less."),
    )
    has = Ticks(
        key=("job_offer",),
        choices=[
            ("job_offer", lazy("A job offer in Canada")),
            ("transfer", OFFICE),
            ("venture", lazy("A start-up to build in Canada")),
            (
                "treaty_enterprise",
                TRADE,
            ),
            ("french", lazy("French")),
            ("partner", lazy("A spouse or common-law partner")),
            (
                "canadian_partner",
                lazy("A spouse or partner who is Canadian or a permanent resident"),
            ),
            (
                "ancestor",
                lazy("A Canadian parent, grandparent or great-grandparent"),
            ),
        ],
        nothing=lazy("None of these"),
        label=lazy("6. Do you have any of these?"),
        hint=lazy("What you do not tick stays open, unless you tick “None of these”."),
    )

    def __init__(self, data: Any = None, *, on: date) -> None:
        self.on = on
        super().__init__(data, answers={})

    def arrange(self) -> None:
        """Ages are counted today; a title shows its occupations."""
        cast(BirthMonth, self.fields["birth"]).on = self.on
        cast(Ticks, self.fields["citizenships"]).in_line = True
        if self.is_bound:
            cast(Pick, self.fields["noc"]).offer(self.data.get("title", ""))

    def layout(self) -> Layout:
        """The further citizenship belongs to the question above it."""
        further = Field("further_citizenship", wrapper_class="follows")
        rest = ("study", "title", "noc", "years", "has")
        return Layout("birth", "citizenships", further, *rest)

    def check(self, cleaned: dict[str, Any]) -> None:
        """Nobody began a job as a child."""
        born, years = cleaned.get("birth"), cleaned.get("years")
        if born and years and years > (self.on - born).days / 365 - YOUNGEST:
            message = _("By your year of birth you were a child then. Check both.")
            self.add_error("years", message)

    def change(self, answers: Answers) -> Answers:
        """The profile that the six answers are."""
        return {**answers, **build_answers(self.six(), self.on)}

    def six(self) -> Six:
        """The answers as they were sent."""
        sent, ticked = self.cleaned_data, self.cleaned_data.get("has") or []
        further = [sent["further_citizenship"]] if sent["further_citizenship"] else []
        return Six(
            birth_date=sent["birth"],
            citizenships=(*sent["citizenships"], *further),
            study=None if not sent["study"] else sent["study"].removeprefix(NONE),
            title=sent["title"],
            noc=sent["noc"],
            years=sent["years"],
            assets=frozenset(ticked) - {NONE} if ticked else None,
        )
