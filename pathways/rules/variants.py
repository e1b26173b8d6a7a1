"""Assess many changed profiles: derive anew only what a change touches.

A base is assessed once. A variant of it on the same day keeps the values of all facts
that read nothing that changed, and the verdicts of all streams that rest on such facts
alone. What a fact reads is declared by its kind; what it reads through grids,
conditions and streams is worked out from the rules.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import date
from typing import Any

from pathways.rules.case import Case
from pathways.rules.criteria import Requirement, Verdict
from pathways.rules.facts.answers import Answer, HasAnswer
from pathways.rules.facts.fact import Fact
from pathways.rules.facts.status import MonthsSince
from pathways.rules.profile import Person, Profile
from pathways.rules.rules import Rules

EVERYTHING = "*"


def changed_keys(before: Profile, after: Profile) -> frozenset[str]:
    """The keys whose answers differ: top-level ones, and those of the applicant."""
    found = set()
    for field in dataclasses.fields(Profile):
        one, other = getattr(before, field.name), getattr(after, field.name)
        if one is other or one == other:
            continue
        if field.name == "applicant" and isinstance(one, Person) and other:
            found |= {f"applicant.{name}" for name in _differing(one, other)}
        else:
            found.add(field.name)
    return frozenset(found)


def _differing(one: Person, other: Person) -> Iterator[str]:
    for field in dataclasses.fields(Person):
        mine, its = getattr(one, field.name), getattr(other, field.name)
        if mine is not its and mine != its:
            yield field.name


def reads_of(fact: Fact) -> frozenset[str]:
    """The keys that a fact reads directly, as far as its kind or its path says."""
    if isinstance(fact, Answer | HasAnswer | MonthsSince):
        first, _, rest = fact.path.partition(".")
        return frozenset(
            {f"applicant.{rest.split('.')[0]}" if first == "applicant" else first}
        )
    return fact.reads


class Variants:
    """A base profile on a day, and the verdicts and scores of changed ones."""

    def __init__(self, rules: Rules, base: Profile, on: date) -> None:
        self.rules = rules
        self.base = base
        self.on = on
        self.case = rules.case(base, on)
        self.verdicts = {
            stream.slug: rules.verdict(self.case, "stream", stream.slug)
            for stream in rules.streams
        }
        self._reads = _all_reads(rules)
        self._touched: dict[frozenset[str], tuple[tuple[int, ...], list[str]]] = {}

    def case_of(self, profile: Profile) -> tuple[Case, list[str]]:
        """The case of a changed profile, and the streams that may differ."""
        places, streams = self.touched(changed_keys(self.base, profile))
        case = Case(profile, self.on, self.rules.reference, self.rules)
        values = list(self.case.values)
        case.values = values
        every = self.rules.facts.all
        for place in places:
            values[place] = every[place].derive(case)
        return case, streams

    def touched(self, keys: frozenset[str]) -> tuple[tuple[int, ...], list[str]]:
        """The facts to derive anew, and the streams to judge anew."""
        found = self._touched.get(keys)
        if found is None:
            places = tuple(
                place for place in self.rules.used if _meets(self._reads[place], keys)
            )
            anew = set(places)
            streams = [
                stream.slug
                for stream in self.rules.streams
                if not anew.isdisjoint(places_of(stream.requirements))
            ]
            found = self._touched[keys] = places, streams
        return found

    def changes(self, profile: Profile) -> tuple[Case, dict[str, Verdict]]:
        """The case, and the verdicts that differ from the base's."""
        case, streams = self.case_of(profile)
        found = {}
        for slug in streams:
            verdict = self.rules.verdict(case, "stream", slug)
            if verdict is not self.verdicts[slug]:
                found[slug] = verdict
        return case, found


def _meets(reads: frozenset[str], keys: frozenset[str]) -> bool:
    if EVERYTHING in reads or not reads.isdisjoint(keys):
        return True
    whole = {key.partition(".")[0] for key in reads}
    return any(key in whole for key in keys if "." not in key)


def places_of(requirements: tuple[Requirement, ...]) -> set[int]:
    """The places of every fact that requirements use."""
    return {
        place
        for requirement in requirements
        for way in requirement.alternatives
        for one in way.criteria
        for place in (one.fact, *one.limit_facts)
        if place is not None
    }


def _all_reads(rules: Rules) -> dict[int, frozenset[str]]:
    """What each fact reads, directly and through what it rests on."""
    found: dict[int, frozenset[str]] = {}
    for place in rules.used:
        fact = rules.facts.all[place]
        reads = set(reads_of(fact))
        for owner, slug in fact.needs():
            for below in _below(rules, owner, slug):
                reads |= found.get(below, frozenset({EVERYTHING}))
        found[place] = frozenset(reads)
    return found


def _below(rules: Rules, owner: str, slug: str) -> set[int]:
    if owner == "grid":
        return rules.grids[slug].places()
    if owner == "condition":
        return places_of(rules.conditions[slug])
    return places_of(rules.stream(slug).requirements)


def score_bounds(rules: Rules, case: Case, grid: str) -> tuple[Any, Any]:
    """The bounds of a total."""
    score = rules.score(case, grid)
    return score.lower, score.upper
