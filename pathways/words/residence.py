"""When residence follows work, and by which other route it comes sooner."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from pathways.rules.routes.candidates import FAR
from pathways.rules.routes.model import Answer, Route
from pathways.words.counts import month_words
from pathways.words.routes import money


def residence_words(answer: Answer, route: Route) -> str:
    """What residence asks, or when it follows; by which other route it comes sooner."""
    number, sooner = _sooner(answer, route)
    words = {"number": number, "sooner": month_words(sooner) if sooner else ""}
    raised = next((one for one in route.levers if one.slug == "offer-wage"), None)
    if raised is not None:
        words["gap"] = money(dict(raised.values)["gap"])
        asks = _("For residence, ask for %(gap)s CAD an hour more.")
        soonest = _(
            "For residence, ask for %(gap)s CAD an hour more; on route "
            "%(number)s it could come first, in %(sooner)s."
        )
    elif route.residence_from is None:
        asks = _("Residence has no date yet.")
        soonest = _(
            "Residence has no date on this route; on route %(number)s it could come "
            "in %(sooner)s at the earliest."
        )
    else:
        words["day"] = month_words(route.residence_from)
        asks = _("Residence could follow in %(day)s at the earliest.")
        soonest = _(
            "Residence could follow in %(day)s; on route %(number)s it could come "
            "in %(sooner)s at the earliest."
        )
    return (soonest if sooner else asks) % words


def _sooner(answer: Answer, route: Route) -> tuple[int, date | None]:
    """The route that dates residence in an earlier month than this one, and the day."""
    own = route.residence_from or date.max
    dated = [
        (one.residence_from, number)
        for number, one in enumerate(answer.routes, 1)
        if one.residence_from and one.chance < FAR
    ]
    day, number = min(dated, default=(date.max, 0))
    is_sooner = (day.year, day.month) < (own.year, own.month)
    return (number, day) if is_sooner else (0, None)
