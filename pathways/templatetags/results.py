"""Words of the result and the comparison: points, questions, verdicts of groups."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING

from django import template
from django.utils.translation import gettext as _

from pathways.outlook.pathway import Pathway
from pathways.outlook.rounds import Hindsight
from pathways.outlook.scores import Factor
from pathways.selectors.questions import Question, questions_for
from pathways.wording import number_words

if TYPE_CHECKING:
    from pathways.selectors.result import ResultPage

register = template.Library()


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
def has_bar(factor: Factor, scale: int) -> bool:
    """Whether a bar can be drawn: a known length on the scale, nothing negative."""
    return (
        factor.most is not None
        and factor.has_end
        and factor.lower >= 0
        and max(factor.most, factor.upper) <= scale
    )


@register.filter
def questions(paths: Iterable[str]) -> list[Question]:
    """The questions that settle these paths."""
    return questions_for(paths)


@register.filter
def as_question(path: str) -> list[Question]:
    """The question of a place in the answers, such as ``applicant.work[0].noc``."""
    return questions_for([re.sub(r"\[\d+\]", "", path)])


@register.simple_tag
def hindsight_of(result: ResultPage, one: Pathway) -> Hindsight | None:
    """The rounds of the last 12 months for one pathway."""
    return result.hindsight(one)
