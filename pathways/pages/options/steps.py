"""What a pathway needs first, in few words, and how many months that takes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from django.utils.translation import gettext as _

from pathways.outlook.standing import Standing
from pathways.pages.options.spans import span_words
from pathways.rules import (
    BASE,
    ENHANCED,
    FEDERAL_PARTS,
    PERMIT_PARTS,
    PROVINCE_PARTS,
    SELECTED,
    Length,
    Span,
    Spec,
    Stream,
    published,
)
from pathways.rules.levers import Step
from pathways.rules.routes import Reached
from pathways.step_words import step_words
from pathways.wording import UNITS
from pathways.words.places import province_name
from pathways.words.routes import months_range

Values = Mapping[str, Any]
WORK: Final = "canadian-work"  # the step itself says for how long


def need_of(standing: Standing, reached: Reached) -> str:
    """What is done first: one thing, or an offer and what follows it."""
    words: dict[str, Any] = {"first": step_need(standing, reached.step)}
    if reached.work_months:
        words["n"] = reached.work_months
        return _("%(first)s, then %(n)s months of work there") % words
    if reached.then is None:
        return str(words["first"])
    words["then"] = step_need(standing, reached.then)
    return _("%(first)s; then: %(then)s") % words


def step_need(standing: Standing, step: Step) -> str:
    """A step in few words."""
    words = NEEDS.get(step.lever)
    if words is not None:
        return words(dict(step.values))
    title = standing.snapshot["levers"].get(step.lever, {}).get("title", step.lever)
    record = {"title": title, "how": step_words(step)}
    return _("%(title)s: %(how)s") % record if record["how"] else str(title)


def _offer(values: Values) -> str:
    words = {"province": province_name(values["province"])}
    if "wage" not in values:
        return _("An offer in %(province)s") % words
    words["wage"] = UNITS["CAD an hour"](values["wage"])
    return _("An offer in %(province)s at %(wage)s") % words


def _raised(values: Values) -> str:
    gap = UNITS["CAD an hour"](values["gap"])
    return _("%(gap)s more") % {"gap": gap}


def _french(values: Values) -> str:
    return _("French at NCLC %(level)s") % {"level": values["level"]}


def _english(values: Values) -> str:
    return _("English at CLB %(level)s") % {"level": values["level"]}


def _worked(values: Values) -> str:
    words = {"n": values["months"], "province": province_name(values["province"])}
    return _("%(n)s months of work in %(province)s") % words


NEEDS: Final[Mapping[str, Callable[[Values], str]]] = {
    WORK: _worked,
    "english": _english,
    "french": _french,
    "job-offer": _offer,
    "offer-province": _offer,
    "offer-wage": _raised,
}


def step_months(standing: Standing, steps: Iterable[Step]) -> tuple[int, int]:
    """From the least to the most months that steps after each other take."""
    records = standing.snapshot.get("levers", {})
    low = high = 0
    for step in steps:
        record: Spec = records.get(step.lever, {})
        months = dict(step.values).get("months")
        least, most = record.get("months_low") or 0, record.get("months_high") or 0
        if step.lever == WORK and isinstance(months, int):
            least = most = months
        low, high = low + least, high + max(most, least)
    return low, high


def published_span(stream: Stream, standing: Standing) -> Span:
    """The published time from applying to the decision."""
    spec = stream.spec
    if spec.get("nomination") in (*ENHANCED, *BASE, *SELECTED):
        return published(spec, standing.on, PROVINCE_PARTS)
    permanent = spec.get("outcome") == "permanent"
    return published(spec, standing.on, FEDERAL_PARTS if permanent else PERMIT_PARTS)


def months_words(before: tuple[int, int], span: Span, *, invited: bool) -> str:
    """The months of the steps, then the published time, after an invitation or not."""
    first = months_range(*before)
    then = _most(span)
    if not then:
        return first or _("No official figure")
    if first:
        return _("%(first)s, then %(then)s") % {"first": first, "then": then}
    if invited:
        return _("%(then)s after an invitation") % {"then": then}
    return then


def _most(span: Span) -> str:
    """A published time; where only its last part is known, that one."""
    if span.basis == "unknown" or span.high == Length():
        return ""
    return span_words(span)
