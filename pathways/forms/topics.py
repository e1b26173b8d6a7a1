"""The order of the questions: topics of one or more pages."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import gettext_lazy as lazy

from pathways.answers import Answers, answer_at
from pathways.forms.about import AboutForm, FamilyForm, PartnerForm, has_partner
from pathways.forms.ancestors import ANCESTOR_LIST
from pathways.forms.business import TransferForm, TreatyForm, VentureForm
from pathways.forms.education import education_of
from pathways.forms.estimates import ExpectedForm, PartnerExpectedForm
from pathways.forms.languages import results_of, untested
from pathways.forms.more import MoreForm
from pathways.forms.more_lists import LISTS
from pathways.forms.offer import EmployerForm, JobOfferForm
from pathways.forms.page import Page, Topic
from pathways.forms.place import (
    NOMINATIONS,
    RELATIVES,
    MoneyForm,
    StatusForm,
    WhereForm,
)
from pathways.forms.plans import PlansForm
from pathways.forms.work import work_of


def there_is(key: str) -> Callable[[Answers], bool]:
    """The person said yes to it, so its details are asked."""
    return lambda answers: isinstance(answer_at(answers, (key,)), dict)


def some_language_untested(answers: Answers) -> bool:
    """Levels are expected only where there is no test."""
    return bool(untested(answers, "applicant"))


def partner_language_untested(answers: Answers) -> bool:
    """The same for a partner."""
    return has_partner(answers) and bool(untested(answers, "partner"))


FAMILY = (
    Page(
        "family",
        lazy("Partner and family"),
        lazy("Who comes with you changes points, fees and the funds you need."),
        FamilyForm,
        leads_to=("partner",),
    ),
    Page(
        "partner",
        lazy("Your partner"),
        lazy(
            "Your partner’s answers can add points, and open work permits of their own."
        ),
        PartnerForm,
        applies=has_partner,
        leads_to=("partner-background",),
    ),
    Page(
        "partner-background",
        lazy("Your partner’s education, tests and work"),
        lazy(
            "They add points for you, and show what your partner could do as "
            "principal applicant."
        ),
        lists=(
            education_of("partner", of_partner=True),
            results_of("partner", of_partner=True),
            work_of("partner", of_partner=True),
        ),
        applies=has_partner,
    ),
    Page(
        "partner-expected-levels",
        lazy("How good your partner’s languages are"),
        lazy("For a language without a test. Whatever rests on it says so."),
        PartnerExpectedForm,
        applies=partner_language_untested,
    ),
)
LANGUAGES = (
    Page(
        "languages",
        lazy("Languages"),
        lazy(
            "Express Entry asks for a level in each of four abilities, and each one "
            "sets points. Without a test, an estimate does."
        ),
        lists=(results_of("applicant"),),
        leads_to=("expected-levels",),
    ),
    Page(
        "expected-levels",
        lazy("How good your languages are"),
        lazy(
            "For a language without a test. Whatever rests on it says that it is an "
            "estimate."
        ),
        ExpectedForm,
        applies=some_language_untested,
    ),
)
OFFER = (
    Page(
        "offer",
        lazy("Offer, transfer or business"),
        lazy(
            "Most work permits begin with one of these. “No” to all of them is a "
            "common answer."
        ),
        PlansForm,
        leads_to=("job-offer", "transfer", "venture", "treaty"),
    ),
    Page(
        "job-offer",
        lazy("Your job offer"),
        lazy("What the job is, where, and what it pays."),
        JobOfferForm,
        applies=there_is("job_offer"),
        leads_to=("employer",),
    ),
    Page(
        "employer",
        lazy("Your employer in Canada"),
        lazy("Most of this only the employer knows. Ask, or leave it open."),
        EmployerForm,
        applies=there_is("job_offer"),
        leads_to=("transfer", "venture", "treaty"),
    ),
    Page(
        "transfer",
        lazy("A transfer inside your company"),
        lazy("To a related company in Canada."),
        TransferForm,
        applies=there_is("transfer"),
        leads_to=("venture", "treaty"),
    ),
    Page(
        "venture",
        lazy("A business in Canada"),
        lazy("Who supports it, and who owns it."),
        VentureForm,
        applies=there_is("venture"),
        leads_to=("treaty",),
    ),
    Page(
        "treaty",
        lazy("Trade or investment"),
        lazy("For citizens of the United States and Mexico."),
        TreatyForm,
        applies=there_is("treaty_enterprise"),
    ),
)
WHERE = (
    Page(
        "where",
        lazy("Where in Canada"),
        lazy("Each province selects people by rules of its own."),
        WhereForm,
        leads_to=("status",),
    ),
    Page(
        "status",
        lazy("Your status in Canada"),
        lazy("For people who are there now."),
        StatusForm,
        applies=there_is("status_in_canada"),
    ),
    Page(
        "ties",
        lazy("Ties to Canada"),
        lazy("Relatives and nominations give points, and open streams."),
        lists=(RELATIVES, NOMINATIONS),
    ),
)
MORE = (
    Page(
        "more",
        lazy("A few more questions"),
        lazy("Asked because of what you answered: some rule uses each of them."),
        MoreForm,
    ),
    Page(
        "more-lists",
        lazy("Certificates, endorsements and provinces"),
        lazy("Asked because of what you answered: some rule uses each of them."),
        lists=LISTS,
    ),
)

TOPICS: tuple[Topic, ...] = (
    Topic(
        lazy("About you"),
        (
            Page(
                "about",
                lazy("About you"),
                lazy(
                    "Age and citizenship decide more than anything else you can tell "
                    "us."
                ),
                AboutForm,
                leads_to=("ancestors",),
            ),
            Page(
                "ancestors",
                lazy("Canadian ancestors"),
                lazy(
                    "Who has one may be a Canadian citizen already, and needs no "
                    "permit and no points."
                ),
                lists=(ANCESTOR_LIST,),
            ),
        ),
    ),
    Topic(lazy("Partner and family"), FAMILY),
    Topic(
        lazy("Education"),
        (
            Page(
                "education",
                lazy("Education"),
                lazy(
                    "Your highest credential sets points. For work permits, its "
                    "field matters too."
                ),
                lists=(education_of("applicant"),),
            ),
        ),
    ),
    Topic(lazy("Languages"), LANGUAGES),
    Topic(
        lazy("Work history"),
        (
            Page(
                "work",
                lazy("Work history"),
                lazy(
                    "Which occupation, for how long, and where: nearly every pathway "
                    "asks."
                ),
                lists=(work_of("applicant"),),
            ),
        ),
    ),
    Topic(lazy("Offer, transfer or business"), OFFER),
    Topic(
        lazy("Money"),
        (
            Page(
                "money",
                lazy("Money"),
                lazy(
                    "Without a job offer or work in Canada, most programs ask for "
                    "funds to settle."
                ),
                MoneyForm,
            ),
        ),
    ),
    Topic(lazy("Where in Canada"), WHERE),
    Topic(lazy("A few more questions"), MORE),
)
