"""The names of provinces, territories and countries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext as translated
from django.utils.translation import gettext_lazy as _
from django_countries import countries

PROVINCES: Final = (
    ("AB", _("Alberta")),
    ("BC", _("British Columbia")),
    ("MB", _("Manitoba")),
    ("NB", _("New Brunswick")),
    ("NL", _("Newfoundland and Labrador")),
    ("NT", _("Northwest Territories")),
    ("NS", _("Nova Scotia")),
    ("NU", _("Nunavut")),
    ("ON", _("Ontario")),
    ("PE", _("Prince Edward Island")),
    ("QC", _("Quebec")),
    ("SK", _("Saskatchewan")),
    ("YT", _("Yukon")),
)
PROVINCE_NAMES: Final = dict(PROVINCES)


@dataclass(frozen=True, slots=True)
class Country:
    """A country's name in the language of the moment, from the library's catalogue.

    Hashed by its English name: lists of all countries are keys of what is kept.
    """

    english: str

    def __str__(self) -> str:
        return translated(self.english)


COUNTRY_NAMES: Final[dict[str, Any]] = {
    code: Country(str(name)) for code, name in countries
}


def country_name(code: str | None) -> str:
    """The name of a country, or its code when the list does not have it."""
    return str(COUNTRY_NAMES.get(code or "", code or ""))


def province_name(code: str | None) -> str:
    """The name of a province or territory, or its code."""
    return str(PROVINCE_NAMES.get(code or "", code or ""))
