"""The next day on which points are lost: a birthday, a test or an ECA that lapses."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from pathways.outlook.standing import Standing
from pathways.rules import CRS, DAY, Partner, Person
from pathways.selectors.plan_time import birthdays, expiries
from pathways.words.counts import day_words
from pathways.words.routes import money
from pathways.words.sentences import ECA_ENDS, TEST_ENDS


def next_loss(standing: Standing) -> str:
    """One line: the day, what happens, and the score before and after."""
    for on, event in sorted(_events(standing)):
        if on <= standing.on:
            continue
        before, after = _score(standing, on - DAY), _score(standing, on)
        if after < before:
            words = {
                "day": day_words(on),
                "event": event,
                "before": money(before),
                "after": money(after),
            }
            return _("%(day)s: %(event)s. %(before)s points become %(after)s.") % words
    return ""


def _score(standing: Standing, on: date) -> int:
    rules = standing.rulebook.rules(on)
    return int(rules.score(rules.case(standing.profile, on), CRS).lower)


def _events(standing: Standing) -> Iterator[tuple[date, str]]:
    applicant, partner = standing.profile.applicant, standing.profile.partner
    if isinstance(applicant, Person):
        yield from birthdays(applicant.birth_date, standing.on)
        yield from expiries(
            applicant,
            str(TEST_ENDS["you"]),
            str(ECA_ENDS["you"]),
        )
    if isinstance(partner, Partner):
        yield from expiries(
            partner,
            str(TEST_ENDS["partner"]),
            str(ECA_ENDS["partner"]),
        )
