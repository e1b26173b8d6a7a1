"""Past rounds in words: how many would have invited a score, and how far they were."""

from __future__ import annotations

from decimal import Decimal

from django.utils.translation import gettext as _

from pathways.outlook.rounds import Distance, Number, Window
from pathways.rules.rounds import Ahead
from pathways.wording import number_words


def invited_words(window: Window) -> str:
    """Such as “3.5 of 14”; from the least to the most while answers are open."""
    invited = window.invited
    if not invited.is_open:
        said = _("%(met)s of %(rounds)s")
        return said % {"met": _halves(invited.least), "rounds": invited.rounds}
    said = _("%(least)s to %(most)s of %(rounds)s")
    return said % {
        "least": _halves(invited.least),
        "most": _halves(invited.most),
        "rounds": invited.rounds,
    }


def distance_words(distance: Distance) -> str:
    """Such as “51 below”; nothing where score and cut-off are not compared."""
    if distance.low is None or distance.high is None:
        return ""
    if distance.low == distance.high:
        return _side(distance.low)
    if not Decimal(distance.high).is_finite():
        return _("%(least)s or better") % {"least": _side(distance.low)}
    return _("%(least)s to %(most)s") % {
        "least": _side(distance.low),
        "most": _side(distance.high),
    }


def ahead_words(ahead: Ahead) -> str:
    """How many people stand ahead: one number, or from the least to the most."""
    if ahead.least == ahead.most:
        return number_words(ahead.least)
    ends = {"least": number_words(ahead.least), "most": number_words(ahead.most)}
    return _("%(least)s to %(most)s") % ends


def _side(points: Number) -> str:
    if not points:
        return _("equal")
    said = _("%(points)s above") if points > 0 else _("%(points)s below")
    return said % {"points": number_words(abs(points))}


def _halves(rounds: Decimal) -> str:
    """A count of rounds in which halves may stand."""
    return number_words(float(rounds))
