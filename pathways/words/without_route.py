"""The answer in words where no route is told: none is needed, or none is there."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from pathways.rules import Person, Profile, Ruleset
from pathways.rules.routes import PRIMARY, Answer, is_too_young, model
from pathways.words.routes import NEEDS, alternatives


def not_needed(profile: Profile) -> Iterator[str]:
    """What a citizen or a permanent resident needs instead."""
    person = profile.applicant
    held = person.citizenships if isinstance(person, Person) else ()
    if isinstance(held, tuple) and "CA" in held:
        yield _("You are a Canadian citizen: you need none of these pathways.")
        yield _(
            "To live and work in Canada, all you need is a Canadian passport or proof "
            "of citizenship."
        )
    else:
        yield _("You are a permanent resident: you need none of these pathways.")
        yield _("You may live and work in Canada already; to travel, renew a PR card.")


def nothing(rules: Ruleset, answer: Answer) -> Iterator[str]:
    """Why there is no route yet, or none."""
    if answer.kind == model.ASKS and asks_occupation(answer):
        yield _("Not decided yet: your occupation decides.")
        yield what_opens([str(NEEDS["job-offer"])])
    elif answer.kind == model.ASKS:
        yield _("We need more answers to find a route.")
    elif is_too_young(rules.case(answer.profile, answer.on)):
        yield _("Not yet: below 18, without work and an offer, no route begins.")
        yield _(
            "Programs for workers ask for skilled work, an offer or a trade; a study "
            "comes first."
        )
    else:
        yield _("By these answers, no pathway to Canada is open today.")


def asks_occupation(answer: Answer) -> bool:
    """Whether nobody knows as what the person would work."""
    return answer.ask is not None and answer.ask.path == PRIMARY


def what_opens(needs: list[str]) -> str:
    """What would begin a route, one or the other."""
    return _("What opens a route: %(needs)s.") % {"needs": alternatives(needs)}
