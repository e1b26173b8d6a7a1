"""What to do this week, as imperatives."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from pathways.rules import UNANSWERED, JobOffer, Rulebook
from pathways.rules.routes import STREAM, Answer, Task
from pathways.wording import UNITS
from pathways.words.routes import stream_name

TASKS: Final[dict[str, Any]] = {
    "benefits-plan": lazy("Ask your employer for a Labour Market Benefits Plan"),
    "duties": lazy("Have your duties written down"),
    "eca": lazy("Order the assessment of your degree (ECA)"),
    "entry-profile": lazy("Open a free Express Entry profile"),
    "french": lazy("Take a French placement test"),
    "funds": lazy("Move your settlement funds to where they can be shown"),
    "job-offer": lazy("Look for a job with a Canadian employer"),
    "language-renewal": lazy("Take your language test again"),
    "language-test": lazy("Book an English test"),
    "no-letter": lazy("Pay nobody for a designated organization’s letter"),
    "nominee-application": lazy("Apply to Canada with your nomination"),
    "partner-eca": lazy("Order the assessment of your partner’s degree (ECA)"),
    "partner-principal": lazy("Open one Express Entry profile under your partner"),
    "proof": lazy("Gather your line’s birth and citizenship records"),
    "study": lazy("Read what a study in Canada asks"),
}

# Why, in one line.
REASONS: Final[dict[str, Any]] = {
    "benefits-plan": lazy("The Global Talent Stream asks for it."),
    "eca": lazy("Express Entry counts a degree from abroad only with it."),
    "entry-profile": lazy("A nomination or a round finds you by it."),
    "job-offer": lazy("At its province’s median pay or more."),
    "french": lazy("It shows how far NCLC 7 is."),
    "language-test": lazy("Until then, an estimate."),
}
# What is folded into each route, as things that are ready.
PAPERS: Final[dict[str, Any]] = {
    "eca": lazy("the assessment of your degree (ECA)"),
    "funds": lazy("settlement funds that can be shown"),
    "language-renewal": lazy("a new language test"),
    "language-test": lazy("an English test"),
    "partner-eca": lazy("the assessment of your partner’s degree (ECA)"),
}


def task_words(rulebook: Rulebook, answer: Answer, task: Task) -> str:
    """What to do this week, as an imperative."""
    if task.kind == STREAM:
        name = stream_name(rulebook.rules(answer.on).stream(task.slug).spec)
        return _("Gather the papers: %(stream)s") % {"stream": name}
    if task.slug == "offer-wage":
        wage = UNITS["CAD an hour"](dict(task.values)["wage"])
        return _("Ask your employer for %(wage)s") % {"wage": wage}
    if task.slug == "duties" and not isinstance(answer.profile.job_offer, JobOffer):
        return _("Compare your duties with the CUSMA list")
    if task.slug == "transfer" and answer.profile.transfer is UNANSWERED:
        return _("Ask HR whether the group has an office in Canada")
    return str(TASKS.get(task.slug) or rulebook.snapshot["levers"][task.slug]["title"])


def reason_words(answer: Answer, task: Task) -> str:
    """Why, in one line; of an offer what it pays now."""
    offer = answer.profile.job_offer
    wage = offer.wage_cad_hourly if isinstance(offer, JobOffer) else None
    if task.slug == "offer-wage" and isinstance(wage, Decimal):
        pays = UNITS["CAD an hour"](wage)
        return _("Your offer pays %(wage)s.") % {"wage": pays}
    return str(REASONS.get(task.slug, ""))
