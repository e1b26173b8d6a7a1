"""The answer in words: its sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from django.utils.translation import gettext as _

from pathways.rules import (
    CRS,
    OF_EXPRESS_ENTRY,
    UNANSWERED,
    JobOffer,
    Profile,
    Rulebook,
    Ruleset,
    Venture,
    Verdict,
)
from pathways.rules.rounds import is_nominee
from pathways.rules.routes import (
    STREAM,
    Answer,
    Route,
    RouteStep,
    is_by_right,
    is_kind_untold,
    model,
)
from pathways.words.counts import day_words, month_words, points_words, score_words
from pathways.words.five import closed_since
from pathways.words.places import province_name
from pathways.words.residence import residence_words
from pathways.words.routes import (
    NEEDS,
    listed,
    money,
    need_words,
    route_name,
    stream_name,
)
from pathways.words.without_route import (
    asks_occupation,
    not_needed,
    nothing,
    what_opens,
)

MOST_WORDS: Final = 60
NARROW: Final = 150  # points between two bounds that still say something together
# Answers without which nobody knows whether there is what a permit rests on.
WHOLES: Final = frozenset(
    {"applicant", "applicant.citizenships", "applicant.education", "applicant.work"}
    | {"job_offer", "transfer", "treaty_enterprise", "venture"}
)


def sentence(rulebook: Rulebook, answer: Answer) -> str:
    """Can I, by what, when: a few plain sentences, at most 60 words."""
    kept: list[str] = []
    for part in [*sentences(rulebook, answer), *_other_routes(rulebook, answer)]:
        if len(" ".join([*kept, part]).split()) <= MOST_WORDS:
            kept.append(part)
    return " ".join(kept)


def sentences(rulebook: Rulebook, answer: Answer) -> list[str]:
    """The same one by one: what comes first is the heading of every page."""
    rules = rulebook.rules(answer.on)
    return [*_closed_first(answer, rules), *_main(rulebook, rules, answer)]


def _closed_first(answer: Answer, rules: Ruleset) -> Iterator[str]:
    """What a person came for and is closed is said first."""
    is_needed = answer.kind != model.NOT_NEEDED
    if not (is_needed and isinstance(answer.profile.venture, Venture)):
        return
    since = closed_since(rules, answer.on)
    if since:
        day = day_words(since)
        yield _("The Start-up Visa is closed since %(day)s.") % {"day": day}


def _main(rulebook: Rulebook, rules: Ruleset, answer: Answer) -> Iterator[str]:
    if answer.kind == model.NOT_NEEDED:
        yield from not_needed(answer.profile)
    elif is_kind_untold(answer.profile):
        yield _("Your nomination decides: is it through Express Entry, or outside it?")
        yield _("Outside, you apply to Canada at once; within, only when invited.")
    elif not answer.routes:
        yield from nothing(rules, answer)
    else:
        yield from _by_route(rulebook, rules, answer, answer.routes[0])
        yield from _range(rules, answer)


def _by_route(
    rulebook: Rulebook, rules: Ruleset, answer: Answer, route: Route
) -> Iterator[str]:
    if answer.kind == model.LONG_SHOT:
        yield from _long_shot(answer, rules, route)
        return
    if answer.kind == model.ASKS and is_still_open(rules, answer, route):
        yield from _still_open(rulebook, rules, answer)
        return
    permit = _permit(route, rules)
    if route.ends_in == "citizenship":
        yield _(
            "You may be a Canadian citizen already, by descent: ask for a citizenship "
            "certificate before any permit."
        )
    elif permit is not None:
        yield from _by_permit(rulebook, answer, route, permit)
    else:
        yield from _straight(rulebook, rules, route)
    yield from _unanswered(rules, route)


def _unanswered(rules: Ruleset, route: Route) -> Iterator[str]:
    """What the first application still waits for, where nothing comes before it."""
    first = next((step for step in route.steps if step.what == STREAM), None)
    if first is None or route.before or first.verdict is not Verdict.NOT_ANSWERED:
        return
    findings = rules.assess(first.profile, first.begins).findings(
        rules.stream(first.slug)
    )
    titles = [
        finding.requirement.title
        for finding in findings
        if finding.verdict is Verdict.NOT_ANSWERED
    ]
    words = {"title": titles[0]}
    if len(titles) > 1:
        yield _("Still to answer, first: “%(title)s”.") % words
    else:
        yield _("Still to answer: “%(title)s”.") % words


def _other_routes(rulebook: Rulebook, answer: Answer) -> Iterator[str]:
    """The other two by name, where they do not stand beside it."""
    if answer.kind != model.LONG_SHOT and len(answer.routes) > 1:
        rules = rulebook.rules(answer.on)
        names = "; ".join(route_name(route, rules) for route in answer.routes[1:])
        yield _("Other routes: %(names)s.") % {"names": names}


def _permit(route: Route, rules: Ruleset) -> RouteStep | None:
    """The first permit of a route that begins with work."""
    for step in route.steps:
        if step.what == STREAM:
            spec = rules.stream(step.slug).spec
            return step if spec.get("outcome") == "temporary" else None
    return None


def _by_permit(
    rulebook: Rulebook, answer: Answer, route: Route, permit: RouteStep
) -> Iterator[str]:
    """Work first: where, from when, by which permit; then residence."""
    rules = rulebook.rules(answer.on)
    levers = [lever for lever in route.before if lever.slug != "offer-wage"]
    words = {
        "place": _place(permit),
        "permit": stream_name(rules.stream(permit.slug).spec),
    }
    if levers:
        needs = listed(
            need_words(lever, rulebook.snapshot["levers"]) for lever in levers
        )
        yield _("Not directly yet. First comes %(need)s.") % {"need": needs}
        yield _("Then you could work in %(place)s by a %(permit)s.") % words
    elif route.work_from is not None:
        words["month"] = month_words(route.work_from)
        yield _("You could work in %(place)s from %(month)s by a %(permit)s.") % words
    else:
        yield _("A %(permit)s for %(place)s is possible, an officer decides.") % words
    yield residence_words(answer, route)


def _place(permit: RouteStep) -> str:
    """The city or the province of the offer, else Canada."""
    offer = permit.profile.job_offer
    if isinstance(offer, JobOffer):
        if isinstance(offer.city, str):
            return offer.city
        if isinstance(offer.province, str):
            return province_name(offer.province)
    return _("Canada")


def _straight(rulebook: Rulebook, rules: Ruleset, route: Route) -> Iterator[str]:
    """Residence at once: with the points, and the rounds that would have invited."""
    if route.is_nominated:
        yield _("With your nomination, you can apply to Canada for residence now.")
        yield from _earliest(route)
        return
    last = _inviting(route)
    words: dict[str, Any] = {"stream": stream_name(rules.stream(last.slug).spec)}
    levers = route.levers
    if any(lever.slug == "partner-principal" for lever in levers):
        yield _("Apply in your partner’s name: %(points)s.") % {
            "points": points_words(route)
        }
    elif levers:
        words["need"] = need_words(levers[0], rulebook.snapshot["levers"])
        yield _("Not directly yet. First comes %(need)s.") % words
        yield _("Then %(stream)s: %(points)s.") % {
            **words,
            "points": points_words(route),
        }
    elif route.rounds is not None:
        yield _once_invited(rules, last, words)
        yield _("You have %(points)s.") % {"points": points_words(route)}
    else:
        yield _("You can apply for residence now: %(stream)s.") % words
    yield from _earliest(route)


def _once_invited(rules: Ruleset, last: RouteStep, words: dict[str, Any]) -> str:
    """That an invitation comes first; by a nomination, where that is there."""
    if is_nominee(rules.case(last.profile, last.begins)):
        return (
            _(
                "With your nomination you apply only when invited, by %(stream)s: "
                "rounds for nominees."
            )
            % words
        )
    return _("You can apply for residence once invited, by %(stream)s.") % words


def _earliest(route: Route) -> Iterator[str]:
    if route.residence_from is not None:
        day = month_words(route.residence_from)
        yield _("Residence could come in %(month)s at the earliest.") % {"month": day}


def says_points(rules: Ruleset, route: Route) -> bool:
    """Whether the sentence tells the points of the route itself."""
    by_right = route.ends_in == "citizenship" or _permit(route, rules) is not None
    return not by_right and (bool(route.levers) or route.rounds is not None)


def _inviting(route: Route) -> RouteStep:
    """The step whose stream decides: the one that invites, else the last applied to."""
    applied = [step for step in route.steps if step.what == STREAM]
    return next((step for step in applied if step.slug == route.rounds_of), applied[-1])


def is_still_open(rules: Ruleset, answer: Answer, route: Route) -> bool:
    """Whether nobody knows yet if there is what the first application rests on.

    Who has an offer, a transfer, a business, a Canadian ancestor or partner, or a
    score that rounds did invite, hears of what that may bring, details open or not.
    """
    first = next((step for step in route.steps if step.what == STREAM), None)
    if first is None or is_by_right(route):
        return False
    if first.verdict is not Verdict.NOT_ANSWERED:
        return False
    is_invited = route.rounds is not None and route.rounds.met > 0
    if not is_invited and not has_plan(answer.profile):
        return True
    findings = rules.assess(first.profile, answer.on).findings(rules.stream(first.slug))
    return any(finding.asks & WHOLES for finding in findings)


def has_plan(profile: Profile) -> bool:
    """Whether there is an offer, a transfer or a business to build on."""
    plans = (profile.transfer, profile.treaty_enterprise, profile.venture)
    return any(item and item is not UNANSWERED for item in (profile.job_offer, *plans))


def _still_open(rulebook: Rulebook, rules: Ruleset, answer: Answer) -> Iterator[str]:
    """A range, and what would open a route by what is answered."""
    low, high = open_score(rules, answer)
    if not low:
        yield _("Not decided yet: a few more answers show your routes.")
    elif high is not None and high - low <= NARROW:
        words = {"points": score_words((low, high))}
        yield _("Not decided yet: %(points)s points for Express Entry.") % words
    else:
        words = {"points": money(low)}
        yield (
            _("Not decided yet: at least %(points)s points for Express Entry.") % words
        )
    every = (*answer.routes, *answer.further)
    levers = {route.levers[0].slug: route.levers[0] for route in every if route.levers}
    needs = [str(NEEDS[slug]) for slug in levers if slug in NEEDS]
    if asks_occupation(answer):
        needs.insert(0, str(NEEDS["job-offer"]))
    if needs:
        yield what_opens(needs)


def _range(rules: Ruleset, answer: Answer) -> Iterator[str]:
    """The bounds of the score that a route needs, unless they are said already."""
    low, high = open_score(rules, answer)
    is_said = answer.kind in (model.ASKS, model.LONG_SHOT)
    is_said = is_said or (bool(answer.routes) and says_points(rules, answer.routes[0]))
    every = (slug for route in answer.routes for slug in route.streams)
    is_of_use = any(slug.startswith(OF_EXPRESS_ENTRY) for slug in every)
    is_said = is_said or high is None or high - low > NARROW
    if low and low != high and is_of_use and not is_said:
        words = {"points": score_words((low, high))}
        yield _("So far %(points)s points for Express Entry.") % words


def open_score(rules: Ruleset, answer: Answer) -> tuple[Any, Any]:
    """The bounds of the prepared score, of somebody whom no province has nominated."""
    if answer.prepared.nominations is not UNANSWERED:
        return answer.crs_prepared
    score = rules.score(rules.case(unnominated(answer.prepared), answer.on), CRS)
    return score.lower, score.upper


def unnominated(profile: Profile) -> Profile:
    """The same of whom nobody knows a nomination: 600 points that few hold."""
    if profile.nominations is UNANSWERED:
        return replace(profile, nominations=())
    return profile


def _long_shot(answer: Answer, rules: Ruleset, route: Route) -> Iterator[str]:
    yield _("Not directly: no round of the last 24 months invited such a score.")
    yield _("You have %(points)s points for Express Entry.") % {
        "points": score_words(answer.crs_prepared)
    }
    name = route_name(route, rules)
    yield _("The nearest route is %(name)s.") % {"name": name}
