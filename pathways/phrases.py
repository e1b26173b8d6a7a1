"""Findings in words: what was stated and what is required, each made once."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from pathways.rules import (
    FALLING,
    Alternative,
    Assessment,
    Criterion,
    Finding,
    Open,
    Ruleset,
)
from pathways.rules.facts import LevelAtLeast, PrevailingWagePaid
from pathways.wording import (
    KEPT,
    flag_words,
    required_words,
    stated_words,
    typed_words,
    value_words,
)
from pathways.words.comparisons import COMPARISONS, compared_words
from pathways.words.denials import is_denied, is_single, stands_alone
from pathways.words.entries import Entries, entries_of, none_picked, one_of_them
from pathways.words.facts import is_bare, short


def phrases(rules: Ruleset) -> Phrases:
    """The words of some rules in the language that is active now."""
    return _phrases(rules, get_language())


@lru_cache(maxsize=16)
def _phrases(rules: Ruleset, _language: str | None) -> Phrases:
    return Phrases(rules)


class Phrases:
    """The words of some rules in one language, each made once.

    Who words many findings asks ``phrases`` once, while the language stays.
    """

    def __init__(self, rules: Ruleset) -> None:
        self.rules = rules
        self._facts = rules.facts.all
        self._said: dict[tuple[int, Any], str] = {}
        self._asked: dict[int, str] = {}
        self._entries: dict[int, Entries | None] = {}
        self._topics: dict[int, dict[int, str]] = {}

    def stated(self, assessment: Assessment, finding: Finding) -> str:
        """What the answers say to the nearest alternative."""
        values = assessment.case.values
        places = [
            criterion.fact
            for criterion, _judged in finding.judged
            if criterion.fact is not None
        ]
        entries = self.entries(finding)
        flips = self._flips(finding)
        items = [
            self._entry(
                entries,
                at,
                values[at],
                self._stated(assessment, at, _turned(values[at], flips)),
            )
            for at in places
        ]
        if len(set(items)) == 1 and not any(_says(values[at]) for at in places):
            return items[0]
        topics = {} if flips else self._about(finding.alternative)
        if not topics:
            return _joined(items)
        return _joined(
            [
                self._named(at, words, topics, says=_says(values[at]))
                for at, words in zip(places, items, strict=True)
            ]
        )

    def entries(self, finding: Finding) -> Entries | None:
        """The entries of the list that its requirement is written for."""
        key = id(finding.requirement)
        if key not in self._entries:
            self._entries[key] = entries_of(finding.requirement)
        return self._entries[key]

    def _entry(
        self, entries: Entries | None, place: int | None, key: Any, words: str
    ) -> str:
        """The name of an entry that is answered or asked; any other words as given."""
        if entries is None or place != entries.place or isinstance(key, Open):
            return words
        return entries.names.get(key, words)

    def _about(self, alternative: Alternative) -> dict[int, str]:
        """What each value is about, where criteria ask of several facts."""
        topics = self._topics.get(id(alternative))
        if topics is None:
            places = {
                criterion.fact
                for criterion in alternative.criteria
                if criterion.fact is not None
            }
            several = sorted(places) if len(places) > 1 else self._denied(alternative)
            topics = {place: short(self._facts[place]) for place in several}
            self._topics[id(alternative)] = topics
        return topics

    def _denied(self, alternative: Alternative) -> list[int]:
        """The flag of an alternative that asks for one “no” and nothing else."""
        return [
            criterion.fact
            for criterion in alternative.criteria
            if is_single(alternative)
            and criterion.fact is not None
            and is_denied(criterion, self._facts[criterion.fact])
        ]

    def _flips(self, finding: Finding) -> bool:
        """Whether the title says what is wanted, and the flag is to be “no”."""
        denied = self._denied(finding.alternative)
        return bool(denied) and stands_alone(finding.requirement)

    def _named(
        self, place: int, words: str, topics: dict[int, str], *, says: bool = True
    ) -> str:
        """A value with what it is about, unless it says it itself."""
        if not words or place not in topics:
            return words
        if says and not is_bare(self._facts[place]):
            return words
        return _("%(about)s: %(value)s") % {"about": topics[place], "value": words}

    def of(self, finding: Finding, place: int, words: str) -> str:
        """Words on one fact of a finding, with its name if there are several."""
        return self._named(place, words, self._about(finding.alternative))

    def _stated(self, assessment: Assessment, place: int, value: Any) -> str:
        fact = self._facts[place]
        if isinstance(fact, PrevailingWagePaid):
            return stated_words(assessment, fact, value)
        if isinstance(fact, LevelAtLeast):
            highest = fact.highest
            level = highest.derive(assessment.case)
            return self._kept((place, level), lambda: value_words(highest, level))
        words = self._kept((place, value), lambda: value_words(fact, value))
        return words + typed_words(assessment, fact, value)  # one person's, not kept

    def required(self, assessment: Assessment, finding: Finding) -> str:
        """What the nearest alternative asks; kept where it is the same for all."""
        asked = self._asked.get(id(finding.alternative))
        if asked is None:
            entries = self.entries(finding)
            if entries and none_picked(entries, finding, assessment.case.values):
                return one_of_them(entries, self._facts)
            if self._flips(finding):
                return flag_words(True)
            criteria = finding.alternative.criteria
            topics = self._about(finding.alternative)
            asked = _joined(
                [
                    self._entry(
                        entries,
                        criterion.fact,
                        criterion.limit,
                        self._wanted(assessment, criterion, criteria, topics),
                    )
                    for criterion in criteria
                ]
            )
            if not any(self._depends(criterion) for criterion in criteria):
                self._asked[id(finding.alternative)] = asked
        return asked

    def _wanted(
        self,
        assessment: Assessment,
        criterion: Criterion,
        beside: tuple[Criterion, ...],
        topics: dict[int, str],
    ) -> str:
        """What one criterion asks, among those beside it."""
        words = self._required(assessment, criterion)
        place = criterion.fact
        if criterion.label or place is None or criterion.comparison not in COMPARISONS:
            return words
        if criterion.comparison == "at_least" and _is_capped(place, beside):
            words = compared_words("at_least", words)
        return self._named(place, words, topics)

    def _required(self, assessment: Assessment, criterion: Criterion) -> str:
        if not criterion.limit_facts or self._is_prevailing(criterion):
            return required_words(assessment, criterion)
        limit = criterion.threshold(assessment.case.values)
        return self._kept(
            (id(criterion), limit), lambda: required_words(assessment, criterion)
        )

    def _kept(self, key: tuple[int, Any], make: Callable[[], str]) -> str:
        said = self._said.get(key)
        if said is None:
            if len(self._said) >= KEPT:
                self._said.clear()
            said = self._said[key] = make()
        return said

    def _depends(self, criterion: Criterion) -> bool:
        """Whether what it asks depends on the person."""
        if criterion.label:
            return False
        return bool(criterion.limit_facts) or self._is_prevailing(criterion)

    def _is_prevailing(self, criterion: Criterion) -> bool:
        """Whether it asks for the wage of the offer's own place."""
        place = criterion.fact
        return place is not None and isinstance(self._facts[place], PrevailingWagePaid)


def _turned(value: Any, flips: bool) -> Any:
    """A flag as the answer to a title that says what is wanted."""
    return not value if flips and isinstance(value, bool) else value


def _says(value: Any) -> bool:
    """Whether there is a value that could say what it is about."""
    return value is not None and not isinstance(value, Open)


def _is_capped(place: int, criteria: tuple[Criterion, ...]) -> bool:
    """Whether a criterion limits the same fact from above."""
    return any(
        criterion.fact == place and criterion.comparison in FALLING
        for criterion in criteria
    )


def _joined(words: list[str]) -> str:
    if len(words) == 1:
        return words[0]
    return "; ".join(dict.fromkeys(word for word in words if word))
