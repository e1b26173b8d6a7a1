"""Which question would change most: what routes hang on, the best route's first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from pathways.rules.engine.criteria import Verdict
from pathways.rules.engine.names import CRS
from pathways.rules.facts.primary import primary_occupation
from pathways.rules.levers.better_offers import offer_of
from pathways.rules.levers.step import listed
from pathways.rules.planner.walking import USABLE
from pathways.rules.profile.profile import Person, Profile
from pathways.rules.profile.reading import UNANSWERED
from pathways.rules.routes.minors import is_too_young
from pathways.rules.routes.model import STREAM, Ask, Route
from pathways.rules.routes.state import GRANTED
from pathways.rules.ruleset.rules import Assessment

PROVINCE: Final = "job_offer.province"
NOMINATED: Final = "nominations.express_entry"
PRIMARY: Final = "applicant.primary_noc"
DECISIVE: Final = frozenset({NOMINATED, PRIMARY})
# What few have, and what seldom decides alone: asked after all else, and only where a
# route that is shown hangs on it.
RARE: Final = frozenset(
    {
        "applicant.canadian_earnings",
        "applicant.licences",
        "applicant.military_service",
        "applicant.trade_certificates",
        "applicant.trade_qualified_on",
        "job_offer.applicant_share_percent",
    }
)


def ask_first(
    shown: tuple[Route, ...], every: Iterable[Route], prepared: Assessment
) -> Ask | None:
    """What the best route that leaves anything open asks first.

    ``every``: all routes, so many hang on that path, by a rule or by their score.
    """
    routes = list(every)
    for path in _decisive(prepared):
        return Ask(path, max(len(routes), 1))
    asked = questions(shown, routes, prepared)
    return asked[0] if asked else _without_routes(shown, prepared)


def _decisive(prepared: Assessment) -> Iterator[str]:
    """What decides which routes there are at all, so that all hang on it.

    The kind of a nomination that is there; and the occupation of who has no offer and
    has never worked: no employer can be looked for without it.
    """
    case = prepared.case
    profile, person = case.profile, case.profile.applicant
    if is_kind_untold(profile):
        yield NOMINATED
    if not isinstance(person, Person) or profile.job_offer is not None:
        return
    is_untold = person.primary_noc is UNANSWERED and person.work == ()
    if is_untold and primary_occupation(case) is None and not is_too_young(case):
        yield PRIMARY


def is_kind_untold(profile: Profile) -> bool:
    """Whether there is a nomination, and nobody said if it is through Express Entry."""
    kinds = [held.express_entry for held in listed(profile.nominations)]
    return bool(kinds) and all(kind is UNANSWERED for kind in kinds)


def questions(
    shown: Iterable[Route], every: Iterable[Route], prepared: Assessment
) -> list[Ask]:
    """All that routes hang on, the best route's first; what few have comes last."""
    paths = [tuple(dict.fromkeys(open_paths(route, prepared))) for route in every]
    of_shown = {path for route in shown for path in open_paths(route, prepared)}
    counted = Counter(path for item in paths for path in item)
    first = [path for path in counted if path not in RARE]
    last = [path for path in counted if path in RARE and path in of_shown]
    return [Ask(path, counted[path]) for path in (*first, *last)]


def _without_routes(routes: tuple[Route, ...], prepared: Assessment) -> Ask | None:
    """Where no route is there yet: what most streams that can be used ask."""
    counted: Counter[str] = Counter()
    for stream in () if routes else prepared.streams:
        if stream.intake(prepared.on) in USABLE:
            paths = set(_asks(prepared, stream.slug))
            counted.update(sorted(path for path in paths if path not in GRANTED))
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
            yield from (ask for ask in _asks(prepared, step.slug) if ask not in GRANTED)
    if route.score and route.score[0] != route.score[1]:
        score = prepared.score(_grid(prepared, route.rounds_of))
        yield from (ask for ask in sorted(score.asks()) if ask not in GRANTED)


def _grid(assessment: Assessment, slug: str) -> str:
    return str(assessment.rules.stream(slug).spec.get("grid") or CRS)


def _asks(assessment: Assessment, slug: str) -> Iterator[str]:
    for finding in assessment.findings(assessment.rules.stream(slug)):
        if finding.verdict is Verdict.NOT_ANSWERED:
            yield from sorted(finding.asks)
