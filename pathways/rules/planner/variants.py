"""Assess many changed profiles: derive anew only what a change touches.

A base is assessed once. A variant of it on the same day takes the value of every fact
that reads nothing that changed from the base; one with two changes takes what only one
of them touches from the variant that has this one alone. The same holds for
requirements, streams and grids. What reads which answers is worked out by ``reads``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, NamedTuple

from pathways.rules.engine.case import Case, Values
from pathways.rules.engine.criteria import Requirement, Verdict
from pathways.rules.profile.profile import Profile
from pathways.rules.ruleset.reads import all_reads, changed_keys, joined, touches
from pathways.rules.ruleset.rules import Ruleset

Keys = frozenset[str]
BASE: Final = 0  # else 1 or 2: the variant with that change alone
ANEW: Final = -1


class Borrowed(Values):
    """Facts taken from other cases where they are the same, and else derived.

    ``sources`` says for every place from which of ``lenders`` it is taken.
    """

    __slots__ = ("lenders", "sources")

    def __init__(
        self, case: Case, lenders: tuple[Values, ...], sources: list[int]
    ) -> None:
        super().__init__(case)
        self.lenders = lenders
        self.sources = sources

    def __missing__(self, place: int) -> Any:
        source = self.sources[place]
        if source == ANEW:
            return super().__missing__(place)
        value = self[place] = self.lenders[source][place]
        return value


class Asked(NamedTuple):
    """A requirement of a stream, what it reads, and its verdict on the base."""

    requirement: Requirement
    reads: Keys
    was: Verdict


@dataclass(frozen=True, slots=True)
class Variant:
    """A changed profile's case; ``near`` holds the two that it is made of, if any."""

    case: Case
    changes: tuple[Keys, ...]
    near: tuple[Variant, ...] = ()
    kept: dict[Any, Any] = field(default_factory=dict, repr=False, compare=False)


class Touched(NamedTuple):
    """What changes of certain keys touch.

    ``facts`` and ``grids`` say where each is taken from. ``alone`` holds, by change,
    the streams that it alone touches; ``streams`` those to judge: the worst verdict of
    what no change touches, and the other requirements with where each is taken from.
    """

    facts: list[int]
    grids: dict[str, int]
    alone: tuple[frozenset[str], ...]
    streams: list[tuple[str, Verdict, list[tuple[Asked, int]]]]


