"""What an offer carries: each of its pathways in one line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pathways.comparison import fees
from pathways.comparison.records import told_times
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
from pathways.rules.criteria import Verdict
from pathways.rules.levers.better_offers import OfferWage as Raise
from pathways.rules.profile import Person
from pathways.rules.rules import Stream

FEW: Final = 3
STANDARD: Final = "standard"
BORDER: Final = "border"
AT_BORDER: Final = "US"  # whose citizens may ask for an exempt permit at the border
# The first decision of several: what follows an invitation is told by its span.
ONE_AFTER_OTHER: Final = ("employer", "permit")


def carried_rows(pathways: Iterable[Pathway], states: States) -> list[Carried]:
    """The pathways in one line each, the nearest first."""
    pairs = [(one, states.state(one.stream)) for one in pathways]
    pairs.sort(key=_order)
    return [_row(one, state, states) for one, state in pairs]


def _order(pair: tuple[Pathway, State]) -> tuple[Any, ...]:
    """What is within reach, permits first, then what fails less and is there sooner."""
    one, state = pair
    rank = RANK.get(state.key, LAST)
    is_permanent = one.stream.spec.get("outcome") != "temporary"
    gaps = one.nearness
    return rank == LAST, is_permanent, *gaps, state.months[1], rank, one.name


def _row(one: Pathway, state: State, states: States) -> Carried:
    waits = one.waits_for_invitation and state.key != "closed"
    counted = states.rounds_of(one.stream) if waits else None
    return Carried(
        slug=one.slug,
        name=one.name,
        kind=str(KINDS.get(kind_of(one), "")),
        state=state.key,
        state_words=state.words,
        missing=tuple(missing_words(one, state, is_raised=_is_raised(one, states))),
        still_open=open_words(one) if state.pile is Pile.REACHABLE else "",
        employer_pays=employer_pays(one),
        days=days_words(one),
        rounds=count_words(counted) if counted else "",
        is_within=state.pile is Pile.REACHABLE,
    )


def _is_raised(one: Pathway, states: States) -> bool:
    """Whether the step that it needs is more pay, which closes every gap of the pay."""
    if not states.state(one.stream).needs_step:
        return False
    reached = states.reach.by_stream.get(one.slug)
    return reached is not None and reached.step.lever == Raise.slug


def missing_words(one: Pathway, state: State, *, is_raised: bool) -> Iterator[str]:
    """What comes first, then every other gap that has a measure."""
    if state.key == "ask":
        return
    yield state.missing
    for finding, row in zip(one.findings, one.rows, strict=True):
        if is_raised and is_pay(facts_of(one.standing, finding)):
            continue
        if row.missing and row.missing not in state.missing:
            words = {"requirement": row.name, "gap": row.missing}
            yield _("%(requirement)s: %(gap)s missing") % words


def open_words(one: Pathway) -> str:
    """The requirements that no answer tells, the first few by name."""
    names = [row.name for row in one.rows if row.verdict is Verdict.NOT_ANSWERED]
    if not names:
        return ""
    said = _("Not answered yet: %(names)s") % {"names": "; ".join(names[:FEW])}
    more = len(names) - FEW
    if more <= 0:
        return f"{said}."
    rest = ngettext("%(said)s, and one more.", "%(said)s, and %(n)s more.", more)
    return rest % {"said": said, "n": more}


def employer_pays(one: Pathway) -> str:
    """What the employer pays the government."""
    lines = fees.fee_lines(one.standing, one.stream)
    if not lines:
        return _("No official figure")
    total = fees.totals(lines)["employer"]
    return spread_words(total.low, total.high)


def days_words(one: Pathway) -> str:
    """The published standards one after the other, else the published span."""
    steps = standards(one.standing, one.stream)
    if not steps or one.stream.spec.get("outcome") != "temporary":
        span = published_span(one.stream, one.standing)
        return months_words((0, 0), span, invited=one.waits_for_invitation)
    words = steps[0]
    for step in steps[1:]:
        words = _("%(first)s, then %(then)s") % {"first": words, "then": step}
    if _may_ask_at_border(one):
        return _("At a port of entry, or %(days)s online") % {"days": words}
    return words


def standards(standing: Standing, stream: Stream) -> list[str]:
    """The service standards of employer and permit, in this order."""
    listed = standing.in_force(stream.spec.get("times"))
    ordered = [
        one
        for step in ONE_AFTER_OTHER
        for one in listed
        if one.get("step") == step and one.get("measure") == STANDARD
    ]
    return [told.strong for told in told_times(standing, ordered) if told.strong]


def _may_ask_at_border(one: Pathway) -> bool:
    person = one.standing.profile.applicant
    held = person.citizenships if isinstance(person, Person) else ()
    listed = one.standing.in_force(one.stream.spec.get("times"))
    at_border = any(time.get("step") == BORDER for time in listed)
    return at_border and isinstance(held, tuple) and AT_BORDER in held
