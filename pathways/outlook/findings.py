"""A finding as a row: what was stated, what is required, and by how much it misses."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pathways import wording
from pathways.outlook.naming import phrases
from pathways.outlook.standing import Cite, Standing
from pathways.phrases import Phrases
from pathways.rules import FALLING, RISING, Between, Criterion, Finding, Open, Verdict
from pathways.rules.facts import (
    Fact,
    LanguageLevel,
    PrevailingWagePaid,
    given,
    median_wage,
    unit_of,
)
from pathways.words.sentences import ESTIMATED

# Units in which a distance means something.
MEASURED: Final = frozenset(
    {
        *("CAD", "CAD a year", "CAD an hour", "hours a week", "months", "number"),
        *("people", "percent", "points", "years", "years of age"),
    }
)
WHOLES: Final = frozenset({"months", "people", "points", "years"})
WHOLE: Final = Decimal(1)  # the distance of what cannot be measured


@dataclass(frozen=True, slots=True)
class Shortfall:
    """By how much a number misses its limit; ``share`` is of the limit, at most 1.

    ``place``: the fact that misses it, as its criterion names it; none has no words.
    """

    words: str
    share: Decimal
    place: int = -1


@dataclass(frozen=True, slots=True)
class Row:
    """One requirement of a stream, as tables and summaries show it.

    ``further`` are the occupations or entries that ``required`` only counts.
    """

    slug: str
    name: str
    verdict: Verdict
    stated: str
    required: str
    further: tuple[str, ...]
    missing: str
    distance: Decimal
    asks: tuple[str, ...]
    estimated: bool
    citation: Cite

    @property
    def asked(self) -> str:
        """What is required, where it says more than yes or no."""
        plain = {wording.flag_words(True), wording.flag_words(False)}
        return "" if self.required in plain else self.required

    @property
    def note(self) -> str:
        """What stands below the name: the gap, and whether it rests on an estimate."""
        notes = [_("Missing: %(gap)s.") % {"gap": self.missing}] if self.missing else []
        if self.estimated:
            notes.append(str(ESTIMATED))
        return " ".join(notes)


def row(standing: Standing, finding: Finding) -> Row:
    """A finding in words."""
    assessment, words = standing.assessment, phrases(standing)
    gaps = shortfalls(standing, finding)
    return Row(
        slug=finding.requirement.slug,
        name=finding.requirement.title,
        verdict=finding.verdict,
        stated=_stated(standing, finding),
        required=words.required(assessment, finding),
        further=words.further(assessment, finding),
        missing=_missing(words, finding, gaps),
        distance=max((gap.share for gap in gaps), default=Decimal(0)),
        asks=tuple(sorted(finding.asks)),
        estimated=assessment.estimated(finding),
        citation=standing.cited(finding.citation),
    )


def _missing(words: Phrases, finding: Finding, gaps: list[Shortfall]) -> str:
    """The gaps that have words; each with what it is about where there are several."""
    items = [gap for gap in gaps if gap.words]
    if len(items) == 1:
        return items[0].words
    return "; ".join(words.of(finding, gap.place, gap.words) for gap in items)


def _stated(standing: Standing, finding: Finding) -> str:
    """What was answered; nothing at all where there is no answer."""
    words = phrases(standing).stated(standing.assessment, finding)
    return "" if words == _("not answered") else words


def deciding_first(findings: Iterable[Finding], standing: Standing) -> list[Finding]:
    """The findings as the page lists them: what decides first, else in their order.

    The worst verdict decides; among failures the farthest from its limit, among open
    ones the one that the fewest answers would settle, among met ones the narrowest.
    """
    listed = list(findings)
    if not listed:
        return listed
    worst = min(finding.verdict for finding in listed)
    weight = WEIGHTS[worst]
    first = min(
        (finding for finding in listed if finding.verdict is worst),
        key=lambda finding: weight(standing, finding),
    )
    rest = [finding for finding in listed if finding is not first]
    return [first, *sorted(rest, key=lambda finding: finding.verdict)]


def distance(standing: Standing, finding: Finding) -> Decimal:
    """How far a requirement is from being met: 0 when it is, 1 when out of measure."""
    shares = (gap.share for gap in shortfalls(standing, finding))
    return max(shares, default=Decimal(0))


def shortfalls(standing: Standing, finding: Finding) -> list[Shortfall]:
    """The gaps of the nearest alternative's failed criteria."""
    if finding.verdict is not Verdict.NOT_MET:
        return []
    return [
        _shortfall(standing, criterion)
        for criterion, judged in finding.judged
        if judged.verdict is Verdict.NOT_MET
    ]


