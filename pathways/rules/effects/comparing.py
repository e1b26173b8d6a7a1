"""One profile under two rulebooks: which verdicts and scores are others, and how."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from pathways.rules.effects.footprints import Footprints
from pathways.rules.engine.case import Case
from pathways.rules.engine.criteria import Verdict
from pathways.rules.engine.tables import Number
from pathways.rules.profile.profile import Profile
from pathways.rules.rulebook import Rulebook
from pathways.rules.ruleset.rules import Ruleset

Bounds = tuple[Number, Number | None]


class Move(NamedTuple):
    """A verdict (its rank) or a score (its bounds) that is another one.

    ``kind`` is ``verdict`` or ``score``, ``slug`` the stream's or the grid's. What is
    not there yet, or no more, counts as not met, or as nothing.
    """

    kind: str
    slug: str
    before: Any
    after: Any

    @property
    def by(self) -> Number:
        """How far it moves: points, or ranks of the verdict; up is positive.

        Of a score with two bounds the lower counts, and where that stays, the upper.
        """
        if self.kind == "verdict":
            return int(self.after - self.before)
        lower: Number = self.after[0] - self.before[0]
        return lower or _upper(self.after) - _upper(self.before)


def _upper(bounds: Bounds) -> Number:
    """A score without a known most counts as higher than any."""
    return 10**6 if bounds[1] is None else bounds[1]


@dataclass(frozen=True)
class Comparison:
    """Two rulesets on a day, and the streams and grids that they can tell apart.

    ``shared`` maps the facts of the one that the other derives alike.
    """

    on: date
    before: Ruleset
    after: Ruleset
    streams: tuple[str, ...]
    grids: tuple[str, ...]
    intakes: tuple[tuple[str, str, str], ...] = ()
    shared: dict[int, int] | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nobody can get another verdict or score on this day."""
        return not (self.streams or self.grids)

    def moves(self, profile: Profile) -> list[Move]:
        """The verdicts and scores that are others for the profile."""
        if self.is_empty:
            return []
        old = self.before.case(profile, self.on)
        was = self._results(self.before, old)
        new = self.after.case(profile, self.on)
        for place, at in (self.shared or {}).items():
            if place in old.values:
                new.values[at] = old.values[place]
        now = self._results(self.after, new)
        return [
            Move(*owner, before, after)
            for (owner, before), (_, after) in zip(was, now, strict=True)
            if before != after
        ]

    def _results(self, rules: Ruleset, case: Case) -> list[tuple[tuple[str, str], Any]]:
        verdicts = [
            (("verdict", slug), _verdict(rules, case, slug)) for slug in self.streams
        ]
        scores = [(("score", slug), _bounds(rules, case, slug)) for slug in self.grids]
        return [*verdicts, *scores]


def _verdict(rules: Ruleset, case: Case, slug: str) -> int:
    if not rules.has_stream(slug):
        return int(Verdict.NOT_MET)
    return int(rules.verdict(case, "stream", slug))


def _bounds(rules: Ruleset, case: Case, slug: str) -> Bounds:
    if slug not in rules.grids:
        return 0, 0
    score = rules.score(case, slug)
    return score.lower, score.upper


@dataclass(frozen=True)
class Pair:
    """A rulebook and the one that may follow it, compared day by day."""

    before: Rulebook
    after: Rulebook

    @cached_property
    def _prints(self) -> Footprints:
        return Footprints()

    @cached_property
    def _kept(self) -> dict[date, Comparison]:
        return {}

    def on(self, day: date) -> Comparison:
        """What the two can tell apart on a day."""
        if day not in self._kept:
            self._kept[day] = self._compare(day)
        return self._kept[day]

    def days(self, first: date) -> tuple[date, ...]:
        """The first day, and each later one on which the difference is another."""
        later = {*self.before.days, *self.after.days}
        days = [first, *sorted(day for day in later if day > first)]
        kept, last = [first], self._difference(first)
        for day in days[1:]:
            difference = self._difference(day)
            if difference != last:
                kept.append(day)
            last = difference
        return tuple(kept)

    def _compare(self, day: date) -> Comparison:
        before, after = self.before.rules(day), self.after.rules(day)
        differing = self._difference(day)
        return Comparison(
            day,
            before,
            after,
            tuple(slug for kind, slug, _was, _now in differing if kind == "stream"),
            tuple(slug for kind, slug, _was, _now in differing if kind == "grid"),
            tuple(_intakes(before, after, day)),
            self._shared(before, after),
        )

    def _difference(self, day: date) -> list[tuple[str, str, Any, Any]]:
        """Streams and grids with two footprints, and streams with two intakes."""
        before, after = self.before.rules(day), self.after.rules(day)
        items: list[tuple[str, str, Any, Any]] = []
        for kind in ("stream", "grid"):
            mine, its = _slugs(before, kind), _slugs(after, kind)
            for slug in [*mine, *(slug for slug in its if slug not in mine)]:
                was = self._print(before, kind, slug) if slug in mine else None
                now = self._print(after, kind, slug) if slug in its else None
                if was != now:
                    items.append((kind, slug, was, now))
        intakes = _intakes(before, after, day)
        return [*items, *(("intake", *intake) for intake in intakes)]

    def _print(self, rules: Ruleset, kind: str, slug: str) -> int:
        return self._prints.owner(rules, (kind, slug))

    def _shared(self, before: Ruleset, after: Ruleset) -> dict[int, int]:
        at = {self._prints.fact(after, place): place for place in after.used}
        numbers = ((place, self._prints.fact(before, place)) for place in before.used)
        return {place: at[number] for place, number in numbers if number in at}


def _slugs(rules: Ruleset, kind: str) -> dict[str, None]:
    named = rules.grids if kind == "grid" else (s.slug for s in rules.streams)
    return dict.fromkeys(named)


def _intakes(
    before: Ruleset, after: Ruleset, day: date
) -> Iterator[tuple[str, str, str]]:
    for stream in after.streams:
        was = (
            before.stream(stream.slug).intake(day)
            if before.has_stream(stream.slug)
            else "none"
        )
        now = stream.intake(day)
        if was != now:
            yield stream.slug, was, now
