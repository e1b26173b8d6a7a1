"""The answer in words: its sentence, the five pathways, what could stop a route."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from pathways.rules.profile import JobOffer, Person, Profile, Venture
from pathways.rules.reading import UNANSWERED
from pathways.rules.routes import model
from pathways.rules.routes.model import (
    STREAM,
    Answer,
    FivePathway,
    Route,
    RouteStep,
    Stop,
    Task,
)
from pathways.rules.rulebook import Rulebook
from pathways.rules.rules import Rules
from pathways.wording import UNITS
from pathways.words.places import province_name
from pathways.words.routes import listed, money, need_words, route_name, stream_name
from pathways.words.states import STANDS

MOST_STOPS: Final = 3
MOST_WORDS: Final = 60
TASKS: Final[dict[str, Any]] = {
    "eca": lazy("Order the assessment of your degree (ECA)"),
    "french": lazy("Take a French placement test"),
    "funds": lazy("Move your settlement funds to where they can be shown"),
    "job-offer": lazy("Look for a job with a Canadian employer"),
    "language-renewal": lazy("Take your language test again"),
    "language-test": lazy("Book an English test"),
    "no-letter": lazy("Pay nobody for a designated organization’s letter"),
    "partner-eca": lazy("Order the assessment of your partner’s degree (ECA)"),
    "partner-principal": lazy("Open one Express Entry profile under your partner"),
    "proof": lazy("Gather your line’s birth and citizenship records"),
}
VENTURE: Final = "start-up-visa"


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


def _closed_first(answer: Answer, rules: Rules) -> Iterator[str]:
    """What a person came for and is closed is said first."""
    if not isinstance(answer.profile.venture, Venture):
        return
    stream = rules.stream(VENTURE)
    for intake in stream.spec.get("intakes", ()):
        if intake["state"] == "closed" and intake.get("from", "9") <= str(answer.on):
            day = day_words(date.fromisoformat(intake["from"]))
            yield _("The Start-up Visa is closed since %(day)s.") % {"day": day}
            return


def _main(rulebook: Rulebook, rules: Rules, answer: Answer) -> Iterator[str]:
    if answer.kind == model.NOT_NEEDED:
        yield from _not_needed(answer.profile)
    elif not answer.routes:
        yield _nothing(answer)
    else:
        yield from _by_route(rulebook, rules, answer, answer.routes[0])


def _not_needed(profile: Profile) -> Iterator[str]:
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


def _nothing(answer: Answer) -> str:
    if answer.kind == model.ASKS:
        return _("We need more answers to find a route.")
    return _("By these answers, no pathway to Canada is open today.")


def _by_route(
    rulebook: Rulebook, rules: Rules, answer: Answer, route: Route
) -> Iterator[str]:
    if answer.kind == model.LONG_SHOT:
        yield from _long_shot(answer, rules, route)
        return
    permit = _permit(route, rules)
    if route.ends_in == "citizenship":
        yield _(
            "You may be a Canadian citizen already, by descent: ask for a citizenship "
            "certificate before any permit."
        )
    elif permit is not None:
        yield from _by_permit(rulebook, rules, route, permit)
    else:
        yield from _straight(rulebook, rules, route)


def _other_routes(rulebook: Rulebook, answer: Answer) -> Iterator[str]:
    """The other two by name, where they do not stand beside it."""
    if answer.kind != model.LONG_SHOT and len(answer.routes) > 1:
        rules = rulebook.rules(answer.on)
        names = "; ".join(route_name(one, rules) for one in answer.routes[1:])
        yield _("Other routes: %(names)s.") % {"names": names}


def _permit(route: Route, rules: Rules) -> RouteStep | None:
    """The first permit of a route that begins with work."""
    for step in route.steps:
        if step.what == STREAM:
            spec = rules.stream(step.slug).spec
            return step if spec.get("outcome") == "temporary" else None
    return None


def _by_permit(
    rulebook: Rulebook, rules: Rules, route: Route, permit: RouteStep
) -> Iterator[str]:
    """Work first: where, from when, by which permit; then residence."""
    levers = [one for one in route.levers if one.slug != "offer-wage"]
    words = {
        "place": _place(permit),
        "permit": stream_name(rules.stream(permit.slug).spec),
    }
    if levers:
        needs = listed(need_words(one, rulebook.snapshot["levers"]) for one in levers)
        yield _("Not directly yet. First comes %(need)s.") % {"need": needs}
        yield _("Then you could work in %(place)s by a %(permit)s.") % words
    elif route.work_from is not None:
        words["month"] = month_words(route.work_from)
        yield _("You could work in %(place)s from %(month)s by a %(permit)s.") % words
    else:
        yield _("A %(permit)s for %(place)s is possible, an officer decides.") % words
    yield from _residence(rules, route)


def _place(permit: RouteStep) -> str:
    """The city or the province of the offer, else Canada."""
    offer = permit.profile.job_offer
    if isinstance(offer, JobOffer):
        if isinstance(offer.city, str):
            return offer.city
        if isinstance(offer.province, str):
            return province_name(offer.province)
    return _("Canada")


def _residence(rules: Rules, route: Route) -> Iterator[str]:
    raised = next((one for one in route.levers if one.slug == "offer-wage"), None)
    if raised is not None:
        gap = money(dict(raised.values)["gap"])
        yield _("For residence, ask for %(gap)s CAD an hour more.") % {"gap": gap}
    elif route.residence_from is None:
        yield _("Residence has no date yet.")
    else:
        day = month_words(route.residence_from)
        yield _("Residence could follow in %(month)s at the earliest.") % {"month": day}


def _straight(rulebook: Rulebook, rules: Rules, route: Route) -> Iterator[str]:
    """Residence at once: with the points, and the rounds that would have invited."""
    last = _inviting(route)
    words: dict[str, Any] = {"stream": stream_name(rules.stream(last.slug).spec)}
    levers = route.levers
    if any(one.slug == "partner-principal" for one in levers):
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
        yield _("You can apply for residence once invited, by %(stream)s.") % words
        yield _("You have %(points)s.") % {"points": points_words(route)}
    else:
        yield _("You can apply for residence now: %(stream)s.") % words
    if route.residence_from is not None:
        day = month_words(route.residence_from)
        yield _("Residence could come in %(month)s at the earliest.") % {"month": day}


def _inviting(route: Route) -> RouteStep:
    """The step whose stream decides: the one that invites, else the last applied to."""
    applied = [one for one in route.steps if one.what == STREAM]
    return next((one for one in applied if one.slug == route.rounds_of), applied[-1])


def points_words(route: Route) -> str:
    """The points of a route, and how many rounds they would have met."""
    counted = rounds_words(route)
    if route.score is None:
        return counted
    words = {"points": score_words(route.score), "rounds": counted}
    return _("%(points)s points; %(rounds)s") % words


def score_words(score: tuple[Any, Any]) -> str:
    """A score, or its bounds."""
    low, high = score
    if low == high:
        return money(low)
    if high is None:
        return _("%(low)s or more") % {"low": money(low)}
    return _("%(low)s to %(high)s") % {"low": money(low), "high": money(high)}


def rounds_words(route: Route) -> str:
    """How many of the past rounds would have invited, with their period."""
    counted = route.rounds
    if counted is None:
        return _("no competition")
    if not counted.of:
        return _("no round in 12 months")
    words = {"met": counted.met, "of": counted.of, "months": counted.months}
    return _("%(met)s of %(of)s rounds in %(months)s months") % words


def _long_shot(answer: Answer, rules: Rules, route: Route) -> Iterator[str]:
    yield _("Not directly: no round of the last 24 months invited such a score.")
    yield _("You have %(points)s points for Express Entry.") % {
        "points": score_words(answer.crs_prepared)
    }
    name = route_name(route, rules)
    yield _("The nearest route is %(name)s.") % {"name": name}


def five_words(rulebook: Rulebook, answer: Answer, one: FivePathway) -> str:
    """A pathway of 2023 for this person, in few words."""
    rules = rulebook.rules(answer.on)
    if one.state == "needs_step" and one.lever is not None:
        need = need_words(one.lever, rulebook.snapshot["levers"])
        return f"{STANDS[one.state]}: {need}"
    if one.state == "eligible" and one.chance > 1:
        return str(STANDS["no_round"])
    if one.state == "closed" and one.slug == VENTURE:
        return "".join(_closed_words(rules, answer.on)) or str(STANDS["closed"])
    if one.state == "not_for_you" and one.requirement:
        title = _title(rules, one.stream, one.requirement)
        return _("Not met: %(requirement)s") % {"requirement": title}
    return str(STANDS[one.state])


def _closed_words(rules: Rules, on: date) -> Iterator[str]:
    for intake in rules.stream(VENTURE).spec.get("intakes", ()):
        if intake["state"] == "closed" and intake.get("from", "9") <= str(on):
            day = day_words(date.fromisoformat(intake["from"]))
            yield _("No application is taken since %(day)s") % {"day": day}
            return


def _title(rules: Rules, slug: str, requirement: str) -> str:
    for one in rules.stream(slug).requirements:
        if one.slug == requirement:
            return str(one.title)
    return requirement


def stops_words(rules: Rules, route: Route) -> list[str]:
    """What could stop a route, the first few, each a sentence."""
    words = (_stop_words(rules, stop) for stop in _of_note(route))
    return list(dict.fromkeys(words))[:MOST_STOPS]


def _of_note(route: Route) -> Iterator[Stop]:
    """The stops of the first application, then the round, then the others."""
    first = next((one.slug for one in route.steps if one.what == STREAM), "")
    yield from (one for one in route.stops if one.stream == first)
    yield from (one for one in route.stops if one.kind == "round")
    yield from route.stops


def _stop_words(rules: Rules, stop: Stop) -> str:
    if stop.kind == "round":
        name = stream_name(rules.stream(stop.stream).spec)
        return _("No invitation: rounds of %(stream)s asked more.") % {"stream": name}
    title = _title(rules, stop.stream, stop.requirement)
    if stop.kind == "answer":
        return _("An answer is missing: %(requirement)s.") % {"requirement": title}
    return _("An officer weighs: %(requirement)s.") % {"requirement": title}


def task_words(rulebook: Rulebook, answer: Answer, task: Task) -> str:
    """What to do this week, as an imperative."""
    if task.kind == STREAM:
        name = stream_name(rulebook.rules(answer.on).stream(task.slug).spec)
        return _("Gather the papers: %(stream)s") % {"stream": name}
    if task.slug == "offer-wage":
        wage = UNITS["CAD an hour"](dict(task.values)["wage"])
        return _("Ask your employer for %(wage)s") % {"wage": wage}
    if task.slug == "transfer" and answer.profile.transfer is UNANSWERED:
        return _("Ask HR whether the group has an office in Canada")
    return str(TASKS.get(task.slug) or rulebook.snapshot["levers"][task.slug]["title"])


def month_words(day: date) -> str:
    """A month with its year."""
    return str(date_format(day, "F Y"))


def day_words(day: date) -> str:
    """A day written out."""
    return str(date_format(day, "j F Y"))
