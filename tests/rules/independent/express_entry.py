"""A second calculation of the CRS and the 67 points, from the reference tables alone.

It takes plain features of a person (years, levels) and looks cells up as the reference
writes them. It shares no code with the portal; the tests compare the two.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

REFERENCE = Path(__file__).parent.parent / "reference"
CRS = yaml.safe_load((REFERENCE / "express_entry_crs.yaml").read_text())
GRID = CRS["grid"]
FSW = yaml.safe_load((REFERENCE / "express_entry_programs.yaml").read_text())["fswp"]
NO_LEVELS = (0, 0, 0, 0)


@dataclass(frozen=True)
class Partner:
    education: str = "none"
    english: tuple[int, ...] = NO_LEVELS
    french: tuple[int, ...] = NO_LEVELS
    canadian_years: int = 0


@dataclass(frozen=True)
class Person:
    """``education`` in the reference's words; whole years of work."""

    age: int
    education: str
    english: tuple[int, ...] = NO_LEVELS
    french: tuple[int, ...] = NO_LEVELS
    canadian_years: int = 0
    foreign_years: int = 0
    partner: Partner | None = None
    sibling: bool = False
    canadian_education: str = "none"
    nominated: bool = False
    trade_certificate: bool = False
    extra: dict[str, Any] = field(default_factory=dict)


def _column(person: Person, pair: Any) -> int:
    return int(pair[0] if person.partner else pair[1])


def _age(person: Person) -> int:
    cells = GRID["core"]["age"]
    if person.age <= 17:
        key = "17_or_less"
    elif person.age >= 45:
        key = "45_or_more"
    elif 20 <= person.age <= 29:
        key = "20_to_29"
    else:
        key = str(person.age)
    return _column(person, cells[key])


def _first(person: Person, levels: tuple[int, ...]) -> int:
    cells = GRID["core"]["first_official_language"]
    names = {4: "clb_4", 5: "clb_5", 6: "clb_6", 7: "clb_7", 8: "clb_8", 9: "clb_9"}
    total = 0
    for level in levels:
        key = "below_clb_4" if level < 4 else names.get(level, "clb_10_or_more")
        total += _column(person, cells[key])
    return total


def _second(person: Person, levels: tuple[int, ...]) -> int:
    cells = GRID["core"]["second_official_language"]
    total = sum(
        _column(
            person,
            cells[
                "clb_4_or_less"
                if level <= 4
                else "clb_9_or_more"
                if level >= 9
                else f"clb_{level}"
            ],
        )
        for level in levels
    )
    return min(total, _column(person, cells["max"]))


def _years(cells: Any, years: int) -> Any:
    if years < 1:
        return cells["less_than_1"]
    return cells["5_or_more" if years >= 5 else str(years)]


def _partner(partner: Partner | None) -> int:
    if partner is None:
        return 0
    cells = GRID["spouse"]
    language = cells["first_official_language_per_ability"]

    def spoken(levels: tuple[int, ...]) -> int:
        return sum(
            language[
                "clb_4_or_less"
                if level <= 4
                else "clb_9_or_more"
                if level >= 9
                else f"clb_{level}"
            ]
            for level in levels
        )

    return min(
        int(cells["max"]),
        int(cells["education"][partner.education])
        + max(spoken(partner.english), spoken(partner.french))
        + int(_years(cells["canadian_work_years"], partner.canadian_years)),
    )


def _transferability(person: Person, first: tuple[int, ...]) -> int:
    cells = GRID["transferability"]
    education = cells["education_classes"][person.education]
    foreign = cells["foreign_work_classes"][
        "less_than_1"
        if person.foreign_years < 1
        else "1_or_2"
        if person.foreign_years < 3
        else "3_or_more"
    ]
    column = "clb9" if min(first) >= 9 else "clb7" if min(first) >= 7 else None
    canadian = {0: None, 1: "1"}.get(person.canadian_years, "2_or_more")

    def cell(name: str, row: str, at: str | None) -> int:
        return int(cells[name][row][at]) if at else 0

    certificate = 0
    if person.trade_certificate and min(first) >= 5:
        key = "all_clb7" if min(first) >= 7 else "all_clb5_one_under_7"
        certificate = int(cells["certificate_language"][key])
    total: int = min(
        100,
        min(
            50,
            cell("education_language", education, column)
            + cell("education_canadian_work", education, canadian),
        )
        + min(
            50,
            cell("foreign_language", foreign, column)
            + cell("foreign_canadian_work", foreign, canadian),
        )
        + min(50, certificate),
    )
    return total


