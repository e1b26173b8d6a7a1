"""Words of the result and the comparison: points, questions, verdicts of groups."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from django import template
from django.utils.translation import gettext as _

from pathways.forms.where_asked import question_for
from pathways.outlook import rounds_told
from pathways.outlook.scores import Factor
from pathways.wording import number_words

register = template.Library()
register.filter(rounds_told.invited_words)
register.filter(rounds_told.distance_words)
register.filter(rounds_told.ahead_words)


class Asked(NamedTuple):
    """A question that an unanswered path leads to."""

    path: str
    label: str


@register.filter
def points(value: Decimal | int | None) -> str:
    """A number of points with its thousands told apart."""
    return "" if value is None else number_words(Decimal(value))


@register.filter
def bounds(factor: Factor) -> str:
    """The points of a part: one number, or from the least to the most."""
    if not factor.is_open:
        return points(factor.lower)
    if not factor.has_end:
        return _("%(least)s or more") % {"least": points(factor.lower)}
    ends = {"least": points(factor.lower), "most": points(factor.upper)}
    return _("%(least)s to %(most)s") % ends


@register.filter
def spread(ends: tuple[Decimal | int, Decimal | int]) -> str:
    """The lowest and the highest of some numbers, once where they are the same."""
    lowest, highest = ends
    if lowest == highest:
        return points(lowest)
    numbers = {"least": points(lowest), "most": points(highest)}
    return _("%(least)s to %(most)s") % numbers


@register.filter
def has_bar(factor: Factor, scale: int) -> bool:
    """Whether a bar can be drawn: a known length on the scale, nothing negative."""
    return (
        factor.most is not None
        and factor.has_end
        and factor.lower >= 0
        and max(factor.most, factor.upper) <= scale
    )


@register.filter
def questions(paths: Iterable[str]) -> list[Asked]:
    """The questions that settle these paths, each once."""
    record: dict[tuple[str, str, str], Asked] = {}
    for path in paths:
        question = question_for(path)
        if question is not None:
            key = (question.page, question.anchor, str(question.label))
            record.setdefault(key, Asked(path, str(question.label)))
    return list(record.values())


@register.filter
def without_places(path: str) -> str:
    """A place in the answers without its numbers, such as ``applicant.work.noc``."""
    return re.sub(r"\[\d+\]", "", path)
