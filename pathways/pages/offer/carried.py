"""What an offer carries: each of its pathways in one line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pathways.comparison import fees
from pathways.comparison.records import times_in_words
from pathways.outlook.pathway import Pathway
from pathways.outlook.standing import Standing
from pathways.pages.offer.rates import is_pay
from pathways.pages.offer.section import Carried
from pathways.pages.offer.streams import facts_of
from pathways.pages.options.rounds import count_words
from pathways.pages.options.states import Pile, State, States
from pathways.pages.options.steps import months_words, published_span
from pathways.pages.options.table import KINDS, LAST, RANK, kind_of
from pathways.pages.statements import spread_words
from pathways.rules import Person, Stream, Verdict
from pathways.rules.levers import OfferWage as Raise

FEW: Final = 3
STANDARD: Final = "standard"
BORDER: Final = "border"
AT_BORDER: Final = "US"  # whose citizens may ask for an exempt permit at the border
# The first decision of several: what follows an invitation is told by its span.
ONE_AFTER_OTHER: Final = ("employer", "permit")


def carried_rows(pathways: Iterable[Pathway], states: States) -> list[Carried]:
    """The pathways in one line each, the nearest first."""
    pairs = [(pathway, states.state(pathway.stream)) for pathway in pathways]
    pairs.sort(key=_order)
    return [_row(pathway, state, states) for pathway, state in pairs]


def _order(pair: tuple[Pathway, State]) -> tuple[Any, ...]:
    """What is within reach, permits first, then what fails less and is there sooner."""
    pathway, state = pair
    rank = RANK.get(state.key, LAST)
    is_permanent = pathway.stream.spec.get("outcome") != "temporary"
    gaps = pathway.nearness
    return rank == LAST, is_permanent, *gaps, state.months[1], rank, pathway.name


def _row(pathway: Pathway, state: State, states: States) -> Carried:
    waits = pathway.waits_for_invitation and state.key != "closed"
    counted = states.rounds_of(pathway.stream) if waits else None
    return Carried(
        slug=pathway.slug,
        name=pathway.name,
        kind=str(KINDS.get(kind_of(pathway), "")),
        state=state.key,
        state_words=state.words,
        missing=tuple(
            missing_words(pathway, state, is_raised=_is_raised(pathway, states))
        ),
        still_open=open_words(pathway) if state.pile is Pile.REACHABLE else "",
        employer_pays=employer_pays(pathway),
        days=days_words(pathway),
        rounds=count_words(counted) if counted else "",
        is_within=state.pile is Pile.REACHABLE,
    )


def _is_raised(pathway: Pathway, states: States) -> bool:
    """Whether the step that it needs is more pay, which closes every gap of the pay."""
    if not states.state(pathway.stream).needs_step:
        return False
    reached = states.reach.by_stream.get(pathway.slug)
    return reached is not None and reached.step.lever == Raise.slug


def missing_words(pathway: Pathway, state: State, *, is_raised: bool) -> Iterator[str]:
    """What comes first, then every other gap that has a measure."""
    if state.key == "ask":
        return
    yield state.missing
    for finding, row in zip(pathway.findings, pathway.rows, strict=True):
        if is_raised and is_pay(facts_of(pathway.standing, finding)):
            continue
        if row.missing and row.missing not in state.missing:
            words = {"requirement": row.name, "gap": row.missing}
            yield _("%(requirement)s: %(gap)s missing") % words


def open_words(pathway: Pathway) -> str:
    """The requirements that no answer tells, the first few by name."""
    names = [row.name for row in pathway.rows if row.verdict is Verdict.NOT_ANSWERED]
    if not names:
        return ""
    said = _("Not answered yet: %(names)s") % {"names": "; ".join(names[:FEW])}
    more = len(names) - FEW
    if more <= 0:
        return f"{said}."
    rest = ngettext("%(said)s, and one more.", "%(said)s, and %(n)s more.", more)
    return rest % {"said": said, "n": more}


def employer_pays(pathway: Pathway) -> str:
    """What the employer pays the government."""
    lines = fees.fee_lines(pathway.standing, pathway.stream)
    if not lines:
        return _("No official figure")
    total = fees.totals(lines)["employer"]
    return spread_words(total.low, total.high)


def days_words(pathway: Pathway) -> str:
    """The published standards one after the other, else the published span."""
    steps = standards(pathway.standing, pathway.stream)
    if not steps or pathway.stream.spec.get("outcome") != "temporary":
        span = published_span(pathway.stream, pathway.standing)
        return months_words((0, 0), span, invited=pathway.waits_for_invitation)
    words = steps[0]
    for step in steps[1:]:
        words = _("%(first)s, then %(then)s") % {"first": words, "then": step}
    if _may_ask_at_border(pathway):
        return _("At a port of entry, or %(days)s online") % {"days": words}
    return words


def standards(standing: Standing, stream: Stream) -> list[str]:
    """The service standards of employer and permit, in this order."""
    listed = standing.in_force(stream.spec.get("times"))
    ordered = [
        record
        for step in ONE_AFTER_OTHER
        for record in listed
        if record.get("step") == step and record.get("measure") == STANDARD
    ]
    return [time.strong for time in times_in_words(standing, ordered) if time.strong]


def _may_ask_at_border(pathway: Pathway) -> bool:
    person = pathway.standing.profile.applicant
    held = person.citizenships if isinstance(person, Person) else ()
    listed = pathway.standing.in_force(pathway.stream.spec.get("times"))
    at_border = any(time.get("step") == BORDER for time in listed)
    return at_border and isinstance(held, tuple) and AT_BORDER in held