def _additional(person: Person) -> int:
    cells = GRID["additional"]
    french = 0
    if min(person.french) >= 7:
        good = min(person.english) >= 5
        french = cells["french"][
            "nclc7_all_four_and_english_clb5_all_four"
            if good
            else "nclc7_all_four_and_english_clb4_or_less_or_none"
        ]
    study = {
        "none": "secondary_or_less",
        "secondary": "secondary_or_less",
        "one_year": "one_or_two_year_credential",
        "two_year": "one_or_two_year_credential",
    }.get(
        person.canadian_education,
        "three_year_or_longer_or_master_professional_doctoral",
    )
    return min(
        600,
        (cells["sibling_in_canada"] if person.sibling else 0)
        + int(french)
        + int(cells["canadian_education"][study])
        + (cells["provincial_nomination"] if person.nominated else 0),
    )


def crs(person: Person) -> int:
    """The CRS of the grid of 2025-03-25."""
    core = GRID["core"]
    fixed = (
        _age(person)
        + _column(person, core["education"][person.education])
        + _column(person, _years(core["canadian_work_years"], person.canadian_years))
        + _partner(person.partner)
        + _additional(person)
    )
    return max(
        fixed
        + _first(person, first)
        + _second(person, second)
        + _transferability(person, first)
        for first, second in (
            (person.english, person.french),
            (person.french, person.english),
        )
    )


FSW_EDUCATION = {
    "secondary": "secondary",
    "one_year": "one_year",
    "two_year": "two_year",
    "bachelor": "three_year_or_longer",
    "two_or_more": "two_or_more_one_of_three_years",
    "master": "master_or_entry_to_practice_professional",
    "doctorate": "doctorate",
}


def fsw(person: Person) -> int:
    """The 67 points, without arranged employment and adaptability's offer."""
    grid = FSW["grid"]
    key = FSW_EDUCATION.get(person.education)
    education = int(grid["education"][key]) if key else 0
    years = int(grid["experience"]["years"][_fsw_years(person)])
    age = int(grid["age"][_fsw_age(person.age)])
    language = min(28, _fsw_language(person))
    return education + years + age + language + min(10, _fsw_adaptability(person))


def _fsw_language(person: Person) -> int:
    cells = FSW["grid"]["language"]["first_per_ability"]
    first, second = person.english, person.french
    if min(second) > min(first):
        first, second = second, first
    points = 0
    for level in first:
        if level < 7:
            points += cells["below_clb_7"]
        elif level < 9:
            points += cells[f"clb_{level}"]
        else:
            points += cells["clb_9_or_more"]
    return points + (4 if min(second) >= 5 else 0)


def _fsw_years(person: Person) -> str:
    years = person.canadian_years + person.foreign_years
    bands = ((1, "0"), (2, "1"), (4, "2_to_3"), (6, "4_to_5"))
    return next((band for end, band in bands if years < end), "6_or_more")


def _fsw_age(age: int) -> str:
    if age < 18:
        return "under_18"
    if age <= 35:
        return "18_to_35"
    return "47_or_more" if age >= 47 else str(age)


def _fsw_adaptability(person: Person) -> int:
    partner, points = person.partner, 0
    if partner and max(min(partner.english), min(partner.french)) >= 4:
        points += 5
    if partner and partner.canadian_years >= 1:
        points += 5
    if person.canadian_years >= 1:
        points += 10
    return points + (5 if person.sibling else 0)
