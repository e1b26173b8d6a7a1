"""The answer: can I, by which route, what do I do this week (contract ANSWER.md)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Final

from pathways.rules.criteria import Verdict
from pathways.rules.levers.better_offers import offer_of
from pathways.rules.levers.family import can_swap, swapped
from pathways.rules.profile import Person, Profile
from pathways.rules.reading import UNANSWERED
from pathways.rules.routes import model
from pathways.rules.routes.building import Builder
from pathways.rules.routes.candidates import FAR
from pathways.rules.routes.five import five_of, not_needed
from pathways.rules.routes.model import STREAM, Answer, Ask, Principal, Route
from pathways.rules.routes.preparing import Prepared, prepare
from pathways.rules.routes.ranking import first_three, ordered
from pathways.rules.routes.rounds import Rounds
from pathways.rules.routes.search import Search
from pathways.rules.routes.starts import offers
from pathways.rules.routes.state import GRANTED, Traveller, invites
from pathways.rules.routes.tasks import tasks_for
from pathways.rules.rulebook import Rulebook
from pathways.rules.rules import Assessment
from pathways.rules.walking import USABLE, Walker

PROVINCE: Final = "job_offer.province"
NO_WAIT: Final = (0, 0)
CRS: Final = "crs"
SHOWN: Final = 12  # routes beyond the three that are worth telling


def answer(rulebook: Rulebook, profile: Profile, on: date, rounds: Rounds) -> Answer:
    """What a person can do, best first, and what to do this week.

    Everything in it is an assessment of some profile on some day.
    """
    today = rulebook.assess(profile, on)
    if not is_needed(profile):
        return _not_needed(profile, today)
    ready = prepare(rulebook, profile, on)
    prepared = rulebook.assess(ready.profile, on)
    start = Walker(rulebook, ready.profile, on).start()
    routes, further = _routes(rulebook, profile, ready, on, rounds)
    every = (*routes, *further)
    return Answer(
        profile=profile,
        prepared=ready.profile,
        on=on,
        kind=_kind(routes, today),
        routes=routes,
        further=further[:SHOWN],
        preparations=ready.preparations,
        crs_today=_bounds(today),
        crs_prepared=_bounds(prepared),
        five=five_of(today, prepared, every, rounds, offers(start)),
        tasks=tasks_for(rulebook, profile, routes, ready.preparations),
        ask=_ask(every, prepared) or _first_question(routes, prepared),
        principal=_principal(rulebook, profile, on, prepared),
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
    rulebook: Rulebook, profile: Profile, ready: Prepared, on: date, rounds: Rounds
) -> tuple[tuple[Route, ...], tuple[Route, ...]]:
    if ready.profile.applicant is UNANSWERED:
        return (), ()
    quick = Traveller(Walker(rulebook, ready.profile, on), ready.months)
    slow = Traveller(Walker(rulebook, ready.profile, on, slowly=True), ready.months)
    raw = Traveller(Walker(rulebook, profile, on), NO_WAIT)
    search = Search(quick, raw, rounds)
    slugs = tuple(one.slug for one in ready.preparations)
    builder = Builder(rulebook, slow, slugs)
    drafts = [(builder.draft(one), one) for one in search.all()]
    candidates = {route.key: one for route, one in drafts}
    routes, further = first_three(ordered(route for route, _ in drafts))
    shown = (*routes, *further[:SHOWN])
    full = {one.key: builder.route(candidates[one.key]) for one in shown}
    return (
        tuple(full[one.key] for one in routes),
        tuple(full.get(one.key, one) for one in further),
    )


def _kind(routes: tuple[Route, ...], today: Assessment) -> str:
    """The kind of the answer, by its first route."""
    if not routes:
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
    applied = [one for one in first.steps if one.what == STREAM]
    if any(one.verdict is Verdict.NOT_ANSWERED for one in applied):
        return model.ASKS
    if applied and not _competes(applied[0], today):
        return model.OPEN_NOW
    if first.rounds and first.rounds.met and first.rounds.months == 12:
        return model.INVITED
    return model.LONG_SHOT


def _competes(step: model.RouteStep, today: Assessment) -> bool:
    return invites(today.rules.stream(step.slug), today.on)


def _bounds(assessment: Assessment) -> tuple[Any, Any]:
    score = assessment.score(CRS)
    return score.lower, score.upper


def _ask(routes: Iterable[Route], prepared: Assessment) -> Ask | None:
    """What the best route that leaves anything open asks first.

    ``routes``: how many hang on that path, by a rule or by their score.
    """
    asked = [tuple(dict.fromkeys(open_paths(one, prepared))) for one in routes]
    first = next((paths[0] for paths in asked if paths), None)
    if first is None:
        return None
    return Ask(first, sum(first in paths for paths in asked))


def _first_question(routes: tuple[Route, ...], prepared: Assessment) -> Ask | None:
    """Where no route is there yet: what most streams that can be used ask."""
    counted: Counter[str] = Counter()
    for stream in () if routes else prepared.streams:
        if stream.intake(prepared.on) in USABLE:
            paths = set(_asks(prepared, stream.slug))
            counted.update(sorted(one for one in paths if one not in GRANTED))
    return Ask(*counted.most_common(1)[0]) if counted else None


def open_paths(route: Route, prepared: Assessment) -> Iterator[str]:
    """The unanswered paths on which a route hangs, in the order of its steps.

    Of an offer first where it is: its province decides most of all.
    """
    offer = offer_of(prepared.case.profile)
    if offer is not None and offer.province is UNANSWERED:
        yield PROVINCE
    for step in route.steps:
        if step.what == STREAM and step.verdict is Verdict.NOT_ANSWERED:
            yield from (one for one in _asks(prepared, step.slug) if one not in GRANTED)
    if route.score and route.score[0] != route.score[1]:
        score = prepared.score(_grid(prepared, route.rounds_of))
        yield from (one for one in sorted(score.asks()) if one not in GRANTED)


def _grid(assessment: Assessment, slug: str) -> str:
    return str(assessment.rules.stream(slug).spec.get("grid") or CRS)


def _asks(assessment: Assessment, slug: str) -> Iterator[str]:
    for finding in assessment.findings(assessment.rules.stream(slug)):
        if finding.verdict is Verdict.NOT_ANSWERED:
            yield from sorted(finding.asks)


def _principal(
    rulebook: Rulebook, profile: Profile, on: date, prepared: Assessment
) -> Principal | None:
    """Both scores, each with their own preparations; none without a partner."""
    if not can_swap(profile) or profile.applicant is None:
        return None
    if not isinstance(profile.applicant, Person):
        return None
    other = prepare(rulebook, swapped(profile), on)
    mine, theirs = _bounds(prepared), _bounds(rulebook.assess(other.profile, on))
    better = "partner" if theirs[0] > mine[0] else "applicant"
    return Principal(mine, theirs, better)
