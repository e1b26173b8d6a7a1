"""Assess many changed profiles: derive anew only what a change touches.

A base is assessed once. A variant of it on the same day keeps the values of all facts
that read nothing that changed, and the verdicts of all streams that rest on such facts
alone. What a fact reads is declared by its kind; what it reads through grids,
conditions and streams is worked out from the rules.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from pathways.rules.case import Case
from pathways.rules.criteria import Requirement, Verdict
from pathways.rules.facts.answers import Answer, HasAnswer
from pathways.rules.facts.fact import Fact
from pathways.rules.facts.status import MonthsSince
from pathways.rules.profile import Person, Profile
from pathways.rules.rules import Rules

EVERYTHING = "*"
PROFILE_KEYS: Final = tuple(field.name for field in dataclasses.fields(Profile))
PERSON_KEYS: Final = tuple(field.name for field in dataclasses.fields(Person))


def changed_keys(before: Profile, after: Profile) -> frozenset[str]:
    """The keys whose answers differ: top-level ones, and those of the applicant."""
    found = set()
    for name in PROFILE_KEYS:
        one, other = getattr(before, name), getattr(after, name)
        if one is other or one == other:
            continue
        if name == "applicant" and isinstance(one, Person) and other:
            found |= {f"applicant.{key}" for key in _differing(one, other)}
        else:
            found.add(name)
    return frozenset(found)


def _differing(one: Person, other: Person) -> Iterator[str]:
    for name in PERSON_KEYS:
        mine, its = getattr(one, name), getattr(other, name)
        if mine is not its and mine != its:
            yield name


def reads_of(fact: Fact) -> frozenset[str]:
    """The keys that a fact reads directly, as far as its kind or its path says."""
    if isinstance(fact, Answer | HasAnswer | MonthsSince):
        first, _, rest = fact.path.partition(".")
        return frozenset(
            {f"applicant.{rest.split('.')[0]}" if first == "applicant" else first}
        )
    return fact.read_keys()


@dataclass(frozen=True, slots=True)
class Variant:
    """A changed profile: its case, and the places of the facts that differ.

    ``near`` holds variants that it is made of, each with the places at which it differs
    from that one: what rests on none of these places is as there.
    """

    case: Case
    keys: frozenset[str]
    different: frozenset[int]
    near: tuple[tuple[Variant, frozenset[int]], ...] = ()
    kept: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)


class Variants:
    """A base profile on a day, and the verdicts and scores of changed ones."""

    def __init__(self, rules: Rules, base: Profile, on: date) -> None:
        self.rules = rules
        self.base = base
        self.on = on
        self.case = rules.case(base, on)
        self._asked = {
            stream.slug: [
                (requirement, places_of((requirement,)), requirement.verdict(values))
                for values in (self.case.values,)
                for requirement in stream.requirements
            ]
            for stream in rules.streams
        }
        self.verdicts = {
            slug: min(verdict for _, _, verdict in asked)
            for slug, asked in self._asked.items()
        }
        self.scores = {grid: self._score(self.case, grid) for grid in rules.grids}
        self._grid_places = {slug: grid.places() for slug, grid in rules.grids.items()}
        self._reads, self._rests_on = _all_reads(rules)
        self._touched: dict[frozenset[str], tuple[tuple[int, ...], list[str]]] = {}
        self._crossings: dict[tuple[frozenset[str], ...], tuple[int, ...]] = {}
        self._stream_places = {
            slug: frozenset().union(*(used for _, used, _ in asked))
            for slug, asked in self._asked.items()
        }

    def of(self, profile: Profile) -> Variant:
        """The facts of a changed profile: only what the change touches is derived."""
        keys = changed_keys(self.base, profile)
        places, _ = self.touched(keys)
        case = Case(profile, self.on, self.rules.reference, self.rules)
        old, values = self.case.values, list(self.case.values)
        case.values = values
        every, different = self.rules.facts.all, set[int]()
        for place in places:
            below = self._rests_on.get(place)
            if below is not None and below.isdisjoint(different):
                continue
            value = every[place].derive(case)
            if value != old[place]:
                values[place] = value
                different.add(place)
        return Variant(case, keys, frozenset(different))

    def both(self, one: Variant, other: Variant, profile: Profile) -> Variant:
        """A profile with two changes: only what reads answers of both is derived.

        Where one change alters what the other does, all is derived as by ``of``.
        """
        if not _are_apart(one, other, profile):
            return self.of(profile)
        crossing = self._crossing(one.keys, other.keys)
        old, mine, its = self.case.values, one.case.values, other.case.values
        case = Case(profile, self.on, self.rules.reference, self.rules)
        case.values = values = list(mine)
        for place in other.different:
            values[place] = its[place]
        every = self.rules.facts.all
        different = set(one.different | other.different).difference(crossing)
        from_one = set(other.different).difference(crossing)
        from_other = set(one.different).difference(crossing)
        for place in crossing:
            below = self._rests_on.get(place)
            alike = below is not None and below.isdisjoint(different)
            value = old[place] if alike else every[place].derive(case)
            values[place] = value
            for far, values_there in (
                (different, old),
                (from_one, mine),
                (from_other, its),
            ):
                if value != values_there[place]:
                    far.add(place)
        near = ((one, frozenset(from_one)), (other, frozenset(from_other)))
        keys = one.keys | other.keys
        return Variant(case, keys, frozenset(different), near)

    def _crossing(self, one: frozenset[str], other: frozenset[str]) -> tuple[int, ...]:
        """The facts that read answers of both changes, in order."""
        found = self._crossings.get((one, other))
        if found is None:
            shared = set(self.touched(one)[0]).intersection(self.touched(other)[0])
            found = self._crossings[one, other] = tuple(sorted(shared))
        return found

    def touched(self, keys: frozenset[str]) -> tuple[tuple[int, ...], list[str]]:
        """The facts to derive anew, and the streams that rest on any of them."""
        found = self._touched.get(keys)
        if found is None:
            places = tuple(
                place for place in self.rules.used if _meets(self._reads[place], keys)
            )
            anew = set(places)
            streams = [
                slug
                for slug, asked in self._asked.items()
                if any(not anew.isdisjoint(used) for _, used, _ in asked)
            ]
            found = self._touched[keys] = places, streams
        return found

    def changes(self, variant: Variant) -> dict[str, Verdict]:
        """The verdicts that differ from the base's."""
        if "changes" not in variant.kept:
            _, streams = self.touched(variant.keys)
            verdicts = ((slug, self._verdict(variant, slug)) for slug in streams)
            variant.kept["changes"] = {
                slug: verdict
                for slug, verdict in verdicts
                if verdict is not self.verdicts[slug]
            }
        found: dict[str, Verdict] = variant.kept["changes"]
        return found

    def _verdict(self, variant: Variant, slug: str) -> Verdict:
        """A stream's verdict, taken over from where all it rests on is the same."""
        places, different = self._stream_places[slug], variant.different
        if places.isdisjoint(different):
            return self.verdicts[slug]
        for near, apart in variant.near:
            if places.isdisjoint(apart):
                return self.changes(near).get(slug, self.verdicts[slug])
        values = variant.case.values
        return min(
            was if used.isdisjoint(different) else requirement.verdict(values)
            for requirement, used, was in self._asked[slug]
        )

    def bounds(self, variant: Variant, grid: str) -> tuple[Any, Any]:
        """The bounds of a score."""
        if grid not in variant.kept:
            variant.kept[grid] = self._bounds(variant, grid)
        found: tuple[Any, Any] = variant.kept[grid]
        return found

    def _bounds(self, variant: Variant, grid: str) -> tuple[Any, Any]:
        places = self._grid_places[grid]
        if places.isdisjoint(variant.different):
            return self.scores[grid]
        for near, apart in variant.near:
            if places.isdisjoint(apart):
                return self.bounds(near, grid)
        return self._score(variant.case, grid)

    def _score(self, case: Case, grid: str) -> tuple[Any, Any]:
        score = self.rules.score(case, grid)
        return score.lower, score.upper


