"""Facts about months of work, in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from pathways.rules.facts import WorkMonths
from pathways.words.facts.wording import FactWording, Names, plain
from pathways.words.places import PROVINCE_NAMES, place_words, province_name
from pathways.words.spans import last_words, months_words
from pathways.words.units import teer_words

OCCUPATIONS: Final = {
    "primary": lazy("in the main occupation"),
    "main": lazy("in the main occupation"),
    "each": lazy("in one occupation"),
    "offer": lazy("in the occupation of the offer"),
}
EXCLUDED: Final = {
    "self_employed": lazy("self-employed work"),
    "full_time_student": lazy("work while a full-time student"),
    "unauthorized": lazy("work without authorization"),
    "part_time": lazy("part-time work"),
    "foreign_employer": lazy("work for an employer abroad"),
}


def work_months(fact: WorkMonths, names: Names) -> str:
    """Which work is counted, in one line."""
    start = _("Self-employed work") if fact.only_self_employed else _("Work")
    if fact.continuous:
        start = _("Continuous work")
    said = [start, place_words(fact.where)]
    if fact.not_province:
        said.append(_("outside %(name)s") % {"name": province_name(fact.not_province)})
    if fact.not_area:
        said.append(_("outside %(name)s") % {"name": names.area(fact.not_area)})
    if fact.teers:
        said.append(_("in %(teers)s") % {"teers": teer_words(fact.teers)})
    said.append(_occupation(fact.occupation))
    if fact.on_list:
        said.append(_("on the list “%(list)s”") % {"list": names.list(fact.on_list)})
    if fact.employer == "offer":
        said.append(_("for the employer of the offer"))
    said.append(_window(fact))
    return " ".join(part for part in said if part) + left_out(fact)


def _occupation(occupation: str) -> str:
    if occupation == "any":
        return ""
    if occupation in OCCUPATIONS:
        return str(OCCUPATIONS[occupation])
    return _("in the same occupation group as the offer")


def _window(fact: WorkMonths) -> str:
    start, end = fact.from_months_ago, fact.to_months_ago
    if fact.since_qualified:
        return _("since qualifying in the trade")
    if start and end:
        values = {"start": months_words(start), "end": months_words(end)}
        return _("between %(start)s and %(end)s ago") % values
    if start:
        return last_words(start)
    return ""


def left_out(fact: WorkMonths) -> str:
    """What is not counted, in brackets; nothing where all work counts."""
    return excluded_words(fact.exclude, fact.min_spell_months)


def excluded_words(exclude: Iterable[str], min_spell_months: int = 0) -> str:
    """Kinds of work that are left out, and a least length, in brackets."""
    parts = []
    if min_spell_months:
        span = months_words(min_spell_months)
        parts.append(_("jobs of at least %(span)s") % {"span": span})
    left = [str(EXCLUDED[kind]) for kind in exclude if kind in EXCLUDED]
    if left:
        parts.append(_("without %(kinds)s") % {"kinds": ", ".join(left)})
    return f" ({'; '.join(parts)})" if parts else ""


def _short_work(fact: WorkMonths) -> str:
    if fact.employer == "offer":
        return _("work for the employer of the offer")
    if fact.where == "CA":
        return _("work in Canada")
    province = PROVINCE_NAMES.get(fact.where)
    if province is None:
        return _("work")
    return _("work in %(province)s") % {"province": province}


TOPIC: Final = lazy("Work")
WORDINGS: Final = {
    "threshold_teer": FactWording(
        name=lazy("TEER of most of the work"),
        derives=lazy(
            "0 where most of the work is in TEER 0 or 1, 2 where it is in TEER 2 or "
            "3; on equal time 0."
        ),
        label=plain(lazy("TEER of most of the work")),
    ),
    "work_months": FactWording(
        name=lazy("months of work"),
        derives=lazy("Months of work, part time counted pro rata: 130 hours a month."),
        label=work_months,
        short=_short_work,
    ),
}
