"""Parts of the occupation and place pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django import template
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

from occupations.selectors.market import Market, MarketRow

register = template.Library()

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
BANDS = 5
"""Shades of the map; 0 is for what is not known."""


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
def below_floor(market: Market, floor_cad: Decimal) -> list[str]:
    """The places whose median is below an hourly floor."""
    return [
        r.name for r in market.rows if r.wage and r.wage.reaches(floor_cad) is False
    ]


@register.inclusion_tag("components/province_map.html")
def outlook_map(rows: Iterable[MarketRow], title: str) -> dict[str, object]:
    """Provinces by outlook."""
    bands: dict[str, tuple[int, str]] = {}
    for row in rows:
        if row.outlook is not None:
            bands[row.code] = (row.outlook.rank, str(row.outlook.level.label))
    return province_map(bands, title)


def province_map(bands: Mapping[str, tuple[int, str]], title: str) -> dict[str, object]:
    """What the map component shows: a shade and a word for each province."""
    words = dict(bands.values())
    keys = [
        Key(band, words[band], sorted(c for c, (b, _w) in bands.items() if b == band))
        for band in sorted(words, reverse=True)
    ]
    shades = [Shade(code, band) for code, (band, _word) in sorted(bands.items())]
    return {"shades": shades, "keys": keys, "title": title}
