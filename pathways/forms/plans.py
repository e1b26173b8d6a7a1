"""Whether there is an offer, a transfer or a business; and what that puts in play."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as lazy

from pathways.forms.base import ALL, AnswersForm
from pathways.forms.choice_fields import Gate


class PlansForm(AnswersForm):
    """Which of the three ways through a company there is."""

    further = ALL

    job_offer = Gate(
        label=lazy("Do you have a job offer from an employer in Canada?"),
        hint=lazy(
            "Also a job that you do in Canada already. A move inside your present"
            " company is the next question."
        ),
    )
    transfer = Gate(
        label=lazy("Could your present employer transfer you to Canada?"),
        hint=lazy("To a parent, branch, subsidiary or affiliate, existing or new."),
    )
    venture = Gate(
        label=lazy("Do you want to start a business in Canada?"),
        hint=lazy("With or without the support of a designated organization."),
    )
    treaty_enterprise = Gate(
        label=lazy("Do you trade with Canada or invest in a business there?"),
        hint=lazy(
            "Substantial trade between the two countries, or substantial capital "
            "in an enterprise you direct or have a key part in."
        ),
    )
