"""Questions about the person, the family and the partner."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from pathways.answers import ABSENT, answer_at
from pathways.forms.ages import doubt_about
from pathways.forms.base import AnswersForm
from pathways.forms.choice_fields import NONE, Choice, Codes, YesNo
from pathways.forms.choices import COUNTRIES, PROVINCES
from pathways.forms.days import Day
from pathways.forms.fields import Record, Whole
from pathways.rules import PARTNERED
from pathways.words.vocabulary import MARITAL_STATUSES, US_STATUSES, choices


class UsStatus(Choice):
    """The status in the United States; it settles the green-card question too."""

    def read(self, record: Mapping[str, Any], name: str) -> str:
        """The status, or what the green-card answer alone says of it."""
        stored = super().read(record, name)
        card = answer_at(record, ("us_permanent_resident",))
        return stored or ("permanent_resident" if card is True else "")

    def write(self, record: Record, name: str, value: Any) -> Record:
        """Both keys together, so that they never contradict."""
        record = dict(super().write(record, name, value))
        record.pop("us_permanent_resident", None)
        if value and value != NONE:
            record["us_permanent_resident"] = value == "permanent_resident"
        return record


def check_birth(form: AnswersForm, cleaned: Mapping[str, Any]) -> None:
    """A day of birth that can hardly be is asked back, where it is new."""
    born = cleaned.get("birth_date")
    if born and "birth_date" in form.changed_data:
        doubt = doubt_about(born, timezone.localdate())
        if doubt:
            form.add_error("birth_date", doubt)


class AboutForm(AnswersForm):
    """Who you are and where you live."""

    at = ("applicant",)
    birth_date = Day(
        label=lazy("When were you born?"),
        why=lazy("Age sets points, and some programs have an age limit."),
    )
    citizenships = Codes(
        choices=COUNTRIES,
        label=lazy("Which citizenships do you hold?"),
        why=lazy(
            "CUSMA work permits are for citizens of the United States and Mexico. "
            "Permanent residence there does not count."
        ),
    )
    canadian_permanent_resident = YesNo(
        label=lazy("Are you a permanent resident of Canada?"),
        why=lazy("Nobody can be granted what they have: then no pathway is needed."),
    )
    us_status = UsStatus(
        label=lazy("What is your status in the United States?"),
        why=lazy("Some measures are for people who hold one certain US status."),
        choices=choices(US_STATUSES),
    )
    residence_country = Choice(
        key=("residence", "country"),
        choices=COUNTRIES,
        radio=False,
        label=lazy("In which country do you live?"),
        why=lazy(
            "Provincial streams and some work permits ask whether you live in Canada "
            "already."
        ),
    )
    residence_province = Choice(
        key=("residence", "province"),
        choices=[*PROVINCES, (NONE, lazy("I do not live in Canada"))],
        radio=False,
        label=lazy("In which province or territory?"),
        hint=lazy(
            "Only if you live in Canada. States of the United States are not asked."
        ),
    )

    def check(self, cleaned: dict[str, Any]) -> None:
        """A province is a province of Canada; a birth was some time ago."""
        check_birth(self, cleaned)
        country = cleaned.get("residence_country")
        province = cleaned.get("residence_province")
        if province and province != NONE and country not in ("CA", ""):
            self.add_error(
                "residence_province",
                _("You live in another country. Choose “I do not live in Canada”."),
            )


class FamilyForm(AnswersForm):
    """Marital status and children."""

    marital_status = Choice(
        label=lazy("What is your marital status?"),
        hint=lazy(
            "If you choose a status without a partner, answers about one are removed."
        ),
        why=lazy(
            "With a partner the CRS has other columns, and a partner’s education "
            "and language add points."
        ),
        choices=choices(MARITAL_STATUSES),
    )
    dependent_children = Whole(
        label=lazy("How many dependent children do you have?"),
        hint=lazy("Count all of them, coming with you or not; 0 if you have none."),
        why=lazy("Family size sets the funds you need and what the family pays."),
        most=30,
    )
    accompanying_children = Whole(
        label=lazy("How many of them would come with you?"),
        hint=lazy("Only if you have children."),
        why=lazy("Fees are paid for those who come."),
        most=30,
    )

    def check(self, cleaned: dict[str, Any]) -> None:
        """No more children can come than there are."""
        coming, all_of_them = (
            cleaned.get("accompanying_children"),
            cleaned.get("dependent_children"),
        )
        if coming is not None and all_of_them is not None and coming > all_of_them:
            message = _(
                "More children would come than you have. Change one of the two."
            )
            self.add_error("accompanying_children", message)


class PartnerForm(AnswersForm):
    """Who the partner is."""

    at = ("partner",)
    further = frozenset({"canadian_permanent_resident"})
    accompanying = YesNo(
        label=lazy("Would your partner come with you?"),
        why=lazy("A partner who comes changes the columns of the CRS."),
    )
    canadian_or_pr = YesNo(
        label=lazy("Is your partner a Canadian citizen or permanent resident?"),
        why=lazy(
            "Then your partner may sponsor you, and the columns without a partner are "
            "used."
        ),
    )
    canadian_permanent_resident = YesNo(
        label=lazy("Is your partner a permanent resident of Canada?"),
        why=lazy("Citizens and permanent residents sponsor under different rules."),
    )
    residence_country = Choice(
        key=("residence", "country"),
        choices=COUNTRIES,
        radio=False,
        label=lazy("In which country does your partner live?"),
        hint=lazy(
            "Only if your partner is a Canadian citizen or permanent resident: "
            "who sponsors lives in Canada, or will."
        ),
    )
    residence_province = Choice(
        key=("residence", "province"),
        choices=[*PROVINCES, (NONE, lazy("Not in Canada"))],
        radio=False,
        label=lazy("In which province or territory?"),
        why=lazy("Quebec takes the undertakings of its sponsors itself."),
    )
    birth_date = Day(
        label=lazy("When was your partner born?"),
        why=lazy(
            "To see whether your partner would do better as the principal applicant."
        ),
    )
    citizenships = Codes(
        choices=COUNTRIES,
        places=2,
        label=lazy("Which citizenships does your partner hold?"),
        why=lazy("A partner’s citizenship can open a work permit of its own."),
    )

    def arrange(self) -> None:
        """A Canadian partner sponsors, and is no principal applicant."""
        super().arrange()
        if self.record.get("canadian_or_pr") is True:
            self._explain("birth_date", _("Who sponsors you is 18 or older."))
            self._explain(
                "citizenships", _("A citizen may sponsor you from abroad too.")
            )

    def _explain(self, name: str, words: str) -> None:
        """A hint for a question, where it is asked."""
        if name in self.fields:
            self.fields[name].help_text = words

    def check(self, cleaned: dict[str, Any]) -> None:
        """A partner was born some time ago."""
        check_birth(self, cleaned)


def has_partner(answers: dict[str, Any]) -> bool:
    """Whether questions about a partner make sense."""
    status = answers.get("marital_status")
    partner = answers.get("partner", ABSENT)
    return status in PARTNERED or (status is None and isinstance(partner, dict))
