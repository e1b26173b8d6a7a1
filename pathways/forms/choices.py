"""Countries and provinces as questions offer them."""

from __future__ import annotations

from pathways.words.places import (
    COUNTRY_NAMES,
    PROVINCE_NAMES,
    PROVINCES,
    country_name,
    province_name,
)

__all__ = [
    "COUNTRIES",
    "COUNTRY_NAMES",
    "PROVINCES",
    "PROVINCE_NAMES",
    "country_name",
    "province_name",
]

COMMON = ("US", "CA", "MX", "IN")
COUNTRIES = [(code, COUNTRY_NAMES[code]) for code in COMMON] + [
    (code, name) for code, name in COUNTRY_NAMES.items() if code not in COMMON
]
