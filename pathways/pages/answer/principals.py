"""Both of a couple as the principal applicant, side by side."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from pathways.pages.answer.section import PrincipalRow
from pathways.rules import OF_EXPRESS_ENTRY, Profile, Verdict
from pathways.rules.levers import swapped
from pathways.rules.rounds import YEAR
from pathways.rules.routes import Route, prepare
from pathways.selectors.person import Person
from pathways.words.counts import score_words
from pathways.words.routes import round_name

PARTNER: Final = "partner-principal"


def principal_rows(person: Person) -> tuple[PrincipalRow, ...]:
    """The better one first; nothing without a partner."""
    return tuple(sorted(_rows(person), key=lambda row: not row.is_better))


def _rows(person: Person) -> Iterator[PrincipalRow]:
    two = person.answer.principal
    if two is None:
        return
    rulebook, profile = person.standing.rulebook, person.standing.profile
    other = prepare(rulebook, swapped(profile), person.on).profile
    for who, score, its, prepared in (
        ("partner", two.partner, True, other),
        ("applicant", two.applicant, False, person.answer.prepared),
    ):
        yield PrincipalRow(
            who=_("Your partner, you come along")
            if its
            else _("You, your partner comes along"),
            points=score_words(score),
            text=_rounds(person, prepared),
            residence=_residence(person, by_partner=its),
            is_better=two.better == who,
        )


def _rounds(person: Person, profile: Profile) -> str:
    """The rounds that would have invited, of the streams that this one is in."""
    standing, best = person.standing, (0, 0, "")
    assessment: Any = standing.rulebook.rules(person.on).assess(profile, person.on)
    for slug, stream in standing.by_slug.items():
        if not slug.startswith(OF_EXPRESS_ENTRY):
            continue
        if assessment.verdict(stream) not in (Verdict.MET, Verdict.OFFICER):
            continue
        met = person.rounds.met(stream, assessment, person.on, YEAR)
        if met and met.of:
            best = max(best, (met.least, met.of, round_name(stream.spec)))
    if not best[1]:
        return _("No round in 12 months")
    words = {"met": best[0], "of": best[1], "stream": best[2]}
    return _("%(stream)s: %(met)s of %(of)s in 12 months") % words


def _residence(person: Person, *, by_partner: bool) -> str:
    """The first day on a route straight to residence in this one's name."""
    routes = (*person.answer.routes, *person.answer.further)
    own = [route for route in routes if _is_straight(route, by_partner=by_partner)]
    days = [item.residence_from for item in own if item.residence_from]
    if not days:
        return _("No date")
    month = str(date_format(min(days), "F Y"))
    return _("%(month)s at the earliest") % {"month": month}


def _is_straight(route: Route, *, by_partner: bool) -> bool:
    """Whether nothing but who applies stands before the application."""
    levers = [lever.slug for lever in route.levers]
    is_federal = route.streams[0].startswith(OF_EXPRESS_ENTRY)
    return is_federal and levers == ([PARTNER] if by_partner else [])
