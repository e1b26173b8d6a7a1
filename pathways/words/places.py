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


# Countries that take an article in a sentence, as they stand after “in”.
IN_SENTENCES: Final[dict[str, Any]] = {
    "AE": _("the United Arab Emirates"),
    "BS": _("the Bahamas"),
    "CC": _("the Cocos (Keeling) Islands"),
    "CD": _("the Democratic Republic of the Congo"),
    "CF": _("the Central African Republic"),
    "CG": _("the Congo"),
    "CK": _("the Cook Islands"),
    "DO": _("the Dominican Republic"),
    "FK": _("the Falkland Islands (Malvinas)"),
    "FO": _("the Faroe Islands"),
    "GB": _("the United Kingdom"),
    "GM": _("the Gambia"),
    "IO": _("the British Indian Ocean Territory"),
    "KM": _("the Comoros"),
    "KY": _("the Cayman Islands"),
    "MH": _("the Marshall Islands"),
    "MP": _("the Northern Mariana Islands"),
    "MV": _("the Maldives"),
    "NL": _("the Netherlands"),
    "PH": _("the Philippines"),
    "SB": _("the Solomon Islands"),
    "SC": _("the Seychelles"),
    "TC": _("the Turks and Caicos Islands"),
    "TF": _("the French Southern Territories"),
    "UM": _("the United States Minor Outlying Islands"),
    "US": _("the United States of America"),
    "VG": _("the Virgin Islands (British)"),
    "VI": _("the Virgin Islands (U.S.)"),
}


def country_in_sentence(code: str | None) -> str:
    """The name of a country as it stands after “in”, with its article."""
    return str(IN_SENTENCES.get(code or "") or country_name(code))


def country_name(code: str | None) -> str:
    """The name of a country, or its code when the list does not have it."""
    return str(COUNTRY_NAMES.get(code or "", code or ""))


def province_name(code: str | None) -> str:
    """The name of a province or territory, or its code."""
    return str(PROVINCE_NAMES.get(code or "", code or ""))


IN_PLACES: Final[dict[str, Any]] = {
    "CA": _("in Canada"),
    "US": _("in the United States"),
    "abroad": _("outside Canada"),
    "any": "",
}


def place_words(place: str) -> str:
    """A place of the rules in words; empty for anywhere."""
    if place in IN_PLACES:
        return str(IN_PLACES[place])
    return str(_("in %(place)s") % {"place": province_name(place)})
