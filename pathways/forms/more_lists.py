"""Further lists: certificates, licences, earnings, endorsements, dealings with "
"provinces."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from pathways.forms.base import AnswersForm
from pathways.forms.choice_fields import Choice
from pathways.forms.choices import PROVINCES, province_name
from pathways.forms.days import Day
from pathways.forms.entries import Described, EntryList
from pathways.forms.fields import Text, Whole
from pathways.forms.money import Money
from pathways.forms.occupation import Occupation
from pathways.forms.words import day_words
from pathways.words.vocabulary import ENDORSERS, choices


class TradeCertificateForm(AnswersForm):
    """A provincial certificate of qualification in a trade."""

    noc = Occupation(
        label=lazy("Which occupation (NOC) is the trade in?"),
        hint=lazy("The five digits of NOC 2021."),
    )
    province = Choice(
        choices=PROVINCES,
        radio=False,
        label=lazy("Which province or territory issued it?"),
    )
    issued_on = Day(label=lazy("On which day?"))


class LicenceForm(AnswersForm):
    """A licence to practise a profession."""

    profession = Text(label=lazy("Which profession is it for?"))
    body = Text(label=lazy("Which body issued it?"))
    region = Text(
        label=lazy("In which state or province?"),
        hint=lazy("Two capital letters, such as WA or BC."),
        width="short",
    )
    licensed_on = Day(label=lazy("Since when do you hold it?"))

    def clean_region(self) -> str:
        """Capital letters, as the contract wants them."""
        return str(self.cleaned_data["region"]).strip().upper()


class EarningsForm(AnswersForm):
    """Earnings in Canada in one tax year."""

    tax_year = Whole(least=1990, most=2100, label=lazy("Which tax year?"))
    earned_cad = Money(
        label=lazy("What did you earn in Canada in it?"),
        hint=lazy("As on the notice of assessment."),
    )


class EndorsementForm(AnswersForm):
    """An endorsement or recommendation."""

    endorser = Choice(choices=choices(ENDORSERS), label=lazy("Who endorsed you?"))
    endorsed_on = Day(label=lazy("On which day?"))


class InvitationForm(AnswersForm):
    """An invitation or notification by a province."""

    inviter = Choice(
        choices=PROVINCES,
        radio=False,
        label=lazy("Which province or territory invited you?"),
    )
    initiative = Text(label=lazy("Under which stream or initiative?"))
    invited_on = Day(label=lazy("On which day?"))


class ApplicationForm(AnswersForm):
    """An application to a province."""

    to = Choice(
        choices=PROVINCES, radio=False, label=lazy("To which province or territory?")
    )
    applied_on = Day(label=lazy("On which day?"))


def _described(title: object, *parts: object) -> Described:
    return Described(str(title), ", ".join(str(part) for part in parts if part))


LISTS = (
    EntryList(
        slug="trade-certificates",
        path=("applicant", "trade_certificates"),
        form=TradeCertificateForm,
        title=lazy("Certificates of qualification in a trade"),
        why=lazy("Issued by a province or territory of Canada."),
        add=lazy("Add a certificate"),
        none=lazy("No certificate"),
        describe=lambda e: _described(
            e.get("noc") or _("Certificate"),
            province_name(e.get("province")),
            day_words(e.get("issued_on")),
        ),
        further=True,
    ),
    EntryList(
        slug="licences",
        path=("applicant", "licences"),
        form=LicenceForm,
        title=lazy("Licences to practise a profession"),
        why=lazy("State or provincial licences replace a degree for some professions."),
        add=lazy("Add a licence"),
        none=lazy("No licence"),
        describe=lambda e: _described(
            e.get("profession") or _("Licence"),
            e.get("body"),
            e.get("region"),
            day_words(e.get("licensed_on")),
        ),
        further=True,
    ),
    EntryList(
        slug="earnings",
        path=("applicant", "canadian_earnings"),
        form=EarningsForm,
        title=lazy("Earnings in Canada"),
        why=lazy("By tax year; some grids give points for them."),
        add=lazy("Add a year"),
        none=lazy("No earnings in Canada"),
        describe=lambda e: _described(
            e.get("tax_year", ""), f"{e['earned_cad']} CAD" if "earned_cad" in e else ""
        ),
        further=True,
    ),
    EntryList(
        slug="endorsements",
        path=("endorsements",),
        form=EndorsementForm,
        title=lazy("Endorsements"),
        why=lazy("By a community, an association or an Atlantic province."),
        add=lazy("Add an endorsement"),
        none=lazy("No endorsement"),
        describe=lambda e: _described(
            dict(choices(ENDORSERS)).get(e.get("endorser", ""), _("Endorsement")),
            day_words(e.get("endorsed_on")),
        ),
        further=True,
    ),
    EntryList(
        slug="invitations",
        path=("provincial_invitations",),
        form=InvitationForm,
        title=lazy("Invitations by a province"),
        why=lazy("Invitations, notifications or letters of interest that you hold."),
        add=lazy("Add an invitation"),
        none=lazy("No invitation"),
        describe=lambda e: _described(
            province_name(e.get("inviter")) or _("Invitation"),
            e.get("initiative"),
            day_words(e.get("invited_on")),
        ),
        further=True,
    ),
    EntryList(
        slug="applications",
        path=("applications_elsewhere",),
        form=ApplicationForm,
        title=lazy("Applications to provinces"),
        why=lazy(
            "Applications that are open now; some provinces refuse people who have "
            "one elsewhere."
        ),
        add=lazy("Add an application"),
        none=lazy("No application"),
        describe=lambda e: _described(
            province_name(e.get("to")) or _("Application"),
            day_words(e.get("applied_on")),
        ),
        further=True,
    ),
)
