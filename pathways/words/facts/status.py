"""Facts about status, permits and days, in words."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from pathways.words.answers import NAMES as ANSWERS
from pathways.words.facts.answers import answer, short_answer
from pathways.words.facts.wording import FactWording, Names, plain
from pathways.words.places import province_name
from pathways.words.sentences import POOL_PROFILE


def dated_by(fact: Any, names: Names) -> str:
    day = date_format(date.fromisoformat(fact.last), "j F Y")
    return _("The commitment was made by %(day)s") % {"day": day}


def held(fact: Any, names: Names) -> str:
    return str(ANSWERS[f"status_in_canada.{fact.part}"])


def intends(fact: Any, names: Names) -> str:
    name = province_name(fact.province)
    return _("You intend to live outside %(name)s") % {"name": name}


TOPIC: Final = lazy("Status and permits")
WORDINGS: Final = {
    "express_entry_profile_submitted": FactWording(
        name=lazy("Express Entry profile submitted"),
        derives=lazy(
            "Yes when an Express Entry profile was submitted on or before the day."
        ),
        label=plain(POOL_PROFILE),
        short=lazy("Express Entry profile"),
    ),
    "intends_outside": FactWording(
        name=lazy("intends to live outside a province"),
        derives=lazy("Yes when another province than this one is intended."),
        label=intends,
    ),
    "military_service_months": FactWording(
        name=lazy("months of military service"),
        derives=lazy(
            "Whole months of continuous service in a recognized foreign military."
        ),
        label=plain(lazy("Continuous military service")),
    ),
    "dated_by": FactWording(
        name=lazy("dated by a day"),
        derives=lazy("Yes when a day of the profile is no later than another."),
        label=dated_by,
    ),
    "foreign_national": FactWording(
        name=lazy("a foreign national"),
        derives=lazy(
            "Yes for everybody who is neither a Canadian citizen nor a permanent "
            "resident."
        ),
        label=plain(lazy("You are a foreign national")),
    ),
    "months_since": FactWording(
        name=lazy("months since a day"),
        derives=lazy(
            "Whole months since a day in the profile; none for a day not reached yet."
        ),
        label=answer,
        short=short_answer,
    ),
    "permit_employer_is_offers": FactWording(
        name=lazy("the permit names the employer of the offer"),
        derives=lazy("Yes when the permit names the offer’s employer."),
        label=plain(lazy("Your permit names the employer of the offer")),
    ),
    "permit_held": FactWording(
        name=lazy("permit or status in Canada"),
        derives=lazy(
            "The kind of permit that is valid in Canada on the day; none without one."
        ),
        label=held,
        short=lazy("permit or status"),
    ),
    "permit_months_left": FactWording(
        name=lazy("months left on the permit"),
        derives=lazy("Whole months for which the permit held on the day stays valid."),
        label=plain(lazy("Time left on your permit")),
        short=lazy("left on the permit"),
    ),
}
