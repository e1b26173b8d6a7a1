"""The five pathways of 2023 in few words, and what could stop a route."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from pathways.rules import START_UP_VISA, Rulebook, Ruleset
from pathways.rules.routes import STREAM, Answer, FivePathway, Route, Stop
from pathways.wording import UNITS
from pathways.words.counts import count_of_rounds, day_words, score_words
from pathways.words.places import province_name
from pathways.words.routes import need_words, round_name, stream_name
from pathways.words.states import STANDS
from pathways.words.vocabulary import IN_NCLC

MOST_STOPS: Final = 3


def five_words(rulebook: Rulebook, answer: Answer, five_pathway: FivePathway) -> str:
    """A pathway of 2023 for this person, in few words."""
    rules = rulebook.rules(answer.on)
    if five_pathway.by_partner:
        return _by_partner(answer, five_pathway)
    if five_pathway.state == "needs_step" and five_pathway.lever is not None:
        need = need_words(five_pathway.lever, rulebook.snapshot["levers"])
        return f"{STANDS[five_pathway.state]}: {need}"
    if five_pathway.state == "eligible" and five_pathway.chance > 1:
        return str(STANDS["no_round"])
    if five_pathway.state == "closed" and five_pathway.stream == START_UP_VISA:
        since = closed_since(rules, answer.on)
        if since:
            return _("Since %(day)s") % {"day": day_words(since)}
        return str(STANDS["closed"])
    if five_pathway.state == "not_for_you" and five_pathway.requirement:
        title = _title(rules, five_pathway.stream, five_pathway.requirement)
        return _("Not met: %(requirement)s") % {"requirement": title}
    return str(STANDS[five_pathway.state])


def _by_partner(answer: Answer, five_pathway: FivePathway) -> str:
    """The partner's points as the principal applicant, and a count of rounds."""
    score = answer.principal.partner if answer.principal else answer.crs_prepared
    words = {"points": score_words(score)}
    counted = five_pathway.rounds
    if counted is None or not counted.of:
        return _("Partner as principal: %(points)s points") % words
    words["count"] = count_of_rounds(counted)
    return _("Partner as principal: %(points)s points, %(count)s") % words


def closed_since(rules: Ruleset, on: date) -> date | None:
    """Since when the Start-up Visa is closed on a day; nothing where it is not."""
    has_it = rules.has_stream(START_UP_VISA)
    intakes = rules.stream(START_UP_VISA).spec.get("intakes", ()) if has_it else ()
    for intake in intakes:
        if intake["state"] == "closed" and intake.get("from", "9") <= str(on):
            return date.fromisoformat(intake["from"])
    return None


def _title(rules: Ruleset, slug: str, requirement: str) -> str:
    for item in rules.stream(slug).requirements:
        if item.slug == requirement:
            return str(item.title)
    return requirement


def stops_words(rules: Ruleset, route: Route) -> list[str]:
    """What could stop a route, the first few, each a sentence."""
    words = (_stop_words(rules, route, stop) for stop in _of_note(route))
    return list(dict.fromkeys(words))[:MOST_STOPS]


def _of_note(route: Route) -> Iterator[Stop]:
    """A level to learn, the stops of the first application, the round, the others."""
    first = next((step.slug for step in route.steps if step.what == STREAM), "")
    yield from (stop for stop in route.stops if stop.kind == "level")
    yield from (stop for stop in route.stops if stop.stream == first)
    yield from (stop for stop in route.stops if stop.kind == "round")
    yield from route.stops


def _stop_words(rules: Ruleset, route: Route, stop: Stop) -> str:
    if stop.kind == "round":
        name = stream_name(rules.stream(stop.stream).spec)
        if route.rounds and max(route.rounds.met, route.rounds.most):
            return _("Some rounds asked more.")
        return _("No invitation: rounds of %(stream)s asked more.") % {"stream": name}
    if stop.kind in OTHERS:
        return OTHERS[stop.kind](rules, route, stop)
    title = _title(rules, stop.stream, stop.requirement)
    if stop.kind == "answer":
        words = _("Not answered yet: “%(requirement)s”.")
        return words % {"requirement": title}
    return _("An officer weighs: %(requirement)s.") % {"requirement": title}


def _level(_rules: Ruleset, _route: Route, stop: Stop) -> str:
    scale = "NCLC" if stop.stream in IN_NCLC else "CLB"
    words = {"level": f"{scale} {stop.requirement}"}
    return _("Less than %(level)s in one of the four abilities.") % words


def _grid(_rules: Ruleset, _route: Route, stop: Stop) -> str:
    words = {"day": day_words(date.fromisoformat(stop.requirement))}
    return _("A round by the grid of %(day)s: we have no official figure.") % words


def _more(rules: Ruleset, _route: Route, stop: Stop) -> str:
    name = round_name(rules.stream(stop.stream).spec)
    return _("The next round may ask more (%(name)s).") % {"name": name}


def _offer(_rules: Ruleset, route: Route, _stop: Stop) -> str:
    for step in route.levers:
        values = dict(step.values)
        if "wage" in values and values.get("province"):
            return _("No offer in %(province)s at %(wage)s or more.") % {
                "province": province_name(values["province"]),
                "wage": UNITS["CAD an hour"](values["wage"]),
            }
    return _("No offer is found.")


def _person(_rules: Ruleset, _route: Route, _stop: Stop) -> str:
    return _("Health, security or a criminal record, which can stop anybody.")


OTHERS: Final[Mapping[str, Callable[[Ruleset, Route, Stop], str]]] = {
    "grid": _grid,
    "level": _level,
    "more": _more,
    "offer": _offer,
    "person": _person,
}
