"""What facts, requirements and grids read of a profile, and what a change touches."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from functools import lru_cache
from operator import attrgetter
from typing import Final

from pathways.rules.engine.criteria import Requirement
from pathways.rules.facts.fact import Fact
from pathways.rules.profile.profile import Person, Profile
from pathways.rules.ruleset.rules import Ruleset

EVERYTHING: Final = "*"
KEPT: Final = 8192  # facts, requirements and grids that read the same share the answer
PROFILE_KEYS: Final = tuple(field.name for field in dataclasses.fields(Profile))
PERSON_KEYS: Final = tuple(field.name for field in dataclasses.fields(Person))
_PROFILE: Final = attrgetter(*PROFILE_KEYS)
_PERSON: Final = attrgetter(*PERSON_KEYS)


def changed_keys(before: Profile, after: Profile) -> frozenset[str]:
    """The keys whose answers differ: top-level ones, and those of the applicant."""
    items = set()
    for name, person, other in zip(
        PROFILE_KEYS, _PROFILE(before), _PROFILE(after), strict=True
    ):
        if person is other or person == other:
            continue
        if name == "applicant" and isinstance(person, Person) and other:
            items |= {f"applicant.{key}" for key in _differing(person, other)}
        else:
            items.add(name)
    return frozenset(items)


def _differing(person: Person, other: Person) -> Iterator[str]:
    every = zip(PERSON_KEYS, _PERSON(person), _PERSON(other), strict=True)
    for name, mine, its in every:
        if mine is not its and mine != its:
            yield name


@lru_cache(maxsize=KEPT)
def touches(keys: frozenset[str], reads: frozenset[str]) -> bool:
    """Whether a change of these keys may alter what reads those."""
    if EVERYTHING in reads or not reads.isdisjoint(keys):
        return True
    whole = {key.partition(".")[0] for key in reads}
    return any(key in whole for key in keys if "." not in key)


def all_reads(rules: Ruleset) -> dict[int, frozenset[str]]:
    """The keys each fact reads in all: also through grids, conditions and streams."""
    return _through(rules, lambda fact: fact.read_keys())


def all_paths(rules: Ruleset) -> dict[int, frozenset[str]]:
    """The answers each fact reads in all, path by path."""
    return _through(rules, lambda fact: fact.read_paths())


def _through(
    rules: Ruleset, reads_of: Callable[[Fact], frozenset[str]]
) -> dict[int, frozenset[str]]:
    reads: dict[int, frozenset[str]] = {}
    for place in rules.used:
        fact = rules.facts.all[place]
        below = (_below(rules, owner, slug) for owner, slug in fact.needs())
        reads[place] = reads_of(fact) | joined(reads, set[int]().union(*below))
    return reads


def joined(reads: dict[int, frozenset[str]], places: Iterable[int]) -> frozenset[str]:
    """What the facts at these places read together."""
    every = frozenset({EVERYTHING})
    return frozenset[str]().union(*(reads.get(place, every) for place in places))


def _below(rules: Ruleset, owner: str, slug: str) -> AbstractSet[int]:
    if owner == "grid":
        return rules.grids[slug].places()
    if owner == "condition":
        return places_of(rules.conditions[slug])
    return places_of(rules.stream(slug).requirements)


def places_of(requirements: Iterable[Requirement]) -> set[int]:
    """The places of every fact that requirements use."""
    return set[int]().union(*(requirement.places() for requirement in requirements))
