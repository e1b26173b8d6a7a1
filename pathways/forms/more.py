"""Further questions, each asked only of people for whom a rule in play needs it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from pathways.answers import ABSENT, Answers, Path, answer_at
from pathways.forms import in_play
from pathways.forms.base import AnswersForm
from pathways.forms.choice_fields import Choice, Gate, YesNo
from pathways.forms.fields import Day, Number, Text
from pathways.forms.occupation import Occupation
from pathways.forms.place import PROVINCIAL
from pathways.words.vocabulary import (
    RESIDENCE_CLASSES,
    RESIDENCE_STAGES,
    SELF_EMPLOYED_ACTIVITIES,
    choices,
)

ASKED_WHEN: dict[str, Callable[[Answers], bool]] = {
    "primary_noc": in_play.has_several_occupations,
    "express_entry_profile": in_play.wants_a_province,
    "submitted_on": in_play.wants_a_province,
    "residence_since": in_play.is_in_canada,
    "application": in_play.is_in_canada,
    "application_class": in_play.is_in_canada,
    "application_stage": in_play.is_in_canada,
    "trade_qualified_on": in_play.has_a_trade,
    "military_service": in_play.is_military,
    "force": in_play.is_military,
    "service_from": in_play.is_military,
    "service_to": in_play.is_military,
    "self_employed_activity": in_play.is_self_employed,
    "recognized_organization": in_play.is_us_citizen,
    "stay_insured": in_play.is_us_citizen,
    "partner_wage": in_play.has_partner_and_province,
}
DETAILS = {
    "submitted_on": "express_entry_profile",
    "application_class": "application",
    "application_stage": "application",
    "force": "military_service",
    "service_from": "military_service",
    "service_to": "military_service",
}
PERSON = "applicant"


class MoreForm(AnswersForm):
    """What some streams ask besides."""

    primary_noc = Occupation(
        key=(PERSON, "primary_noc"),
        label=lazy("Which unit group is your primary occupation?"),
        why=lazy(
            "Your jobs are in several. Left open, we take the one with the most time."
        ),
        used_by=lazy("Federal Skilled Worker, Express Entry profile"),
    )
    express_entry_profile = Gate(
        key=(PERSON, "express_entry_profile"),
        label=lazy("Do you have an Express Entry profile in the pool?"),
        why=lazy("Enhanced nominations are for people in the pool."),
        used_by=lazy("provincial streams linked to Express Entry"),
    )
    submitted_on = Day(
        key=(PERSON, "express_entry_profile", "submitted_on"),
        keep_parent=True,
        label=lazy("On which day did you submit the profile?"),
        why=lazy(
            "Only if you have one. Among equal scores the earlier profile is invited "
            "first."
        ),
        used_by=lazy("rounds of invitations"),
    )
    residence_since = Day(
        key=(PERSON, "residence_since"),
        label=lazy("Since when have you lived in your province or territory?"),
        why=lazy("Some streams ask for a least time."),
        used_by=PROVINCIAL,
    )
    application = Gate(
        key=("permanent_residence_application",),
        label=lazy("Have you applied for permanent residence?"),
        why=lazy("An application to the federal government, not one to a province."),
        used_by=lazy("bridging open work permits"),
    )
    application_class = Choice(
        key=("permanent_residence_application", "class"),
        keep_parent=True,
        choices=choices(RESIDENCE_CLASSES),
        radio=False,
        label=lazy("In which program or class?"),
        why=lazy("Only if you have applied. As on your confirmation of receipt."),
        used_by=lazy("bridging open work permits"),
    )
    application_stage = Choice(
        key=("permanent_residence_application", "stage"),
        keep_parent=True,
        choices=choices(RESIDENCE_STAGES),
        radio=False,
        label=lazy("How far is it?"),
        why=lazy("Only if you have applied. The check comes first of all."),
        used_by=lazy("bridging open work permits"),
    )
    trade_qualified_on = Day(
        key=(PERSON, "trade_qualified_on"),
        label=lazy(
            "Since when have you been qualified to practise your trade on your own?"
        ),
        why=lazy("Experience in a trade counts from that day."),
        used_by=lazy("Federal Skilled Trades"),
    )
    military_service = Gate(
        key=(PERSON, "military_service"),
        label=lazy("Have you served in the armed forces of another country?"),
        why=lazy("A category is for recruits with long service."),
        used_by=lazy("Express Entry, skilled military recruits"),
    )
    force = Text(
        key=(PERSON, "military_service", "force"),
        keep_parent=True,
        label=lazy("In which force?"),
        why=lazy("Only if you have served."),
        used_by=lazy("Express Entry, skilled military recruits"),
    )
    service_from = Day(
        key=(PERSON, "military_service", "service_from"),
        keep_parent=True,
        label=lazy("From which day?"),
        used_by=lazy("Express Entry, skilled military recruits"),
    )
    service_to = Day(
        key=(PERSON, "military_service", "service_to"),
        keep_parent=True,
        label=lazy("Until which day?"),
        used_by=lazy("Express Entry, skilled military recruits"),
    )
    self_employed_activity = Choice(
        key=(PERSON, "self_employed_activity"),
        choices=choices(SELF_EMPLOYED_ACTIVITIES),
        label=lazy("In which of these are you self-employed?"),
        why=lazy("The federal program for the self-employed knew only these."),
        used_by=lazy("Self-Employed Persons Program"),
    )
    recognized_organization = YesNo(
        key=(PERSON, "recognized_organization"),
        label=lazy("Would a recognized organization sponsor your stay?"),
        why=lazy("Citizens of the United States take part through one."),
        used_by=lazy("International Experience Canada"),
    )
    stay_insured = YesNo(
        key=(PERSON, "stay_insured"),
        label=lazy("Would you have health insurance for the whole stay?"),
        why=lazy("It is a condition of the permit."),
        used_by=lazy("International Experience Canada"),
    )
    partner_wage = Number(
        key=("partner", "canadian_wage_cad_yearly"),
        unit=lazy("CAD a year"),
        label=lazy("What does your partner earn in Canada in a year?"),
        why=lazy("0 if nothing. Some provinces count the income of both."),
        used_by=lazy("provincial income tables"),
    )

    @classmethod
    def asked_paths(cls, answers: Answers) -> list[Path]:
        """What a rule in play uses, and what is answered."""
        paths = {name: cls.key_of(name) for name in ASKED_WHEN}
        return [
            path
            for name, path in paths.items()
            if ASKED_WHEN[name](answers) or answer_at(answers, path) is not ABSENT
        ]

    def arrange(self) -> None:
        """Leave out what no rule in play uses, unless it is answered."""
        for name, is_in_play in ASKED_WHEN.items():
            if not is_in_play(self.answers) and not self.is_wanted(name):
                del self.fields[name]

    def check(self, cleaned: dict[str, Any]) -> None:
        """Details of something only if there is such a thing."""
        for name, gate in DETAILS.items():
            if cleaned.get(name) and cleaned.get(gate) == "no":
                message = _("You answered “No” above. Clear this, or choose “Yes”.")
                self.add_error(name, message)


def asks_more(answers: Answers) -> bool:
    """Whether any further question is left for these answers."""
    return bool(MoreForm.asked_paths(answers))
