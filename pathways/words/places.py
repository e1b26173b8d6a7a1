"""The names of provinces, territories and countries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext as translated
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
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
    "AE": pgettext_lazy("in …", "the United Arab Emirates"),
    "BS": pgettext_lazy("in …", "the Bahamas"),
    "CC": pgettext_lazy("in …", "the Cocos (Keeling) Islands"),
    "CD": pgettext_lazy("in …", "the Democratic Republic of the Congo"),
    "CF": pgettext_lazy("in …", "the Central African Republic"),
    "CG": pgettext_lazy("in …", "the Congo"),
    "CK": pgettext_lazy("in …", "the Cook Islands"),
    "DO": pgettext_lazy("in …", "the Dominican Republic"),
    "FK": pgettext_lazy("in …", "the Falkland Islands (Malvinas)"),
    "FO": pgettext_lazy("in …", "the Faroe Islands"),
    "GB": pgettext_lazy("in …", "the United Kingdom"),
    "GM": pgettext_lazy("in …", "the Gambia"),
    "IO": pgettext_lazy("in …", "the British Indian Ocean Territory"),
    "KM": pgettext_lazy("in …", "the Comoros"),
    "KY": pgettext_lazy("in …", "the Cayman Islands"),
    "MH": pgettext_lazy("in …", "the Marshall Islands"),
    "MP": pgettext_lazy("in …", "the Northern Mariana Islands"),
    "MV": pgettext_lazy("in …", "the Maldives"),
    "NL": pgettext_lazy("in …", "the Netherlands"),
    "PH": pgettext_lazy("in …", "the Philippines"),
    "SB": pgettext_lazy("in …", "the Solomon Islands"),
    "SC": pgettext_lazy("in …", "the Seychelles"),
    "TC": pgettext_lazy("in …", "the Turks and Caicos Islands"),
    "TF": pgettext_lazy("in …", "the French Southern Territories"),
    "UM": pgettext_lazy("in …", "the United States Minor Outlying Islands"),
    "US": pgettext_lazy("in …", "the United States of America"),
    "VG": pgettext_lazy("in …", "the Virgin Islands (British)"),
    "VI": pgettext_lazy("in …", "the Virgin Islands (U.S.)"),
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
