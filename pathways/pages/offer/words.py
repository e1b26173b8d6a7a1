"""An offer in words, and the heading of its page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any, Final

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from pathways.outlook.standing import Standing
from pathways.pages.offer.section import Carried, Rates
from pathways.rules.facts import WEEKS
from pathways.rules.levers import offer_of
from pathways.wording import UNITS
from pathways.words.places import province_name

FRENCH: Final = "fr"
ENOUGH: Final = ("eligible", "officer")


def occupation_words(standing: Standing, code: Any) -> str:
    """An occupation by the edition's title, with its code."""
    titles = standing.snapshot.get("unit_groups", {}).get(code)
    if not titles:
        return _("Occupation %(code)s") % {"code": code} if code else ""
    language = (get_language() or "")[:2]
    title = titles.get(FRENCH) if language == FRENCH else None
    return f"{title or titles['en']} ({code})"


def place_words(standing: Standing) -> str:
    """Where the offer is: city and province, as far as it says."""
    offer = offer_of(standing.profile)
    if offer is None:
        return ""
    city = offer.city if isinstance(offer.city, str) else ""
    code = offer.province
    province = province_name(code) if isinstance(code, str) else ""
    return ", ".join(text for text in (city, province) if text)


def offer_words(standing: Standing) -> str:
    """What the offer says of occupation, place, pay and hours."""
    offer = offer_of(standing.profile)
    if offer is None:
        return ""
    noc = offer.noc if isinstance(offer.noc, str) else ""
    named = [occupation_words(standing, noc), place_words(standing)]
    return "; ".join(part for part in (*named, *_terms(offer)) if part)


def _terms(offer: Any) -> Iterator[str]:
    wage, hours = offer.wage_cad_hourly, offer.hours_per_week
    if isinstance(wage, Decimal):
        yield UNITS["CAD an hour"](wage)
    if isinstance(hours, Decimal):
        yield UNITS["hours a week"](hours)
    if isinstance(wage, Decimal) and isinstance(hours, Decimal):
        yield UNITS["CAD a year"](wage * hours * WEEKS)
    if offer.indeterminate is True:
        yield _("no end date")


def heading(carried: Sequence[Carried], rates: Rates | None) -> str:
    """What the offer carries, in a sentence or two."""
    within = [item for item in carried if item.is_within]
    if rates is not None and rates.gap:
        return _short(rates)
    enough = next((carried for carried in within if carried.state in ENOUGH), None)
    if enough is not None:
        return _enough(enough)
    if rates is not None and rates.is_met and within:
        return _("The pay of your offer is enough. What is open is told below.")
    if within:
        said = _("Your offer may carry %(name)s: what is open is told below.")
        return said % {"name": within[0].name}
    return _("With this offer, none of its pathways is within reach today.")


def _short(rates: Rates) -> str:
    if not rates.is_met:
        said = _(
            "Your offer is %(gap)s short. At %(enough)s no pathway that looks at the "
            "pay finds it too low."
        )
        return said % {"gap": rates.gap, "enough": rates.enough}
    said = ngettext(
        "Your offer is %(gap)s short. At %(enough)s the pay is enough for the one "
        "pathway that looks at it.",
        "Your offer is %(gap)s short. At %(enough)s the pay is enough for every "
        "pathway that looks at it.",
        rates.count,
    )
    return said % {"gap": rates.gap, "enough": rates.enough}


def _enough(carried: Carried) -> str:
    if carried.state == "officer":
        said = _("By your offer, %(name)s is possible: an officer decides.")
        return said % {"name": carried.name}
    return _("Your offer makes you eligible for %(name)s.") % {"name": carried.name}


def median_words(standing: Standing, row: Any) -> str:
    """Which median the pay is compared with, of where and of which year."""
    if row is None:
        return ""
    words = {
        "wage": UNITS["CAD an hour"](row.median_cad),
        "occupation": occupation_words(standing, offer_noc(standing)),
        "area": row.area.name,
        "year": row.edition,
    }
    said = _(
        "%(wage)s is the median for %(occupation)s in %(area)s, by Job Bank’s wages of "
        "%(year)s."
    )
    return said % words


def offer_noc(standing: Standing) -> str:
    """The unit group of the offer; empty where it is open."""
    offer = offer_of(standing.profile)
    return offer.noc if offer is not None and isinstance(offer.noc, str) else ""
