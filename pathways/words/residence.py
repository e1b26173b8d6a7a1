"""When residence follows work, and by which other route it comes sooner."""

from __future__ import annotations

from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from pathways.rules.routes import FAR, Answer, Route
from pathways.words.counts import month_words
from pathways.words.routes import money

LITTLE: Final = 3  # months: who comes no more than that sooner is not named


def residence_words(answer: Answer, route: Route) -> str:
    """What residence asks, or when it follows; by which other route it comes sooner."""
    number, day = _soonest(answer, route)
    months = _months(route.residence_from or date.max) - _months(day)
    words = {"number": number, "sooner": month_words(day)}
    raised = next((lever for lever in route.levers if lever.slug == "offer-wage"), None)
    if raised is not None:
        words["gap"] = money(dict(raised.values)["gap"])
        if months > LITTLE:
            asks = _(
                "For residence, ask for %(gap)s CAD an hour more; it comes first on "
                "route %(number)s, in %(sooner)s."
            )
        else:
            asks = _("For residence, ask for %(gap)s CAD an hour more.")
    elif route.residence_from is None:
        asks = _after_no_date(months)
    else:
        words["day"] = month_words(route.residence_from)
        asks = _after_date(months)
    return asks % words


def _after_no_date(months: int) -> str:
    if months > LITTLE:
        return _(
            "No date for residence; on route %(number)s, %(sooner)s at the earliest."
        )
    return _("Residence has no date yet.")


def _after_date(months: int) -> str:
    """“At the earliest” is said of nothing that another route brings sooner."""
    if months > LITTLE:
        return _(
            "Residence could follow in %(day)s; on route %(number)s, in %(sooner)s at "
            "the earliest."
        )
    if months > 0:
        return _("Residence could follow in %(day)s.")
    return _("Residence could follow in %(day)s at the earliest.")


def _soonest(answer: Answer, route: Route) -> tuple[int, date]:
    """The route on which residence has the first day: its number, and the day."""
    dated = (
        (route.residence_from, number)
        for number, route in enumerate(answer.routes, 1)
        if route.residence_from and route.chance < FAR
    )
    day, number = min(dated, default=(route.residence_from or date.max, 0))
    return number, day


def _months(day: date) -> int:
    return day.year * 12 + day.month
