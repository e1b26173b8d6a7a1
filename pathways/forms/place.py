"""Money, where in Canada, the status there, relatives and nominations."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from pathways.forms.base import AnswersForm
from pathways.forms.choice_fields import NONE, Choice, Gate, Ticks, YesNo
from pathways.forms.choices import PROVINCES, province_name
from pathways.forms.days import Day
from pathways.forms.entries import Described, Entry, EntryList
from pathways.forms.fields import Text
from pathways.forms.money import Money
from pathways.forms.words import day_words
from pathways.words.vocabulary import (
    PERMITS,
    RELATIONS,
    STATUSES,
    WHOSE_RELATIVE,
    choices,
)


class MoneyForm(AnswersForm):
    """Settlement funds."""

    at = ()
    further = frozenset({"settlement_funds_held_since"})
    settlement_funds_cad = Money(
        asks_currency=True,
        label=lazy("How much money could you take to Canada?"),
        hint=lazy(
            "Money of your own that is free to transfer, not borrowed. 0 if none."
        ),
    )
    settlement_funds_held_since = Day(
        key=("applicant", "settlement_funds_held_since"),
        label=lazy("Since when have you had at least that much?"),
        why=lazy("Some streams ask that you have held it for some months."),
    )


class WhereForm(AnswersForm):
    """Where a person wants to live, and whether they are in Canada now."""

    further = frozenset({"destination_city"})

    intended_provinces = Ticks(
        choices=PROVINCES,
        nothing=lazy("I have no preference yet"),
        label=lazy("Where in Canada do you want to live?"),
        hint=lazy(
            "Tick all that you would go to. If you tick only Quebec, Express "
            "Entry is not for you: Quebec selects for itself."
        ),
    )
    destination_city = Text(
        label=lazy("In which city or town?"),
        hint=lazy("If you have one in mind."),
        why=lazy("Some grids give points by region."),
    )
    status_in_canada = Gate(
        label=lazy("Are you in Canada now?"),
        hint=lazy("As a visitor, worker or student."),
    )

    def arrange(self) -> None:
        """Many short ticks stand in columns."""
        field = self.fields.get("intended_provinces")
        if isinstance(field, Ticks):  # not everybody is asked it
            field.in_columns = True  # type: ignore[attr-defined]


class StatusForm(AnswersForm):
    """The status in Canada."""

    at = ("status_in_canada",)
    kind = Choice(
        choices=choices(STATUSES),
        label=lazy("What is your status in Canada?"),
        why=lazy("Some permits are only for people who hold another one."),
    )
    permit = Choice(
        choices=choices(PERMITS),
        radio=False,
        label=lazy("Which permit do you hold?"),
        why=lazy("The kind decides which programs count it."),
    )
    valid_until = Day(
        label=lazy("Until when is it valid?"),
        hint=lazy("The day on the permit."),
    )
    permit_employer = Text(
        label=lazy("Which employer does the permit name?"),
        hint=lazy("If it names one; write it as in your jobs."),
    )


class RelativeForm(AnswersForm):
    """One relative or friend in Canada."""

    relation = Choice(
        choices=choices(RELATIONS),
        label=lazy("Who is it?"),
        why=lazy("Programs count different relatives."),
    )
    of = Choice(
        choices=choices(WHOSE_RELATIVE),
        label=lazy("Whose relative is it?"),
        why=lazy("Your partner’s relatives count when your partner comes with you."),
    )
    province = Choice(
        choices=[*PROVINCES, (NONE, lazy("Does not live in Canada"))],
        radio=False,
        label=lazy("In which province or territory do they live?"),
        why=lazy("A province counts those who live there."),
    )
    adult = YesNo(
        label=lazy("Are they 18 or older?"),
        why=lazy("Brothers and sisters count when they are adults."),
    )
    citizen_or_pr = YesNo(
        label=lazy("Are they a Canadian citizen or permanent resident?"),
        why=lazy("Only then they count."),
    )


def describe_relative(entry: Entry) -> Described:
    """Who, and where they live."""
    relation = dict(choices(RELATIONS)).get(entry.get("relation", ""), lazy("Relative"))
    whose = _("your partner’s") if entry.get("of") == "partner" else ""
    where = province_name(entry.get("province"))
    return Described(str(relation), ", ".join(part for part in (whose, where) if part))


RELATIVES = EntryList(
    slug="relatives",
    path=("relatives_in_canada",),
    form=RelativeForm,
    title=lazy("Relatives and friends in Canada"),
    why=lazy("Add each one who lives there and could count."),
    add=lazy("Add a relative or friend"),
    none=lazy("Nobody"),
    describe=describe_relative,
)


class NominationForm(AnswersForm):
    """One nomination by a province."""

    province = Choice(
        choices=PROVINCES,
        radio=False,
        label=lazy("Which province or territory nominated you?"),
        why=lazy("A nomination through Express Entry is worth 600 points."),
    )
    express_entry = YesNo(
        label=lazy("Is it a nomination through Express Entry?"),
        why=lazy(
            "Other nominations lead to permanent residence outside Express Entry."
        ),
    )
    issued_on = Day(
        label=lazy("On which day was it issued?"),
        why=lazy("A nomination has an end."),
    )


def describe_nomination(entry: Entry) -> Described:
    """Which province, and when."""
    where = province_name(entry.get("province")) or _("Nomination")
    return Described(where, day_words(entry.get("issued_on")))


NOMINATIONS = EntryList(
    slug="nominations",
    path=("nominations",),
    form=NominationForm,
    title=lazy("Nominations by a province"),
    why=lazy("A nomination that you hold today, not an invitation to apply for one."),
    add=lazy("Add a nomination"),
    none=lazy("No nomination"),
    describe=describe_nomination,
)
