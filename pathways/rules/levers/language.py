"""Levers of language: a first test, a retake of one ability, the partner's test."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar, Final

from pathways.rules.facts.language import levels as levels_of
from pathways.rules.levers import parameters as take
from pathways.rules.levers.step import Lever, Setting, Step, appended, listed
from pathways.rules.profile.person import TESTS as TESTED
from pathways.rules.profile.profile import ABILITIES, LanguageTest
from pathways.rules.profile.reading import UNANSWERED

RETAKEN_FROM: Final = 4  # below it in any ability, raising one alone is no plan
TESTS: Final = {"en": "celpip_general", "fr": "tcf_canada"}


@dataclass(frozen=True, slots=True)
class Language(Lever):
    """A test with all abilities at a level, or with one ability raised."""

    language: ClassVar[str]

    levels: tuple[int, ...] = take.levels()
    ability_levels: tuple[int, ...] = take.levels()

    def steps(self, setting: Setting) -> Iterator[Step]:
        """All abilities first, then each ability alone."""
        now = levels_of(setting.case, "applicant", self.language).low
        for level in self.levels:
            if level > min(now):
                wanted = tuple(max(level, number) for number in now)
                yield from self._taken(setting, "all_abilities", wanted, level=level)
        if min(now) < RETAKEN_FROM:
            return
        for place, ability in enumerate(ABILITIES):
            for level in self.ability_levels:
                if level > now[place]:
                    raised = {"ability": ability, "level": level}
                    wanted = (*now[:place], level, *now[place + 1 :])
                    yield from self._taken(setting, "one_ability", wanted, **raised)

    def _taken(
        self, setting: Setting, kind: str, wanted: tuple[int, ...], **values: Any
    ) -> Iterator[Step]:
        test = test_at(setting, self.language, wanted)
        if test is not None:
            change = appended("applicant", "language_tests", test)
            yield self.step(kind, change, **values)


class English(Language):
    """English tests."""

    __slots__ = ()
    slug: ClassVar[str] = "english"
    language: ClassVar[str] = "en"


class French(Language):
    """French tests."""

    __slots__ = ()
    slug: ClassVar[str] = "french"
    language: ClassVar[str] = "fr"


@dataclass(frozen=True, slots=True)
class FirstTest(Lever):
    """A first English test where no level is told.

    ``levels``: what is taken to be usual.
    """

    slug: ClassVar[str] = "language-test"

    levels: tuple[int, ...] = take.levels()

    def steps(self, setting: Setting) -> Iterator[Step]:
        """A step for each level, where there is no English test, nor a level told."""
        person = setting.applicant
        if person is None or person.estimate_en is not UNANSWERED:
            return
        if any(
            TESTED.get(str(test.test)) == "en" for test in listed(person.language_tests)
        ):
            return
        for level in self.levels:
            test = test_at(setting, "en", (level,) * len(ABILITIES))
            if test is not None:
                change = appended("applicant", "language_tests", test)
                yield self.step("all_abilities", change, level=level)


@dataclass(frozen=True, slots=True)
class PartnerLanguage(Lever):
    """A test of the partner with all abilities at a level."""

    language: ClassVar[str]

    levels: tuple[int, ...] = take.levels()

    def steps(self, setting: Setting) -> Iterator[Step]:
        """The levels above the partner's."""
        partner = setting.profile.partner
        if partner is UNANSWERED or partner is None:
            return
        now = levels_of(setting.case, "partner", self.language).low
        for level in self.levels:
            if level > min(now):
                wanted = tuple(max(level, item) for item in now)
                test = test_at(setting, self.language, wanted)
                if test is not None:
                    change = appended("partner", "language_tests", test)
                    yield self.step("all_abilities", change, level=level)


class PartnerEnglish(PartnerLanguage):
    """The partner's English tests."""

    __slots__ = ()
    slug: ClassVar[str] = "partner-english"
    language: ClassVar[str] = "en"


class PartnerFrench(PartnerLanguage):
    """The partner's French tests."""

    __slots__ = ()
    slug: ClassVar[str] = "partner-french"
    language: ClassVar[str] = "fr"


def test_at(
    setting: Setting, language: str, wanted: tuple[int, ...]
) -> LanguageTest | None:
    """A test of the day at the lowest scores that give the levels, by ability."""
    name = TESTS[language]
    for chart in setting.reference.charts:
        if chart.test == name:
            scores: dict[str, Any] = {
                ability: _score(chart.levels[ability], level)
                for ability, level in zip(ABILITIES, wanted, strict=True)
            }
            return LanguageTest(test=name, taken_on=setting.on, **scores)
    return None


def _score(levels: tuple[tuple[Decimal, int], ...], level: int) -> Decimal:
    """The lowest score for the level, or the highest that the chart knows."""
    enough = [score for score, given in levels if given >= level]
    return min(enough) if enough else max(score for score, _ in levels)