def _are_apart(one: Variant, other: Variant, profile: Profile) -> bool:
    """Whether a profile has both changes, each as it is alone."""
    return (
        one.keys.isdisjoint(other.keys)
        and changed_keys(one.case.profile, profile) == other.keys
        and changed_keys(other.case.profile, profile) == one.keys
    )


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


def _all_reads(
    rules: Rules,
) -> tuple[dict[int, frozenset[str]], dict[int, frozenset[int]]]:
    """What each fact reads in all, and for those made of others, which they are."""
    reads: dict[int, frozenset[str]] = {}
    rests_on: dict[int, frozenset[int]] = {}
    for place in rules.used:
        fact = rules.facts.all[place]
        found = set(reads_of(fact))
        below = [_below(rules, owner, slug) for owner, slug in fact.needs()]
        if below and not found:
            rests_on[place] = frozenset().union(*below)
        for places in below:
            for one in places:
                found |= reads.get(one, frozenset({EVERYTHING}))
        reads[place] = frozenset(found)
    return reads, rests_on


def _below(rules: Rules, owner: str, slug: str) -> set[int]:
    if owner == "grid":
        return rules.grids[slug].places()
    if owner == "condition":
        return places_of(rules.conditions[slug])
    return places_of(rules.stream(slug).requirements)
