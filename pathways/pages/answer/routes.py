"""The routes as cards, and what to do this week."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Final

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from pathways.comparison.records import times_in_words
from pathways.outlook.missing import stand_words
from pathways.outlook.standing import Standing
from pathways.pages.answer.section import RouteCard, TaskRow, When
from pathways.rules import Rulebook
from pathways.rules.routes import (
    STREAM,
    Answer,
    Cost,
    PaidRounds,
    Route,
    Task,
)
from pathways.wording import UNITS
from pathways.words.answer import NARROW
from pathways.words.counts import count_of_rounds, score_words
from pathways.words.five import stops_words
from pathways.words.routes import (
    head_name,
    money,
    need_words,
    round_name,
    state_of,
    stream_name,
    unpriced,
)
from pathways.words.tasks import reason_words, task_words

STOPS: Final = 1
CITIZENSHIP: Final = "citizenship"
# The person's own page that tells more of a task.
OWN_PAGES: Final = {
    "eca": ("todo", lazy("Papers and dates")),
    "funds": ("todo", lazy("Papers and dates")),
    "job-offer": ("offer", lazy("What an offer must hold")),
    "language-renewal": ("todo", lazy("Papers and dates")),
    "language-test": ("todo", lazy("Papers and dates")),
    "offer-terms": ("offer", lazy("Note for the employer, one page")),
    "offer-wage": ("offer", lazy("Note for the employer, one page")),
    "partner-eca": ("todo", lazy("Papers and dates")),
    "partner-principal": ("todo", lazy("Papers for the profile")),
}


def route_cards(standing: Standing, answer: Answer) -> tuple[RouteCard, ...]:
    """The three routes, best first."""
    return tuple(
        _card(standing, answer, route, number)
        for number, route in enumerate(answer.routes, 1)
    )


def _card(standing: Standing, answer: Answer, route: Route, number: int) -> RouteCard:
    rulebook = standing.rulebook
    rules = rulebook.rules(answer.on)
    state, first = state_of(route), route.streams[0]
    return RouteCard(
        number=number,
        name=head_name(route, rules),
        state=state,
        state_words=_state_words(standing, route, state),
        whens=tuple(_whens(standing, route)),
        cost=cost_words(route.cost, rulebook, answer.on),
        rounds=rounds_of(rulebook, route, answer.on),
        stops=tuple(stops_words(rules, route))[:STOPS],
        slug=first,
        how=_("How: %(stream)s") % {"stream": stream_name(rules.stream(first).spec)},
    )


def _state_words(standing: Standing, route: Route, state: str) -> str:
    if state != "needs_step":
        return stand_words(standing, state, route.streams[0])
    need = need_words(route.before[0], standing.snapshot["levers"], short=True)
    return _("Needs a step: %(need)s") % {"need": need}


def _whens(standing: Standing, route: Route) -> Iterator[When]:
    """Work from and residence from; what has no day says so."""
    if route.ends_in == CITIZENSHIP:
        yield When(_("Work"), _("No permit needed"), _("once there is a certificate"))
        yield _certificate(standing, route.streams[-1])
        return
    together = route.work_from is not None and route.work_from == route.residence_from
    about = _("with residence, no permit") if together else ""
    if route.before and not together:
        about = _("at the earliest")
    yield _when(_("Work from"), route.work_from, about)
    if route.residence_from is None:
        later = _points_by_then(route)
    else:
        later = _residence_about(route)
    yield _when(_("Residence from"), route.residence_from, later)


def _residence_about(route: Route) -> str:
    """That the day is an estimate, and what it takes that the first permit does not."""
    wages = [dict(step.values).get("wage") for step in route.levers if route.later]
    for wage in wages:
        if wage is not None:
            return _("at the earliest, at %(wage)s") % {
                "wage": UNITS["CAD an hour"](wage)
            }
    if route.later:
        return _("at the earliest, on other terms")
    return _("at the earliest")


def _points_by_then(route: Route) -> str:
    """The score on the route, unless its bounds say nothing together."""
    low, high = route.score or (None, None)
    if low is None or high is None or high - low > NARROW:
        return ""
    return _("%(points)s points by then") % {"points": score_words((low, high))}


def _certificate(standing: Standing, slug: str) -> When:
    """How long certificates took of late, and as of when."""
    times = standing.in_force(standing.by_slug[slug].spec.get("times"))
    for time in times_in_words(standing, times):
        as_of = time.citation.as_of_told if time.citation else ""
        label = _("Certificate, as of %(day)s") % {"day": as_of}
        return When(label if as_of else _("Certificate"), time.strong, "")
    return When(_("Certificate"), _("No date"), "")


def _when(label: str, day: date | None, about: str) -> When:
    if day is None:
        return When(label, _("No date"), "" if about == _("at the earliest") else about)
    return When(label, str(date_format(day, "M Y")), about)


def cost_words(cost: Cost, rulebook: Rulebook, on: date) -> str:
    """What the fees come to, by who pays; what nobody published is named."""
    words = [_("%(sum)s CAD in fees.") % {"sum": money(cost.you)}]
    if cost.employer:
        employer = money(cost.employer)
        words.append(_("Your employer pays %(sum)s CAD.") % {"sum": employer})
    for name in unpriced(cost, rulebook.rules(on)):
        words.append(_("For %(name)s: no official figure.") % {"name": name})
    return " ".join(words)


def rounds_of(rulebook: Rulebook, route: Route, on: date) -> str:
    """How many past rounds would have invited, and whose they were."""
    if route.rounds is None:
        return _("No invitation is needed.")
    name = round_name(rulebook.rules(on).stream(route.rounds_of).spec)
    if not route.rounds.of:
        return _("%(name)s: no round in 12 months") % {"name": name}
    counts = (
        ", ".join(_paid_words(route.paid, route.rounds.of))
        if route.paid
        else count_of_rounds(route.rounds)
    )
    words = {"name": name, "counts": counts, "months": route.rounds.months}
    return _("%(name)s: %(counts)s in %(months)s months") % words


def _paid_words(paid: tuple[PaidRounds, ...], of: int) -> Iterator[str]:
    """“4 of 9 at 60, 7 of 9 at 62.50 CAD an hour”: the unit once."""
    for item in paid:
        is_last = item is paid[-1]
        wage = UNITS["CAD an hour"](item.wage) if is_last else money(item.wage)
        words = {"met": item.met, "of": of, "wage": wage}
        yield _("%(met)s of %(of)s at %(wage)s") % words


def task_rows(rulebook: Rulebook, answer: Answer) -> tuple[TaskRow, ...]:
    """Three things at most."""
    return tuple(_task(rulebook, answer, task) for task in answer.tasks)


def _task(rulebook: Rulebook, answer: Answer, task: Task) -> TaskRow:
    is_stream = task.kind == STREAM
    slug = _stream_of(answer, task)
    place, more = OWN_PAGES.get(task.slug, ("", ""))
    if not place and not is_stream:
        stream = rulebook.rules(answer.on).stream(slug) if slug else None
        more = stream_name(stream.spec) if stream else _("Papers and dates")
        place = "option" if stream else "todo"
    return TaskRow(
        text=task_words(rulebook, answer, task),
        price=price_words(task.cost_cad),
        about=reason_words(answer, task),
        url=task.url,
        link=_("The official page") if is_stream and task.url else "",
        place=place,
        more=str(more),
        slug=slug,
    )


def _stream_of(answer: Answer, task: Task) -> str:
    """The pathway that a task leads to: of its route the first one applied to."""
    about = dict(task.values).get("stream")
    if about:
        return str(about)
    for route in answer.routes:
        if any(step.slug == task.slug for step in route.steps):
            return route.streams[0]
    return ""


def price_words(amounts: tuple[Decimal, Decimal] | None) -> str:
    """A price, from the least to the most."""
    if amounts is None:
        return _("No official figure")
    low, high = amounts
    if low == high:
        return _("%(sum)s CAD") % {"sum": money(low)}
    words = {"low": money(low), "high": money(high)}
    return _("%(low)s to %(high)s CAD") % words
