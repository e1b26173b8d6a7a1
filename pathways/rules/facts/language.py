"""Language: tests of one sitting, their validity, and conversion to CLB and NCLC."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, ClassVar, Literal, NamedTuple

from pathways.rules.engine.case import Case, Chart
from pathways.rules.engine.days import add_months
from pathways.rules.engine.values import Between, Open, between
from pathways.rules.facts.fact import Fact, Who, of_whom, under
from pathways.rules.profile.profile import (
    ABILITIES,
    ESTIMATES,
    TESTS,
    LanguageTest,
    Person,
)
from pathways.rules.profile.reading import UNANSWERED

VALID_MONTHS = 24
HIGHEST = 12
Ability = Literal["reading", "writing", "listening", "speaking"]


class Levels(NamedTuple):
    """CLB or NCLC per ability: bounds, what is unanswered, and on what it rests."""

    low: tuple[int, int, int, int]
    high: tuple[int, int, int, int]
    asks: frozenset[str]
    estimated: bool


NONE = Levels((0, 0, 0, 0), (0, 0, 0, 0), frozenset(), False)
ANY = Levels((0, 0, 0, 0), (HIGHEST,) * 4, frozenset(), False)


def levels(case: Case, who: str, language: str) -> Levels:
    """What a person has shown, or expects, in English (``en``) or French (``fr``)."""
    result: Levels | None = case.kept.get((who, language))
    if result is None:
        result = _levels(case, case.person(who), who, language)
        case.kept[who, language] = result
    return result


def _levels(case: Case, person: Person | Open | None, who: str, lang: str) -> Levels:
    if person is None:
        return NONE
    if isinstance(person, Open):
        return ANY._replace(asks=person.asks)
    given = () if person.language_tests is UNANSWERED else person.language_tests
    result = _best(_shown(case, given, who, lang))
    if result is not None:
        return result
    name = f"estimate_{lang}"
    for test in given:
        if test.test == name:
            return _expected(test, f"{who}.language_tests")
    estimate = getattr(person, name)
    if estimate is UNANSWERED and person.language_tests is UNANSWERED:
        return ANY._replace(asks=frozenset({f"{who}.language_tests"}))
    return _expected(estimate, f"{who}.{name}")


def _language(test: LanguageTest) -> str | None:
    return None if test.test in (UNANSWERED, *ESTIMATES) else TESTS[test.test]


def _expected(estimate: Any, path: str) -> Levels:
    """Expected levels as if they were held; a language without any has none."""
    if estimate is None or estimate is UNANSWERED:
        return NONE
    low, high, asks = [], [], set()
    for ability in ABILITIES:
        level = getattr(estimate, ability)
        if level is UNANSWERED:
            asks.add(f"{path}.{ability}")
        low.append(0 if level is UNANSWERED else int(level))
        high.append(HIGHEST if level is UNANSWERED else int(level))
    return Levels(_four(low), _four(high), frozenset(asks), True)


def _four(numbers: list[int]) -> tuple[int, int, int, int]:
    number, two, three, four = numbers
    return number, two, three, four


def _shown(
    case: Case, tests: tuple[LanguageTest, ...], who: str, lang: str
) -> list[tuple[LanguageTest, Levels]]:
    """The levels of every test in the language that is, or may be, valid."""
    items = []
    for test in tests:
        if test.test is not UNANSWERED and _language(test) != lang:
            continue
        taken = test.taken_on
        if taken is UNANSWERED:
            name = "test" if test.test is UNANSWERED else "taken_on"
            asks = frozenset({f"{who}.language_tests.{name}"})
            items.append((test, ANY._replace(asks=asks)))
        elif taken <= case.on < add_months(taken, VALID_MONTHS):
            items.append((test, _converted(case, test, who)))
    return items


def _best(shown: list[tuple[LanguageTest, Levels]]) -> Levels | None:
    """One sitting: the highest lowest ability, then the sum, then the latest."""
    if not shown:
        return None
    if any(its.asks for _, its in shown) and len(shown) > 1:
        least = max(min(its.low) for _, its in shown)
        low = [max(least, min(its.low[i] for _, its in shown)) for i in range(4)]
        high = [max(its.high[i] for _, its in shown) for i in range(4)]
        asks = frozenset().union(*(its.asks for _, its in shown))
        return Levels(_four(low), _four(high), asks, False)
    best = max(shown, key=lambda s: (min(s[1].low), sum(s[1].low), str(s[0].taken_on)))
    return best[1]


def _converted(case: Case, test: LanguageTest, who: str) -> Levels:
    if test.test is UNANSWERED:
        return ANY._replace(asks=frozenset({f"{who}.language_tests.test"}))
    chart = chart_of(case.reference.charts, test, case)
    if chart is None:
        return ANY
    low, high, asks = [], [], set()
    for ability in ABILITIES:
        score = getattr(test, ability)
        if score is UNANSWERED:
            asks.add(f"{who}.language_tests.{ability}")
            low.append(0)
            high.append(10)
        else:
            level = convert(chart, ability, score)
            low.append(level)
            high.append(level)
    return Levels(_four(low), _four(high), frozenset(asks), False)


def chart_of(charts: tuple[Chart, ...], test: LanguageTest, case: Case) -> Chart | None:
    """The chart for a test's scale and day, if the test is accepted on the day."""
    scale = ""
    if test.test == "tef_canada":
        scale = "former" if test.scale is UNANSWERED else test.scale
    for chart in charts:
        if chart.test != test.test or chart.scale != scale:
            continue
        if chart.accepted_from and case.on < chart.accepted_from:
            continue
        taken = test.taken_on
        if taken is UNANSWERED:
            return chart
        after = chart.taken_from is None or taken >= chart.taken_from
        if after and (chart.taken_to is None or taken < chart.taken_to):
            return chart
    return None


