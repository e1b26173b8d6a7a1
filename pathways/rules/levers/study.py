"""Levers of language and education."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from pathways.rules.days import add_months
from pathways.rules.facts.education import ECA_MONTHS
from pathways.rules.facts.language import levels
from pathways.rules.levers.step import (
    Setting,
    Step,
    appended,
    listed,
    of_applicant,
    of_partner,
)
from pathways.rules.profile import ABILITIES, Credential, LanguageTest, Person
from pathways.rules.reading import UNANSWERED

ENGLISH_LEVELS = (5, 7, 8, 9, 10)
ABILITY_LEVELS = (9, 10)
FRENCH_LEVELS = (5, 7, 9)
PARTNER_LEVELS = (5, 7, 9)
CREDENTIALS = (
    ("one_year", "CA", Decimal(1)),
    ("two_year", "CA", Decimal(2)),
    ("masters", "CA", Decimal(2)),
    ("masters", "US", Decimal(2)),
)


def english(setting: Setting) -> Iterator[Step]:
    """An English test with all abilities at a level, or one ability raised."""
    now = levels(setting.case, "applicant", "en").low
    for level in ENGLISH_LEVELS:
        if level > min(now):
            wanted = tuple(max(level, one) for one in now)
            yield _test(setting, "english", f"CLB {level}", wanted)
    if min(now) < 4:
        return
    for place, ability in enumerate(ABILITIES):
        for level in ABILITY_LEVELS:
            if level > now[place]:
                wanted = tuple(
                    level if at == place else one for at, one in enumerate(now)
                )
                yield _test(setting, "english", f"{ability} CLB {level}", wanted)


def _test(setting: Setting, lever: str, step: str, wanted: tuple[int, ...]) -> Step:
    test = english_test(setting.on, wanted)
    return Step(lever, step, appended("applicant", "language_tests", test))


def english_test(on: date, wanted: tuple[int, ...]) -> LanguageTest:
    """CELPIP's scores are CLB levels."""
    scores: dict[str, Any] = {
        ability: Decimal(level)
        for ability, level in zip(ABILITIES, wanted, strict=True)
    }
    return LanguageTest(test="celpip_general", taken_on=on, **scores)


def french(setting: Setting) -> Iterator[Step]:
    """A French test with all abilities at a level."""
    now = min(levels(setting.case, "applicant", "fr").low)
    for level in FRENCH_LEVELS:
        if level > now:
            test = french_test(setting, level)
            if test is not None:
                change = appended("applicant", "language_tests", test)
                yield Step("french", f"NCLC {level}", change)


def french_test(setting: Setting, level: int) -> LanguageTest | None:
    """TCF Canada at the lowest scores that give the level."""
    for chart in setting.reference.charts:
        if chart.test == "tcf_canada":
            scores: dict[str, Any] = {
                ability: min(s for s, given in chart.levels[ability] if given >= level)
                for ability in ABILITIES
            }
            return LanguageTest(test="tcf_canada", taken_on=setting.on, **scores)
    return None


def eca(setting: Setting) -> Iterator[Step]:
    """An ECA for every completed foreign credential that has no valid one."""
    if _needs_eca(setting.applicant, setting.on):
        change = of_applicant(lambda person: assessed(person, setting.on))
        yield Step("eca", "all foreign credentials assessed", change)


def _needs_eca(person: Person | None, on: date) -> bool:
    every = listed(person.education) if person else ()
    return any(_lacks_eca(credential, on) for credential in every)


def _lacks_eca(credential: Credential, on: date) -> bool:
    done, issued = credential.completed_on, credential.eca_issued_on
    if credential.country == "CA" or done is UNANSWERED or done is None or done > on:
        return False
    dated = issued is not UNANSWERED and issued is not None
    return not (dated and issued <= on < add_months(issued, ECA_MONTHS))  # type: ignore[operator]


def assessed(person: Any, on: date) -> Any:
    """The person with all foreign credentials assessed on the day."""
    education = tuple(
        replace(one, eca_issued_on=on) if _lacks_eca(one, on) else one
        for one in listed(person.education)
    )
    return replace(person, education=education)


def credential(setting: Setting) -> Iterator[Step]:
    """One more credential, completed on the day; a foreign one with its ECA."""
    province = home_province(setting)
    for level, country, years in CREDENTIALS:
        canadian = country == "CA"
        new = Credential(
            level=level,
            country=country,
            province=province if canadian else None,
            years=years,
            completed_on=setting.on,
            full_time=True,
            eca_issued_on=None if canadian else setting.on,
        )
        where = f"in Canada ({province})" if canadian else "in the US, with an ECA"
        change = appended("applicant", "education", new)
        yield Step("credential", f"{level} {where}", change)


def home_province(setting: Setting) -> str:
    """The first intended province outside Quebec, else Ontario."""
    intended = listed(setting.profile.intended_provinces)
    return next((code for code in intended if code != "QC"), "ON")


def partner_language(setting: Setting) -> Iterator[Step]:
    """An English test of the partner with all abilities at a level."""
    partner = setting.profile.partner
    if partner is UNANSWERED or partner is None:
        return
    now = levels(setting.case, "partner", "en").low
    for level in PARTNER_LEVELS:
        if level > min(now):
            wanted = tuple(max(level, one) for one in now)
            test = english_test(setting.on, wanted)
            change = appended("partner", "language_tests", test)
            yield Step("partner-language", f"CLB {level}", change)


def partner_eca(setting: Setting) -> Iterator[Step]:
    """An ECA for the partner's foreign credentials."""
    partner = setting.profile.partner
    if partner is UNANSWERED or not _needs_eca(partner, setting.on):
        return
    change = of_partner(lambda person: assessed(person, setting.on))
    yield Step("partner-eca", "the partner’s credentials assessed", change)
