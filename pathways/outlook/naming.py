"""Findings in words that name an occupation by its title, with its code beside it.

The titles are those of the edition. An edition without them shows the codes alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final

from django.utils.translation import get_language, ngettext

from pathways.outlook.standing import Standing
from pathways.phrases import Phrases
from pathways.rules import Assessment, Criterion, Finding, Ruleset
from pathways.rules.facts import unit_of
from pathways.words.comparisons import COMPARISONS, wanted_words
from pathways.words.entries import none_picked
from pathways.words.several import either

# A longer list of occupations says this many of them, and how many more there are.
FEW: Final = 3


class NamingPhrases(Phrases):
    """The words of some rules; ``titles`` are those of unit groups by their code."""

    def __init__(self, rules: Ruleset, titles: Mapping[str, str]) -> None:
        super().__init__(rules)
        self.titles = titles

    def occupation(self, code: str) -> str:
        """An occupation: “Software engineers and designers (21231)”."""
        title = self.titles.get(code)
        return f"{title} ({code})" if title else code

    def further(self, assessment: Assessment, finding: Finding) -> tuple[str, ...]:
        """The occupations, or the entries of a list, that ``required`` only counts."""
        entries = self.entries(finding)
        if entries and none_picked(entries, finding, assessment.case.values):
            return tuple(entries.names.values())
        limits = (
            self._listed(assessment, criterion)
            for criterion in finding.alternative.criteria
        )
        return tuple(self.occupation(code) for codes in limits for code in codes[FEW:])

    def _stated(self, assessment: Assessment, place: int, value: Any) -> str:
        if isinstance(value, str) and self._is_occupation(place):
            return self.occupation(value)
        return super()._stated(assessment, place, value)

    def _required(self, assessment: Assessment, criterion: Criterion) -> str:
        codes = self._listed(assessment, criterion)
        if not codes:
            return super()._required(assessment, criterion)
        named = [self.occupation(code) for code in codes[:FEW]]
        more = len(codes) - FEW
        if more > 0:
            named.append(ngettext("%(n)s more", "%(n)s more", more) % {"n": more})
        return wanted_words(criterion.comparison, either(named))

    def _listed(self, assessment: Assessment, criterion: Criterion) -> tuple[str, ...]:
        """The occupations that a criterion asks for; none where it asks another thing.

        What an officer judges and what has words of its own asks none of them.
        """
        place = criterion.fact
        if place is None or criterion.label or criterion.comparison not in COMPARISONS:
            return ()
        if not self._is_occupation(place):
            return ()
        limit = criterion.threshold(assessment.case.values)
        if isinstance(limit, str):
            return (limit,)
        return tuple(limit) if isinstance(limit, tuple) else ()

    def _is_occupation(self, place: int) -> bool:
        return unit_of(self._facts[place]) == "occupation"


@dataclass(frozen=True, slots=True)
class _Edition:
    """Some rules and a language; the titles follow from the rules."""

    rules: Ruleset
    language: str
    unit_groups: Any = field(compare=False)


def phrases(standing: Standing) -> NamingPhrases:
    """The words of an assessment's rules in the language that is active now."""
    groups = standing.snapshot.get("unit_groups", ())
    return _phrases(_Edition(standing.assessment.rules, get_language() or "", groups))


@lru_cache(maxsize=16)
def _phrases(edition: _Edition) -> NamingPhrases:
    groups = edition.unit_groups
    if not isinstance(groups, Mapping):
        return NamingPhrases(edition.rules, {})
    language = "fr" if edition.language.startswith("fr") else "en"
    titles = {code: group[language] or group["en"] for code, group in groups.items()}
    return NamingPhrases(edition.rules, titles)
