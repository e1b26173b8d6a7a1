"""The score of the next five years: its best months, and what changes when."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from pathways.outlook.standing import Standing
from pathways.pages.todo.section import Months
from pathways.rules import CRS, Planner, Profile
from pathways.selectors.months_ahead import months_ahead
from pathways.selectors.plan_time import Ahead, Row, ahead
from pathways.wording import number_words
from pathways.words.counts import day_words


def five_years(standing: Standing, scored: Profile) -> Ahead | None:
    """The same answers on the same day of each later month, of the principal."""
    if CRS not in standing.assessment.rules.grids:
        return None
    planner = Planner(standing.rulebook, scored, standing.on)
    return ahead(standing, planner, months_ahead(planner))


def months_of(years: Ahead) -> Iterator[Months]:
    """Every month, those together in which nothing changes."""
    months: list[list[Row]] = []
    for row in years.rows:
        if months and not row.has_news and _score(row) == _score(months[-1][0]):
            months[-1].append(row)
        else:
            months.append([row])
    for rows in months:
        yield Months(rows[0], rows[-1].on)


def _score(row: Row) -> tuple[Any, Any]:
    return row.lower, row.upper


def best_words(years: Ahead) -> str:
    """The best month of the five years, or that waiting adds nothing."""
    best = years.best
    words = {
        "score": number_words(best.lower),
        "first": day_words(best.on),
        "last": day_words(years.best_until),
    }
    if best.lower == years.rows[0].lower:
        return (
            _("Waiting alone adds no points: your score is highest now, at %(score)s.")
            % words
        )
    if best.on == years.best_until:
        return _("Your best month: %(score)s points from %(first)s.") % words
    return _("Your best months: %(score)s points from %(first)s to %(last)s.") % words