class Variants:
    """A base profile on a day, and the verdicts and scores of changed ones."""

    def __init__(self, rules: Ruleset, base: Profile, on: date) -> None:
        self.rules = rules
        self.base = base
        self.on = on
        self.case = rules.case(base, on)
        self._reads = all_reads(rules)
        self._asked = {
            stream.slug: [self._ask(requirement) for requirement in stream.requirements]
            for stream in rules.streams
        }
        self.verdicts = {
            slug: min(item.was for item in asked) for slug, asked in self._asked.items()
        }
        self._order = {slug: rank for rank, slug in enumerate(self._asked)}
        self.scores = {grid: self._score(self.case, grid) for grid in rules.grids}
        self._touched: dict[tuple[Keys, ...], Touched] = {}
        self._grid_reads = {
            slug: joined(self._reads, grid.places())
            for slug, grid in rules.grids.items()
        }
        self._stream_reads = {
            slug: frozenset[str]().union(*(item.reads for item in asked))
            for slug, asked in self._asked.items()
        }

    def _ask(self, requirement: Requirement) -> Asked:
        reads = joined(self._reads, requirement.places())
        return Asked(requirement, reads, requirement.verdict(self.case.values))

    def of(self, profile: Profile) -> Variant:
        """A changed profile."""
        changes = (changed_keys(self.base, profile),)
        return self._variant(profile, changes, ())

    def both(self, variant: Variant, other: Variant, profile: Profile) -> Variant:
        """A profile with two changes; where they are entangled, as by ``of``."""
        if len(variant.changes) > 1 or len(other.changes) > 1:
            return self.of(profile)
        if not _are_apart(variant, other, profile):
            return self.of(profile)
        return self._variant(profile, variant.changes + other.changes, (variant, other))

    def _variant(
        self, profile: Profile, changes: tuple[Keys, ...], near: tuple[Variant, ...]
    ) -> Variant:
        case = Case(profile, self.on, self.rules.reference, self.rules)
        lenders = (self.case.values, *(item.case.values for item in near))
        case.values = Borrowed(case, lenders, self._touched_by(changes).facts)
        return Variant(case, changes, near)

    def _touched_by(self, changes: tuple[Keys, ...]) -> Touched:
        touched = self._touched.get(changes)
        if touched is None:
            touched = self._touched[changes] = self._touch(changes)
        return touched

    def _touch(self, changes: tuple[Keys, ...]) -> Touched:
        everything = frozenset[str]().union(*self._reads.values())
        facts = [
            _source(self._reads.get(place, everything), changes)
            for place in range(len(self.rules.facts.all))
        ]
        grids = {
            slug: _source(reads, changes) for slug, reads in self._grid_reads.items()
        }
        alone: tuple[set[str], ...] = tuple(set() for _ in changes)
        streams: list[tuple[str, Verdict, list[tuple[Asked, int]]]] = []
        for slug, asked in self._asked.items():
            source = _source(self._stream_reads[slug], changes)
            if source > BASE:
                alone[source - 1].add(slug)
            if source != ANEW:
                continue
            sources = [(item, _source(item.reads, changes)) for item in asked]
            floor = min((o.was for o, s in sources if s == BASE), default=Verdict.MET)
            if floor is not Verdict.NOT_MET:
                open_ones = [pair for pair in sources if pair[1] != BASE]
                open_ones.sort(key=lambda pair: pair[1] == ANEW)
                streams.append((slug, floor, open_ones))
        return Touched(facts, grids, tuple(map(frozenset, alone)), streams)

    def changes(self, variant: Variant) -> dict[str, Verdict]:
        """The verdicts that differ from the base's, in the order of the streams."""
        if "changes" not in variant.kept:
            record = self._changes(variant)
            ordered = sorted(record, key=self._order.__getitem__)
            variant.kept["changes"] = {slug: record[slug] for slug in ordered}
        kept: dict[str, Verdict] = variant.kept["changes"]
        return kept

    def _changes(self, variant: Variant) -> dict[str, Verdict]:
        touched = self._touched_by(variant.changes)
        record = {
            slug: verdict
            for near, slugs in zip(variant.near, touched.alone, strict=False)
            for slug, verdict in self.changes(near).items()
            if slug in slugs
        }
        for slug, verdict, asked in touched.streams:
            for item, source in asked:
                by = variant if source == ANEW else variant.near[source - 1]
                verdict = min(verdict, _verdict(by, item.requirement))
                if verdict is Verdict.NOT_MET:
                    break
            if verdict is not self.verdicts[slug]:
                record[slug] = verdict
        return record

    def bounds(self, variant: Variant, grid: str) -> tuple[Any, Any]:
        """The bounds of a score."""
        source = self._touched_by(variant.changes).grids[grid]
        if source == BASE:
            return self.scores[grid]
        if source != ANEW:
            return self.bounds(variant.near[source - 1], grid)
        return self._score(variant.case, grid)

    def _score(self, case: Case, grid: str) -> tuple[Any, Any]:
        score = self.rules.score(case, grid)
        return score.lower, score.upper


def _verdict(variant: Variant, requirement: Requirement) -> Verdict:
    """A requirement's verdict, kept: many pairs share a variant."""
    verdict: Verdict | None = variant.kept.get(id(requirement))
    if verdict is None:
        verdict = requirement.verdict(variant.case.values)
        variant.kept[id(requirement)] = verdict
    return verdict


def _source(reads: Keys, changes: tuple[Keys, ...]) -> int:
    """Where to take what reads these keys from."""
    touching = [at for at, keys in enumerate(changes, 1) if touches(keys, reads)]
    if not touching:
        return BASE
    return touching[0] if len(touching) < len(changes) else ANEW


def _are_apart(variant: Variant, other: Variant, profile: Profile) -> bool:
    """Whether a profile has both changes, each as it is alone."""
    (mine,), (its,) = variant.changes, other.changes
    return (
        mine.isdisjoint(its)
        and changed_keys(variant.case.profile, profile) == its
        and changed_keys(other.case.profile, profile) == mine
    )