def _shortfall(standing: Standing, criterion: Criterion) -> Shortfall:
    if (wage := _below_prevailing(standing, criterion)) is not None:
        return wage
    gap = _gap(standing, criterion)
    if not gap or criterion.fact is None:  # “more than 0” is missed by no number
        return Shortfall("", WHOLE)
    fact = standing.assessment.rules.facts.all[criterion.fact]
    words = _amount(fact, gap)
    if criterion.comparison in FALLING:
        words = _("%(amount)s above the limit") % {"amount": words}
    limit = criterion.threshold(standing.assessment.case.values)
    share = min(WHOLE, gap / limit) if limit else WHOLE
    return Shortfall(words, share, criterion.fact)


def _below_prevailing(standing: Standing, criterion: Criterion) -> Shortfall | None:
    """How far an offer's wage is below the median that it was compared with."""
    place, case = criterion.fact, standing.assessment.case
    if place is None:
        return None
    fact = standing.assessment.rules.facts.all[place]
    if not isinstance(fact, PrevailingWagePaid):
        return None
    if not isinstance(given(case, "job_offer.at_or_above_prevailing_wage"), Open):
        return None  # a plain “no” says nothing of how much
    wage = _end(given(case, "job_offer.wage_cad_hourly"), upper=False)
    median = _end(median_wage(case), upper=False)
    if wage is None or median is None or wage >= median:
        return None
    gap = median - wage
    return Shortfall(wording.UNITS["CAD an hour"](gap), gap / median, place)


def _gap(standing: Standing, criterion: Criterion) -> Decimal | None:
    """The limit less the value, whichever way round fails; only of measured numbers."""
    values, facts = standing.assessment.case.values, standing.assessment.rules.facts
    if criterion.fact is None or criterion.comparison not in RISING | FALLING:
        return None
    fact = facts.all[criterion.fact]
    if not isinstance(fact, LanguageLevel) and unit_of(fact) not in MEASURED:
        return None
    rising = criterion.comparison in RISING
    value = _end(values[criterion.fact], rising)
    limit = _end(criterion.threshold(values), not rising)
    if value is None or limit is None:
        return None
    return limit - value if rising else value - limit


def _end(value: Any, upper: bool) -> Decimal | None:
    """A number, or the best end of an open one; nothing when it has no such end."""
    if isinstance(value, Open):
        if not isinstance(value.possible, Between):
            return None
        value = value.possible.high if upper else value.possible.low
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return None
    number = Decimal(str(value))
    return number if number.is_finite() else None


def _amount(fact: Fact, gap: Decimal) -> str:
    """A gap in the fact's unit; what is counted in wholes is never told too small."""
    unit = unit_of(fact)
    if isinstance(fact, LanguageLevel):
        levels = int(gap)
        return ngettext("%(n)s level", "%(n)s levels", levels) % {"n": levels}
    if unit == "years of age":
        unit = "years"  # an age is told without a unit, a distance is not
    if unit in WHOLES:
        gap = gap.to_integral_value(ROUND_CEILING)
    return wording.UNITS[unit](gap)


def _margin(standing: Standing, finding: Finding) -> Decimal:
    """By what share a met requirement clears its limit, at the least."""
    return min(
        (_clearance(standing, criterion) for criterion, _j in finding.judged),
        default=Decimal("Infinity"),
    )


def _clearance(standing: Standing, criterion: Criterion) -> Decimal:
    gap = _gap(standing, criterion)
    limit = criterion.threshold(standing.assessment.case.values)
    if gap is None or not limit:
        return Decimal("Infinity")
    return -gap / Decimal(limit)


WEIGHTS: Final[dict[Verdict, Callable[[Standing, Finding], Decimal]]] = {
    Verdict.NOT_MET: lambda standing, finding: -distance(standing, finding),
    Verdict.NOT_ANSWERED: lambda standing, finding: Decimal(len(finding.asks)),
    Verdict.OFFICER: lambda standing, finding: Decimal(0),
    Verdict.MET: _margin,
}
