"""Labels of the facts about work and occupations."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pathways.public.names import Names, place_words
from pathways.rules.facts.work import WorkMonths
from pathways.words.places import province_name
from pathways.words.units import teer_words

OCCUPATIONS = {
    "primary": lambda: _("in the main occupation"),
    "main": lambda: _("in the main occupation"),
    "each": lambda: _("in one occupation"),
    "offer": lambda: _("in the occupation of the offer"),
}
EXCLUDED = {
    "self_employed": lambda: _("self-employed work"),
    "full_time_student": lambda: _("work while a full-time student"),
    "unauthorized": lambda: _("work without authorization"),
    "part_time": lambda: _("part-time work"),
    "foreign_employer": lambda: _("work for an employer abroad"),
}


def months_words(number: int) -> str:
    """A number of months, as years where they are whole."""
    if number % 12 == 0:
        years = number // 12
        return ngettext("%(n)s year", "%(n)s years", years) % {"n": years}
    return ngettext("%(n)s month", "%(n)s months", number) % {"n": number}


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
    word = OCCUPATIONS.get(occupation)
    if word:
        return word()
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


def last_words(months: int) -> str:
    """The time until today, such as “in the last 12 months”."""
    return _("in the last %(span)s") % {
        "span": _("12 months") if months == 12 else months_words(months)
    }


def left_out(fact: WorkMonths) -> str:
    """What is not counted, in brackets; nothing where all work counts."""
    said = []
    if fact.min_spell_months:
        span = months_words(fact.min_spell_months)
        said.append(_("jobs of at least %(span)s") % {"span": span})
    left = [EXCLUDED[one]() for one in fact.exclude if one in EXCLUDED]
    if left:
        said.append(_("without %(kinds)s") % {"kinds": ", ".join(left)})
    return f" ({'; '.join(said)})" if said else ""
