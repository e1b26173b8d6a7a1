"""Countries, provinces and other lists that several questions offer."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django_countries import countries

PROVINCES = (
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
PROVINCE_NAMES = dict(PROVINCES)

COMMON = ("US", "CA", "MX")
COUNTRY_NAMES = dict(countries)
COUNTRIES = [(code, COUNTRY_NAMES[code]) for code in COMMON] + [
    (code, name) for code, name in countries if code not in COMMON
]


def country_name(code: str | None) -> str:
    """The name of a country, or its code when the list does not have it."""
    return str(COUNTRY_NAMES.get(code, code or ""))


def province_name(code: str | None) -> str:
    """The name of a province or territory, or its code."""
    return str(PROVINCE_NAMES.get(code or "", code or ""))