def convert(chart: Chart, ability: str, score: Decimal) -> int:
    """The level of a score: 10 means 10 or higher, 0 below the chart's last level."""
    for lowest, level in chart.levels[ability]:
        if score >= lowest:
            return level
    return 0


Language = Literal["en", "fr", "first", "second", "better", "other", "either"]


@dataclass(frozen=True, slots=True)
class LanguageLevel(Fact):
    """The lowest CLB or NCLC level over some abilities, 0 without a test.

    ``first`` and ``second`` follow the choice that gives the higher CRS; a grid derives
    them as ``en`` and ``fr`` and the reverse. ``better`` has the higher lowest ability
    (on a tie English), ``other`` is the one that ``better`` is not. ``either`` takes
    the higher of the two languages.
    """

    unit: ClassVar[str] = "language level"
    effort: ClassVar = 4
    reads: ClassVar = (
        under("applicant.language_tests", "test", "taken_on", "scale", *ABILITIES)
        | under("applicant.estimate_en", *ABILITIES)
        | under("applicant.estimate_fr", *ABILITIES)
    )

    language: Language = "either"
    abilities: tuple[Ability, ...] = ("reading", "writing", "listening", "speaking")
    who: Who = "applicant"
    _at: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Where the abilities stand among the four."""
        at = tuple(ABILITIES.index(ability) for ability in self.abilities)
        object.__setattr__(self, "_at", at)

    def derive(self, case: Case) -> Any:
        return case.of(self.who, lambda _: self._level(case), absent=0)

    def read_paths(self) -> frozenset[str]:
        other = {"en": "estimate_fr", "fr": "estimate_en"}.get(self.language, "")
        unread = under(f"applicant.{other}", *ABILITIES)
        return of_whom(self.reads - unread, self.who)

    def _level(self, case: Case) -> Any:
        if self.language in ("en", "fr"):
            return self._of(case, self.language)
        if self.language == "either":
            return highest(self._of(case, "en"), self._of(case, "fr"))
        if self.language in ("first", "second"):
            return self._of(case, "en" if self.language == "first" else "fr")
        return self._by_lowest(case)

    def _of(self, case: Case, language: str) -> Any:
        its = levels(case, self.who, language)
        low = min([its.low[i] for i in self._at])
        if not its.asks and its.low == its.high:
            return low
        return between(low, min([its.high[i] for i in self._at]), its.asks)

    def _by_lowest(self, case: Case) -> Any:
        english = levels(case, self.who, "en")
        french = levels(case, self.who, "fr")
        better = self.language == "better"
        if min(english.low) >= min(french.high):
            return self._of(case, "en" if better else "fr")
        if min(french.low) > min(english.high):
            return self._of(case, "fr" if better else "en")
        item, other = self._of(case, "en"), self._of(case, "fr")
        return hull(item, other, english.asks | french.asks)

    def _deciding(self, case: Case) -> tuple[str, ...]:
        """The language that the level is of; both while answers leave that open."""
        if self.language in ("en", "fr"):
            return (self.language,)
        if self.language in ("first", "second"):
            return "en", "fr"
        whole = self if self.language == "either" else LanguageLevel(who=self.who)
        english, french = (_ends(whole._of(case, text)) for text in ("en", "fr"))
        if english[0] >= french[1]:
            return ("fr",) if self.language == "other" else ("en",)
        if french[0] > english[1]:
            return ("en",) if self.language == "other" else ("fr",)
        return "en", "fr"

    def rests_on_estimate(self, case: Case) -> bool:
        wanted = self._deciding(case)
        if self.who == "partner" and case.with_partner() is False:
            return False
        return any(levels(case, self.who, text).estimated for text in wanted)


def _ends(value: Any) -> tuple[int, int]:
    if isinstance(value, Open):
        if isinstance(value.possible, Between):
            return int(value.possible.low), int(value.possible.high or HIGHEST)
        return 0, HIGHEST
    return value, value


def highest(item: Any, other: Any) -> Any:
    """The higher of two levels, either of which may be open."""
    if not isinstance(item, Open) and not isinstance(other, Open):
        return max(item, other)
    (low, high), (low2, high2) = _ends(item), _ends(other)
    asks = frozenset().union(*(v.asks for v in (item, other) if isinstance(v, Open)))
    return between(max(low, low2), max(high, high2), asks)


def hull(item: Any, other: Any, asks: frozenset[str]) -> Any:
    """Either of two levels."""
    (low, high), (low2, high2) = _ends(item), _ends(other)
    return between(min(low, low2), max(high, high2), asks)
