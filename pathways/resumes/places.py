"""Countries as places state them: “Seattle, WA”, “Vancouver, BC”, “Lyon, France”.

A city alone states no country; a code that could be a state or a country states none
beside a city that is known to lie elsewhere.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pathways.resumes.folding import fold

COUNTRIES = Path(__file__).with_name("countries.csv")
STATES = (
    "AL alabama|AK alaska|AZ arizona|AR arkansas|CA california|CO colorado|"
    "CT connecticut|DE delaware|FL florida|GA georgia|HI hawaii|ID idaho|IL illinois|"
    "IN indiana|IA iowa|KS kansas|KY kentucky|LA louisiana|ME maine|MD maryland|"
    "MA massachusetts|MI michigan|MN minnesota|MS mississippi|MO missouri|MT montana|"
    "NE nebraska|NV nevada|NH new hampshire|NJ new jersey|NM new mexico|NY new york|"
    "NC north carolina|ND north dakota|OH ohio|OK oklahoma|OR oregon|PA pennsylvania|"
    "RI rhode island|SC south carolina|SD south dakota|TN tennessee|TX texas|UT utah|"
    "VT vermont|VA virginia|WA washington|WV west virginia|WI wisconsin|WY wyoming|"
    "DC district of columbia|DC d.c."
)
PROVINCES = (
    "AB alberta|BC british columbia|BC colombie-britannique|MB manitoba|"
    "NB new brunswick|NB nouveau-brunswick|NL newfoundland and labrador|"
    "NS nova scotia|NS nouvelle-ecosse|NT northwest territories|NU nunavut|"
    "ON ontario|PE prince edward island|QC quebec|SK saskatchewan|YT yukon"
)
# Two letters after one of these cities are no US state.
ELSEWHERE = frozenset(
    [
        "toronto",
        "vancouver",
        "montreal",
        "ottawa",
        "calgary",
        "edmonton",
        "winnipeg",
        "mississauga",
        "berlin",
        "munich",
        "munchen",
        "hamburg",
        "frankfurt",
        "cologne",
        "koln",
        "stuttgart",
        "bangalore",
        "bengaluru",
        "hyderabad",
        "mumbai",
        "pune",
        "delhi",
        "chennai",
        "kolkata",
        "noida",
        "gurgaon",
        "gurugram",
        "bogota",
        "medellin",
        "cali",
        "perth",
        "sydney",
        "melbourne",
        "haifa",
        "jerusalem",
        "casablanca",
        "rabat",
        "tirana",
        "jakarta",
        "bandung",
        "zurich",
    ]
) | {"new delhi", "tel aviv", "buenos aires"}
IN_GEORGIA_US = frozenset(
    ["atlanta", "alpharetta", "savannah", "marietta", "augusta", "athens", "macon"]
)
REMOTE = re.compile(
    r"(?:fully |100% )?(?:remote|hybrid|on-?site|teletravail|a distance|remoto|"
    r"en remoto|teletrabajo|work from home)"
)
ZIP = re.compile(r"\s\d{5}(?:-\d{4})?$")
CANADIAN_CODE = re.compile(r"\s[a-z]\d[a-z] ?\d[a-z]\d$")


@dataclass(frozen=True, slots=True)
class Place:
    """``country`` is ``None`` where a place is one surely but does not say where."""

    country: str | None = None
    province: str | None = None


def read_place(text: str) -> Place | None:
    """The place that a piece of text is; ``None`` where it is none, or unknown."""
    parts = [part.strip() for part in text.strip(" ().").split(",")]
    folded = [_without_code(fold(part)) for part in parts if part]
    if not folded or len(folded) > 4 or any(len(part) > 40 for part in folded):
        return None
    if inside := re.fullmatch(r"([^()]+?) ?\(([^()]+)\)?", folded[0]):
        folded[:1] = [inside[1], inside[2]]
    if REMOTE.fullmatch(folded[0]):
        return _region(folded[1:]) if len(folded) > 1 else Place()
    if REMOTE.fullmatch(folded[-1]):
        folded = folded[:-1]
    return _region(folded)


def country_code(name: str) -> str | None:
    """The code of a country's name or code, as a field of a form states it."""
    folded = fold(name).strip()
    if len(folded) == 2 and folded.isalpha():
        code = {"UK": "GB", "EL": "GR"}.get(folded.upper(), folded.upper())
        return code if code in _country_codes() else None
    return "GE" if folded == "georgia" else _countries().get(folded)


def is_region(text: str) -> bool:
    """Whether a text is a country, or a state or province by its full name or code."""
    folded = _without_code(fold(text).strip(" ()."))
    return folded in _countries() or folded in _regions() or text.strip() in _codes()


def _region(parts: list[str]) -> Place | None:
    """A place by its last part; what stands before it is the city."""
    last, before = parts[-1], parts[:-1]
    if last == "georgia":
        return _georgia(before)
    if last in _countries():
        return _in_country(_countries()[last], before)
    if last in _regions():
        return _regions()[last] if before else None
    if not before:
        return _city_and_code(last)
    return _by_code(last.upper(), before[-1])


def _in_country(code: str, before: list[str]) -> Place:
    region = _regions().get(before[-1]) if before else None
    if region is None and before:
        region = _codes().get(before[-1].upper())
    province = region.province if region and region.country == code == "CA" else None
    return Place(code, province)


def _georgia(before: list[str]) -> Place | None:
    if not before:
        return None
    if before[-1] in IN_GEORGIA_US:
        return Place("US")
    return Place("GE" if before[-1] in {"tbilisi", "batumi", "kutaisi"} else None)


def _by_code(code: str, city: str) -> Place | None:
    place = _codes().get(code)
    if place is None:
        return None
    return Place() if place.country == "US" and city in ELSEWHERE else place


def _city_and_code(text: str) -> Place | None:
    """“Houston TX”: a city and a code with no comma between them."""
    city, _, code = text.rpartition(" ")
    if len(code) != 2 or not city or len(city.split()) > 3:
        return None
    return (
        None
        if code
        in {
            "in",
            "or",
            "me",
            "de",
            "la",
            "al",
            "hi",
            "ok",
            "oh",
            "co",
            "id",
            "pa",
            "ma",
            "ms",
            "md",
        }
        else _by_code(code.upper(), city)
    )


def _without_code(folded: str) -> str:
    return CANADIAN_CODE.sub("", ZIP.sub("", folded)).strip()


@cache
def _countries() -> dict[str, str]:
    """Folded names to codes; “Georgia” and “Congo” alone could be two."""
    with COUNTRIES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    names = {
        fold(name): row["code"] for row in rows for name in row["names"].split("|")
    }
    for doubtful in ("georgia", "congo", ""):
        names.pop(doubtful, None)
    return names


@cache
def _country_codes() -> frozenset[str]:
    with COUNTRIES.open(encoding="utf-8", newline="") as file:
        return frozenset(row["code"] for row in csv.DictReader(file))


@cache
def _regions() -> dict[str, Place]:
    states = {row[3:]: Place("US") for row in STATES.split("|")}
    return states | {row[3:]: Place("CA", row[:2]) for row in PROVINCES.split("|")}


@cache
def _codes() -> dict[str, Place]:
    states = {row[:2]: Place("US") for row in STATES.split("|")}
    return states | {row[:2]: Place("CA", row[:2]) for row in PROVINCES.split("|")}
