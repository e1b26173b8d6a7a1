"""The answer: can I, by which route, what do I do this week (contract ANSWER.md)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any, Final

from pathways.rules.engine.criteria import Verdict
from pathways.rules.engine.names import CRS
from pathways.rules.levers.family import can_swap, swapped
from pathways.rules.planner.walking import USABLE, Walker
from pathways.rules.profile.profile import Person, Profile
from pathways.rules.profile.reading import UNANSWERED
from pathways.rules.routes import model
from pathways.rules.routes.asking import ask_first, is_kind_untold
from pathways.rules.routes.building import Builder
from pathways.rules.routes.candidates import FAR
from pathways.rules.routes.five import five_of, not_needed
from pathways.rules.routes.minors import is_too_young, may_have_plans
from pathways.rules.routes.model import STREAM, Answer, Principal, Route
from pathways.rules.routes.openings import Openings
from pathways.rules.routes.preparing import Prepared, prepare
from pathways.rules.routes.ranking import first_three, is_by_right, ordered
from pathways.rules.routes.rounds import Rounds
from pathways.rules.routes.search import Search
from pathways.rules.routes.state import Traveller, invites
from pathways.rules.routes.tasks import tasks_for, tasks_of_a_minor
from pathways.rules.rulebook import Rulebook
from pathways.rules.ruleset.rules import Assessment

NO_WAIT: Final = (0, 0)
SHOWN: Final = 12  # routes beyond the three that are worth telling


def answer(rulebook: Rulebook, profile: Profile, on: date, rounds: Rounds) -> Answer:
    """What a person can do, best first, and what to do this week.

    Everything in it is an assessment of some profile on some day.
    """
    raw = Walker(rulebook, profile, on)
    today = raw.first.assessment
    if not is_needed(profile):
        return _not_needed(profile, today)
    ready = prepare(rulebook, profile, on)
    quick = raw
    if ready.profile is not profile:
        quick = Walker(rulebook, ready.profile, on, near=today)
    prepared = quick.first.assessment
    travellers = Traveller(quick, ready.months), Traveller(raw, NO_WAIT)
    search = Search(Openings(*travellers), rounds)
    routes, further = _routes(search, ready)
    every = (*routes, *further)
    kind = _kind(routes, today)
    is_minor = kind == model.NONE and is_too_young(today.case)
    principal, swap = _principal(rulebook, profile, on, prepared)
    return Answer(
        profile=profile,
        prepared=ready.profile,
        on=on,
        kind=kind,
        routes=routes,
        further=further[:SHOWN],
        preparations=ready.preparations,
        crs_today=_bounds(today),
        crs_prepared=_bounds(prepared),
        five=five_of(today, prepared, every, rounds, search.offers, swap),
        tasks=(
            tasks_of_a_minor(today, rulebook)
            if is_minor
            else tasks_for(today, rulebook, routes, ready.preparations)
        ),
        ask=None if is_minor else ask_first(routes, every, prepared),
        principal=principal,
    )


def is_needed(profile: Profile) -> bool:
    """Whether the person is no Canadian citizen or permanent resident."""
    person = profile.applicant
    if not isinstance(person, Person):
        return True
    held = person.citizenships
    citizen = isinstance(held, tuple) and "CA" in held
    resident = getattr(person, "canadian_permanent_resident", None) is True
    return not (citizen or resident)


def _not_needed(profile: Profile, today: Assessment) -> Answer:
    """Nobody can be granted what they have."""
    return Answer(
        profile=profile,
        prepared=profile,
        on=today.on,
        kind=model.NOT_NEEDED,
        routes=(),
        further=(),
        preparations=(),
        crs_today=_bounds(today),
        crs_prepared=_bounds(today),
        five=not_needed(),
        tasks=(),
        ask=None,
        principal=None,
    )


def _routes(
    search: Search, ready: Prepared
) -> tuple[tuple[Route, ...], tuple[Route, ...]]:
    if ready.profile.applicant is UNANSWERED:
        return (), ()
    walker = replace(search.traveller.walker, slowly=True)
    slugs = tuple(preparation.slug for preparation in ready.preparations)
    traveller = Traveller(walker, ready.months)
    builder = Builder(walker.rulebook, traveller, slugs, search.rounds)
    drafts = [(builder.draft(candidate), candidate) for candidate in search.all()]
    if is_too_young(walker.first.case):
        drafts = [row for row in drafts if not row[0].chance or is_by_right(row[0])]
    candidates = {route.key: candidate for route, candidate in drafts}
    routes, further = first_three(ordered(route for route, _ in drafts))
    shown = (*routes, *further[:SHOWN])
    full = {route.key: builder.route(route, candidates[route.key]) for route in shown}
    return (
        tuple(full[route.key] for route in routes),
        tuple(full.get(route.key, route) for route in further),
    )


def _kind(routes: tuple[Route, ...], today: Assessment) -> str:
    """The kind of the answer, by its first route."""
    if is_kind_untold(today.case.profile):
        return model.ASKS
    if not routes:
        if is_too_young(today.case) and not may_have_plans(today.case):
            return model.NONE
        open_ones = any(
            stream.intake(today.on) in USABLE
            and today.verdict(stream) is Verdict.NOT_ANSWERED
            for stream in today.streams
        )
        return model.ASKS if open_ones else model.NONE
    first = routes[0]
    if all(route.chance == FAR for route in routes):
        return model.LONG_SHOT
    if first.levers:
        return model.AFTER_STEP
    applied = [step for step in first.steps if step.what == STREAM]
    if any(step.verdict is Verdict.NOT_ANSWERED for step in applied):
        return model.ASKS
    if not applied or not _competes(applied[0], today):
        return model.OPEN_NOW
    if first.rounds and first.rounds.met and first.rounds.months == 12:
        return model.INVITED
    return model.LONG_SHOT


def _competes(step: model.RouteStep, today: Assessment) -> bool:
    return invites(today.rules.stream(step.slug), today.on)


def _bounds(assessment: Assessment) -> tuple[Any, Any]:
    score = assessment.score(CRS)
    return score.lower, score.upper


def _principal(
    rulebook: Rulebook, profile: Profile, on: date, prepared: Assessment
) -> tuple[Principal | None, Assessment | None]:
    """Both scores, each with their own preparations; none without a partner.

    And the partner's assessment, where the partner has the higher score.
    """
    if not can_swap(profile) or not isinstance(profile.applicant, Person):
        return None, None
    other = prepare(rulebook, swapped(profile), on)
    swap = rulebook.assess(other.profile, on)
    mine, theirs = _bounds(prepared), _bounds(swap)
    if theirs[0] > mine[0]:
        return Principal(mine, theirs, "partner"), swap
    return Principal(mine, theirs, "applicant"), None
