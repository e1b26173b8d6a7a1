"""Plain words that the document stores: days, money, points, past rounds."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from html import unescape

from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from pathways import wording
from pathways.outlook.pathway import Pathway
from pathways.outlook.rounds import Hindsight
from pathways.outlook.scores import Factor, Number
from pathways.rules.criteria import Verdict

CLOSED_SINCE = {
    "closed": lambda: _("Closed since %(day)s."),
    "paused": lambda: _("Paused since %(day)s."),
    "announced": lambda: _("Announced on %(day)s."),
}


def day_words(value: date | str) -> str:
    """A day written out; a month or a year stays one."""
    if isinstance(value, date):
        return str(date_format(value, "j F Y"))
    year, *rest = value.split("-")
    if not rest:
        return year
    first = date(int(year), int(rest[0]), int(rest[1]) if len(rest) > 1 else 1)
    return str(date_format(first, "j F Y" if len(rest) > 1 else "F Y"))


def money(amount: Decimal) -> str:
    """An amount in Canadian dollars."""
    return wording.UNITS["CAD"](amount)


def points(value: Number | None) -> str:
    """A number of points; nothing where there is none."""
    return "" if value is None else wording.number_words(Decimal(value))


def bounds(factor: Factor) -> str:
    """One number, or from the least to the most."""
    if not factor.is_open:
        return points(factor.lower)
    if not factor.has_end:
        return _("%(least)s or more") % {"least": points(factor.lower)}
    ends = {"least": points(factor.lower), "most": points(factor.upper)}
    return _("%(least)s to %(most)s") % ends


def hindsight_words(past: Hindsight | None) -> str:
    """What past rounds would have meant: the result page's sentences, no source."""
    return page_words("result_hindsight", past=past, has_source_apart=True)


def page_words(name: str, **told: object) -> str:
    """The sentences of a part of a page, without its markup."""
    html = render_to_string(f"pathways/{name}.html", told)
    return " ".join(unescape(strip_tags(html)).split())


def decides(one: Pathway) -> str:
    """What a stream turns on, in a sentence or two."""
    said = []
    if one.intake in CLOSED_SINCE and one.intake_since:
        since = {"day": day_words(one.intake_since)}
        said.append(CLOSED_SINCE[one.intake]() % since)
    if not one.is_collected:
        return " ".join([*said, _("Its rules are not collected yet.")])
    row = one.decider
    if one.verdict is Verdict.MET or row is None:
        return " ".join([*said, _("You meet every requirement that can be checked.")])
    said.append(f"{row.name}.")
    if row.missing:
        said.append(_("Missing: %(gap)s.") % {"gap": row.missing})
    elif row.asked and one.verdict is not Verdict.OFFICER:
        said.append(_("Required: %(limit)s.") % {"limit": row.asked})
    return " ".join(said)
