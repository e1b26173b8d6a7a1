"""Parts of the occupation and place pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django import template
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from occupations.selectors.market import EAST_TO_WEST, MarketRow
from occupations.selectors.place_ranking import RankedPlace
from occupations.selectors.places import PlaceFigure

register = template.Library()
NBSP = "\N{NO-BREAK SPACE}"
MONTH_OR_DAY = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?")

TEER_WORDS = (
    _("management"),
    _("usually needs a university degree"),
    _(
        "usually needs a college diploma or apprenticeship of two years or more, or "
        "supervises"
    ),
    _(
        "usually needs a college diploma or apprenticeship of less than two years, or "
        "more than six months of training on the job"
    ),
    _("usually needs a high school diploma, or several weeks of training on the job"),
    _("usually needs short demonstration and no formal education"),
)
SPOTS = 10
"""Cities that a map numbers."""


@dataclass(frozen=True, slots=True)
class Shade:
    """One province of a map."""

    code: str
    band: int


@dataclass(frozen=True, slots=True)
class Key:
    """One line of a map's legend: a shade, what it means, and the provinces."""

    band: int
    label: str
    codes: list[str]


@register.filter
def teer_words(teer: int) -> object:
    """What a TEER category usually needs."""
    return TEER_WORDS[teer]


@register.filter
def amount(value: Decimal | int | None) -> str:
    """A number with grouped digits, cents only where there are some."""
    if value is None:
        return ""
    whole = value == int(value)
    return number_format(value, 0 if whole else 2, use_l10n=True, force_grouping=True)


@register.filter
def hourly(value: Decimal | None) -> str:
    """An amount with cents, so that a column of wages lines up."""
    if value is None:
        return ""
    return number_format(value, 2, use_l10n=True, force_grouping=True)


@register.filter
def told_text(line: PlaceFigure | None) -> str:
    """A figure as text, with its unit."""
    if line is None:
        return ""
    if line.text:
        return line.text
    if line.number is None:
        return ""
    places = max(0, -int(line.number.normalize().as_tuple().exponent))
    if places and line.unit.startswith("CAD"):
        places = max(places, 2)
    number = number_format(line.number, places, use_l10n=True, force_grouping=True)
    if line.unit == "%":
        return f"{number}%"
    return f"{number}{NBSP}{line.unit}" if line.unit else number


@register.filter
def period_words(period: str) -> str:
    """A day or month as it is said: “October 2025”; another period as it stands."""
    match = MONTH_OR_DAY.fullmatch(period)
    if match is None:
        return period
    year, month, day = (int(part) if part else 1 for part in match.groups())
    form = gettext("j F Y") if match[3] else gettext("F Y")
    return date_format(date(year, month, day), form).replace(" ", NBSP)


@register.inclusion_tag("components/province_map.html")
def outlook_map(rows: Iterable[MarketRow], title: str) -> dict[str, object]:
    """Provinces by outlook."""
    bands: dict[str, tuple[int, str]] = {}
    for row in rows:
        if row.outlook is not None:
            bands[row.code] = (row.outlook.rank, str(row.outlook.level.label))
    return province_map(bands, title)


@register.inclusion_tag("components/province_map.html")
def ranking_map(rows: Sequence[RankedPlace], title: str) -> dict[str, object]:
    """Provinces by their total, or the ten first cities as numbered spots."""
    spots = [row for row in rows if row.spot][:SPOTS]
    if spots:
        bands = dict.fromkeys(EAST_TO_WEST, (0, ""))
        return province_map(bands, title) | {"keys": [], "spots": spots}
    fifths = {row.place.province.code: row for row in rows if row.place.province}
    return province_map(
        {code: (row.band, _fifth(row.band)) for code, row in fifths.items()}, title
    )


def _fifth(band: int) -> str:
    low = (band - 1) * 20
    return gettext("%(low)s to %(high)s points") % {"low": low, "high": low + 20}


def province_map(bands: Mapping[str, tuple[int, str]], title: str) -> dict[str, object]:
    """What the map component shows: a shade and a word for each province."""
    words = dict(bands.values())
    keys = [
        Key(band, words[band], sorted(c for c, (b, _w) in bands.items() if b == band))
        for band in sorted(words, reverse=True)
    ]
    shades = [Shade(code, band) for code, (band, _word) in sorted(bands.items())]
    return {"shades": shades, "keys": keys, "title": title}
