"""Further questions, each asked only of people for whom a rule in play needs it."""

from __future__ import annotations

from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from pathways.answers import ABSENT, Answers, Path, answer_at
from pathways.forms.base import ALL, AnswersForm
from pathways.forms.choice_fields import Choice, Gate, YesNo
from pathways.forms.days import Day, Month
from pathways.forms.fields import Text
from pathways.forms.money import Money
from pathways.forms.occupation import Occupation
from pathways.questions.asking import EVERYTHING, Asking
from pathways.words.vocabulary import (
    RESIDENCE_CLASSES,
    RESIDENCE_STAGES,
    SELF_EMPLOYED_ACTIVITIES,
    choices,
)

DETAILS: Final = {
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

    further = ALL
    details = DETAILS
    primary_noc = Occupation(
        key=(PERSON, "primary_noc"),
        label=lazy("Which occupation (NOC) is your primary one?"),
        hint=lazy(
            "If your jobs are in several: left open, we take the one with the most "
            "time. If you have never worked: the one that you look for."
        ),
    )
    express_entry_profile = Gate(
        key=(PERSON, "express_entry_profile"),
        label=lazy("Do you have an Express Entry profile in the pool?"),
        why=lazy("Enhanced nominations are for people in the pool."),
    )
    submitted_on = Day(
        key=(PERSON, "express_entry_profile", "submitted_on"),
        keep_parent=True,
        label=lazy("On which day did you submit the profile?"),
        hint=lazy("Only if you have one."),
        why=lazy("Among equal scores the earlier profile is invited first."),
    )
    residence_since = Day(
        key=(PERSON, "residence_since"),
        label=lazy("Since when have you lived in your province or territory?"),
        why=lazy("Some streams ask for a least time."),
    )
    application = Gate(
        key=("permanent_residence_application",),
        label=lazy("Have you applied for permanent residence?"),
        hint=lazy("An application to the federal government, not one to a province."),
    )
    application_class = Choice(
        key=("permanent_residence_application", "class"),
        keep_parent=True,
        choices=choices(RESIDENCE_CLASSES),
        radio=False,
        label=lazy("In which program or class?"),
        hint=lazy("Only if you have applied. As on your confirmation of receipt."),
    )
    application_stage = Choice(
        key=("permanent_residence_application", "stage"),
        keep_parent=True,
        choices=choices(RESIDENCE_STAGES),
        radio=False,
        label=lazy("How far is it?"),
        hint=lazy("Only if you have applied. The check comes first of all."),
    )
    trade_qualified_on = Day(
        key=(PERSON, "trade_qualified_on"),
        label=lazy(
            "Since when have you been qualified to practise your trade on your own?"
        ),
        why=lazy("Experience in a trade counts from that day."),
    )
    military_service = Gate(
        key=(PERSON, "military_service"),
        label=lazy("Have you served in the armed forces of another country?"),
        why=lazy("A category is for recruits with long service."),
    )
    force = Text(
        key=(PERSON, "military_service", "force"),
        keep_parent=True,
        label=lazy("In which force?"),
        hint=lazy("Only if you have served."),
    )
    service_from = Month(
        meant="last",
        key=(PERSON, "military_service", "service_from"),
        keep_parent=True,
        label=lazy("From when?"),
    )
    service_to = Month(
        meant="first",
        key=(PERSON, "military_service", "service_to"),
        keep_parent=True,
        label=lazy("Until when?"),
    )
    self_employed_activity = Choice(
        key=(PERSON, "self_employed_activity"),
        choices=choices(SELF_EMPLOYED_ACTIVITIES),
        label=lazy("In which of these are you self-employed?"),
        why=lazy("The federal program for the self-employed knew only these."),
    )
    recognized_organization = YesNo(
        key=(PERSON, "recognized_organization"),
        label=lazy("Would a recognized organization sponsor your stay?"),
        why=lazy("Citizens of the United States take part through one."),
    )
    stay_insured = YesNo(
        key=(PERSON, "stay_insured"),
        label=lazy("Would you have health insurance for the whole stay?"),
        why=lazy("It is a condition of the permit."),
    )
    partner_wage = Money(
        key=("partner", "canadian_wage_cad_yearly"),
        unit=lazy("a year"),
        label=lazy("What does your partner earn in Canada in a year?"),
        hint=lazy("0 if nothing."),
        why=lazy("Some provinces count the income of both."),
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
        """Which occupation is primary is a question only of several, or of none."""
        is_asked = super().asks(name, at, answers, asking, asked)
        if name != "primary_noc" or asked or has_several_occupations(answers):
            return is_asked
        if answer_at(answers, (PERSON, "work")) == []:
            return True
        return answer_at(answers, cls.key_of(name)) is not ABSENT

    def check(self, cleaned: dict[str, Any]) -> None:
        """Details of something only if there is such a thing."""
        for name, gate in DETAILS.items():
            if cleaned.get(name) and cleaned.get(gate) == "no":
                message = _("You answered “No” above. Clear this, or choose “Yes”.")
                self.add_error(name, message)


def has_several_occupations(answers: Answers) -> bool:
    """Whether the jobs and the offer are in more than one unit group."""
    jobs = answer_at(answers, (PERSON, "work"))
    listed = [job.get("noc") for job in jobs] if isinstance(jobs, list) else []
    offered = answer_at(answers, ("job_offer", "noc"))
    return len({code for code in [*listed, offered] if isinstance(code, str)}) > 1
