"""What runs out on a day, and what it costs in points: tests, assessments, a permit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from pathways.outlook.standing import Cite, Standing
from pathways.pages.todo.needs import ASSESSMENT, LANGUAGE
from pathways.pages.todo.section import Dated
from pathways.rules import CRS, DAY, Partner, Person, Profile, Score, add_months
from pathways.rules import Status as InCanada
from pathways.rules.facts import ECA_MONTHS, VALID_MONTHS
from pathways.rules.levers import listed
from pathways.wording import number_words
from pathways.words.counts import day_words
from pathways.words.sentences import ECA_ENDS, TEST_ENDS

SUPERSEDED: Final = lazy(
    "By the newest grid of published values. A newer one is in force, for which "
    "there is no official figure."
)


def lapses(
    standing: Standing, scored: Profile, cites: Mapping[str, Cite]
) -> Iterator[Dated]:
    """What runs out, cited by the rule that asks for it.

    ``scored``: the answers, seen from the principal applicant whose points are told.
    """
    profile = standing.profile
    every = [
        *_of_person(profile.applicant, "you", cites),
        *_of_person(profile.partner, "partner", cites),
    ]
    for day in sorted({lapse.on for lapse in every}):
        same = [lapse for lapse in every if lapse.on == day]
        yield with_points(standing, scored, _joined(same))
    status = profile.status_in_canada
    if isinstance(status, InCanada) and isinstance(status.valid_until, date):
        title = _("Your permit in Canada ends")
        yield Dated(status.valid_until, "permit-ends", "status", title)


def _joined(same: list[Dated]) -> Dated:
    """What runs out on one day, as one: nobody can say which point is whose."""
    titles = dict.fromkeys(lapse.title for lapse in same)
    subjects = dict.fromkeys(lapse.subject for lapse in same)
    title, subject = "; ".join(titles), " ".join(subjects)
    return replace(same[0], title=title, subject=subject)


def _of_person(person: Any, whose: str, cites: Mapping[str, Cite]) -> Iterator[Dated]:
    if not isinstance(person, Person | Partner):
        return
    for test in listed(person.language_tests):
        if isinstance(test.taken_on, date):
            end = add_months(test.taken_on, VALID_MONTHS)
            title = str(TEST_ENDS[whose]) % {"day": day_words(test.taken_on)}
            subject, cite = f"{whose} {test.test}", cites.get(LANGUAGE.slug)
            yield Dated(end, "test-ends", subject, title, "", cite)
    for credential in listed(person.education):
        if isinstance(credential.eca_issued_on, date):
            end = add_months(credential.eca_issued_on, ECA_MONTHS)
            title = str(ECA_ENDS[whose]) % {"day": day_words(credential.eca_issued_on)}
            cite = cites.get(ASSESSMENT.slug)
            yield Dated(end, "eca-ends", whose, title, "", cite)


def with_points(standing: Standing, scored: Profile, lapse: Dated) -> Dated:
    """The same with the CRS on the day before and on the day, where they differ."""
    if lapse.on <= standing.on or CRS not in standing.assessment.rules.grids:
        return lapse
    before, after = (crs_on(standing, scored, on) for on in (lapse.on - DAY, lapse.on))
    if before.lower == after.lower:
        return lapse
    words = {
        "title": lapse.title,
        "was": number_words(before.lower),
        "now": number_words(after.lower),
    }
    title = _("%(title)s: %(was)s to %(now)s points") % words
    note = str(SUPERSEDED) if after.superseded else ""
    return replace(lapse, title=title, note=note)


def crs_on(standing: Standing, scored: Profile, on: date) -> Score:
    """The CRS of the same answers on a later day."""
    return standing.rulebook.assess(scored, on).score(CRS)
