"""Past rounds in words: how many would have invited a score, and how far they were."""

from __future__ import annotations

from decimal import Decimal

from django.utils.translation import gettext as _

from pathways.outlook.rounds import Distance, Number, Window
from pathways.rules.odds import Ahead
from pathways.wording import number_words


def invited_words(window: Window) -> str:
    """Such as “3.5 of 14”; from the least to the most while answers are open."""
    found = window.invited
    if not found.is_open:
        said = _("%(met)s of %(rounds)s")
        return said % {"met": _halves(found.least), "rounds": found.rounds}
    said = _("%(least)s to %(most)s of %(rounds)s")
    return said % {
        "least": _halves(found.least),
        "most": _halves(found.most),
        "rounds": found.rounds,
    }


def distance_words(one: Distance) -> str:
    """Such as “51 below”; nothing where score and cut-off are not compared."""
    if one.low is None or one.high is None:
        return ""
    if one.low == one.high:
        return _side(one.low)
    if not Decimal(one.high).is_finite():
        return _("%(least)s or better") % {"least": _side(one.low)}
    return _("%(least)s to %(most)s") % {
        "least": _side(one.low),
        "most": _side(one.high),
    }


def ahead_words(found: Ahead) -> str:
    """How many people stand ahead: one number, or from the least to the most."""
    if found.least == found.most:
        return number_words(found.least)
    ends = {"least": number_words(found.least), "most": number_words(found.most)}
    return _("%(least)s to %(most)s") % ends


def _side(points: Number) -> str:
    if not points:
        return _("equal")
    said = _("%(points)s above") if points > 0 else _("%(points)s below")
    return said % {"points": number_words(abs(points))}


def _halves(rounds: Decimal) -> str:
    """A count of rounds in which halves may stand."""
    return number_words(float(rounds))
