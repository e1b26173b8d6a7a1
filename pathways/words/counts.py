"""Scores, counts of rounds and days, as the answer says them."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from pathways.rules.routes import Route, model
from pathways.words.routes import money


def points_words(route: Route) -> str:
    """The points of a route, and how many rounds they would have met."""
    counted = rounds_words(route)
    if route.score is None:
        return counted
    words = {"points": score_words(route.score), "rounds": counted}
    return _("%(points)s points; %(rounds)s") % words


def score_words(score: tuple[Any, Any]) -> str:
    """A score, or its bounds."""
    low, high = score
    if low == high:
        return money(low)
    if high is None:
        return _("%(low)s or more") % {"low": money(low)}
    return _("%(low)s to %(high)s") % {"low": money(low), "high": money(high)}


def rounds_words(route: Route) -> str:
    """How many of the past rounds would have invited, with their period."""
    counted = route.rounds
    if counted is None:
        return _("no competition")
    if not counted.of:
        return _("no round in 12 months")
    words = {"count": count_of_rounds(counted), "months": counted.months}
    return _("%(count)s rounds in %(months)s months") % words


def count_of_rounds(counted: model.RoundCount) -> str:
    """“4 of 9”, or “0 to 6 of 9” where open answers decide some of them."""
    words = {"met": counted.met, "of": counted.of, "most": counted.most}
    if counted.most > counted.met:
        return _("%(met)s to %(most)s of %(of)s") % words
    return _("%(met)s of %(of)s") % words


def month_words(day: date) -> str:
    """A month with its year."""
    return str(date_format(day, "F Y"))


def day_words(day: date) -> str:
    """A day written out."""
    return _day_words(day, get_language())


@lru_cache(maxsize=2048)
def _day_words(day: date, _language: str | None) -> str:
    return str(date_format(day, "j F Y"))
