"""Credentials: one entry each."""

from __future__ import annotations

from typing import Any

from crispy_forms.layout import Layout
from django.core.validators import RegexValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from pathways.forms.base import AnswersForm
from pathways.forms.choice_fields import NONE, Choice, NullChoice, YesNo
from pathways.forms.choices import COUNTRIES, PROVINCES, country_name, province_name
from pathways.forms.days import Day, Month
from pathways.forms.entries import Described, Entry, EntryList
from pathways.forms.fields import Number, Text
from pathways.forms.layouts import canada_apart
from pathways.forms.words import month_words
from pathways.words.vocabulary import (
    CREDENTIAL_TYPES,
    FIELD_GROUPS,
    LEVELS,
    choices,
)


class CredentialForm(AnswersForm):
    """One diploma, certificate or degree."""

    level = Choice(
        choices=choices(LEVELS),
        label=lazy("What did you complete, or what are you completing?"),
        why=lazy("The highest level sets points; a second credential can add some."),
    )
    field = Text(
        label=lazy("In which field?"),
        hint=lazy("As on the diploma, for example computer science."),
        why=lazy(
            "An officer judges whether it is related to a profession; we never do."
        ),
    )
    country = Choice(
        choices=COUNTRIES,
        radio=False,
        label=lazy("In which country did you study?"),
        why=lazy(
            "Study in Canada adds points. Study elsewhere needs an assessment to "
            "count for Express Entry."
        ),
    )
    province = Choice(
        choices=[*PROVINCES, (NONE, lazy("Not in Canada"))],
        radio=False,
        label=lazy("In which province or territory?"),
        hint=lazy("Only for study in Canada."),
    )
    study_city = Text(
        label=lazy("In which city?"),
        hint=lazy("Only for study in Canada."),
    )
    years = Number(
        most=15,
        unit=lazy("years"),
        singular=lazy("year"),
        label=lazy("How many years does the program take?"),
        hint=lazy("As published by the school, full time."),
    )
    full_time = YesNo(
        label=lazy("Did you study full time?"),
        why=lazy(
            "Canadian study adds points only when it was full time: eight months for "
            "the CRS, two years for the 67 points."
        ),
    )
    distance = YesNo(
        label=lazy("Did you study more than half of it from outside Canada?"),
        hint=lazy("Only for study in Canada."),
        why=lazy("What was studied mostly by distance adds no points for study there."),
    )
    completed_on = Month(
        meant="last",
        label=lazy("When was the study completed?"),
        hint=lazy(
            "Month and year are enough. For one you are still working on, give "
            "the month you expect."
        ),
    )
    has_assessment = NullChoice(
        key=("eca_issued_on",),
        null_on="no",
        label=lazy("Do you have an educational credential assessment (ECA) of it?"),
        hint=lazy(
            "An ECA says what a foreign credential is worth in Canada. Canadian "
            "credentials need none."
        ),
    )
    eca_issued_on = Day(
        label=lazy("On which day was your ECA issued?"),
        why=lazy("An ECA counts for five years from this day."),
    )
    credential_type = Choice(
        choices=choices(CREDENTIAL_TYPES),
        radio=False,
        label=lazy("What kind of credential is it?"),
        why=lazy(
            "Some rules ask for a degree, others take a diploma or a certificate too."
        ),
    )
    field_group = Choice(
        choices=choices(FIELD_GROUPS),
        label=lazy("Which group of fields is it in?"),
        why=lazy("One provincial grid scores the group, not the field."),
    )
    field_code = Text(
        width="short",
        label=lazy("Which code does the school give for the field of study?"),
        hint=lazy(
            "Only for a diploma or certificate from Canada. Six digits (CIP), for"
            " example 11.0701 for computer science."
        ),
        validators=[
            RegexValidator(
                r"^\d\d\.\d{4}\Z", lazy("Write a code like 11.0701, or nothing.")
            )
        ],
    )

    def layout(self) -> Layout:
        """What counts only for study in Canada stands last."""
        return canada_apart(
            self,
            apart=("province", "study_city", "distance", "field_code"),
            heading=_("For study in Canada only"),
        )

    def check(self, cleaned: dict[str, Any]) -> None:
        """An assessment has a day; none has not."""
        has, issued_on = cleaned.get("has_assessment"), cleaned.get("eca_issued_on")
        if has == "no" and issued_on:
            message = _(
                "You say that you have no ECA. Clear this day, or choose “Yes” above."
            )
            self.add_error("eca_issued_on", message)
        if has == "yes" and not issued_on and "eca_issued_on" not in self.errors:
            message = _("Give the day on your ECA, or choose “Leave this open” above.")
            self.add_error("eca_issued_on", message)


def describe_credential(entry: Entry) -> Described:
    """The level, and where and when."""
    level = dict(choices(LEVELS)).get(entry.get("level", ""), lazy("Credential"))
    parts = (
        entry.get("field"),
        province_name(entry.get("province")) or country_name(entry.get("country")),
        month_words(entry.get("completed_on"), "last"),
    )
    return Described(str(level), ", ".join(str(part) for part in parts if part))


def education_of(person: str, *, of_partner: bool = False) -> EntryList:
    """The list of one person's credentials."""
    return EntryList(
        slug="education",
        path=(person, "education"),
        form=CredentialForm,
        title=lazy("Your partner’s education")
        if of_partner
        else lazy("Your credentials"),
        why=lazy(
            "Add each one that is complete, from secondary school on, also the lower "
            "ones: two credentials can score more than one."
        ),
        add=lazy("Add a credential"),
        none=lazy("No credential at all"),
        describe=describe_credential,
    )
