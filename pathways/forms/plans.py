"""Whether there is an offer, a transfer or a business; and what that puts in play."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as lazy

from pathways.answers import Answers, answer_at
from pathways.forms.base import AnswersForm
from pathways.forms.choice_fields import Gate

OFFER_STREAMS = lazy(
    "Global Talent Stream, CUSMA professional, provincial streams with an offer"
)


def provinces_in_play(answers: Answers) -> set[str]:
    """Where the offer is, or where the person wants to go."""
    offered = answer_at(answers, ("job_offer", "province"))
    chosen = answer_at(answers, ("intended_provinces",))
    found = set(chosen) if isinstance(chosen, list) else set()
    return found | {offered} if isinstance(offered, str) else found


def is_cusma_citizen(answers: Answers) -> bool:
    """A citizen of the United States or Mexico."""
    held = answer_at(answers, ("applicant", "citizenships"))
    return isinstance(held, list) and bool({"US", "MX"} & set(held))


class PlansForm(AnswersForm):
    """Which of the three ways through a company there is."""

    job_offer = Gate(
        label=lazy("Do you have a job offer from an employer in Canada?"),
        why=lazy(
            "Also a job that you do in Canada already. A move inside your present "
            "company is the next question."
        ),
        used_by=OFFER_STREAMS,
    )
    transfer = Gate(
        label=lazy("Could your present employer transfer you to Canada?"),
        why=lazy("To a parent, branch, subsidiary or affiliate, existing or new."),
        used_by=lazy(
            "CUSMA intra-company transferee, intra-company transferee of the general "
            "rules"
        ),
    )
    venture = Gate(
        label=lazy("Do you want to start a business in Canada?"),
        why=lazy("With or without the support of a designated organization."),
        used_by=lazy("Start-up Visa and what replaces it"),
    )
    treaty_enterprise = Gate(
        label=lazy("Do you trade with Canada or invest in a business there?"),
        why=lazy(
            "Substantial trade between the two countries, or substantial capital in "
            "an enterprise you direct or have a key part in."
        ),
        used_by=lazy("CUSMA trader, CUSMA investor"),
    )
