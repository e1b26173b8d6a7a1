"""The same answers under two editions on a day: verdicts, scores and intakes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from django.utils.functional import cached_property

from pathways import editions
from pathways.models import Edition
from pathways.rules import Assessment, Profile, Rulebook, Ruleset
from pathways.rules.effects import Pair as Effects


class Move(NamedTuple):
    """A verdict (its rank) or a score (its bounds) that is another one."""

    kind: str
    slug: str
    before: Any
    after: Any


@dataclass(frozen=True)
class Comparison:
    """Two rulesets on a day."""

    on: date
    before: Ruleset
    after: Ruleset

    @cached_property
    def intakes(self) -> tuple[tuple[str, str, str], ...]:
        """Streams that one can apply to otherwise than before."""
        was = {stream.slug: stream.intake(self.on) for stream in self.before.streams}
        now = {stream.slug: stream.intake(self.on) for stream in self.after.streams}
        return tuple(
            (slug, was.get(slug, ""), state)
            for slug, state in now.items()
            if was.get(slug) != state
        )

    def moves(self, profile: Profile) -> list[Move]:
        """The verdicts and scores that are others for the profile."""
        was = dict(_results(self.before.assess(profile, self.on)))
        now = dict(_results(self.after.assess(profile, self.on)))
        keys = dict.fromkeys((*was, *now))
        both = ((key, was.get(key), now.get(key)) for key in keys)
        return [Move(*key, old, new) for key, old, new in both if old != new]


def _results(assessment: Assessment) -> Iterator[tuple[tuple[str, str], Any]]:
    for stream in assessment.streams:
        yield ("verdict", stream.slug), int(assessment.verdict(stream))
    for slug in assessment.rules.grids:
        score = assessment.score(slug)
        yield ("score", slug), (score.lower, score.upper)


@dataclass(frozen=True)
class Pair:
    """Two rulebooks."""

    before: Rulebook
    after: Rulebook

    def on(self, day: date) -> Comparison:
        """The two on a day."""
        return Comparison(day, self.before.rules(day), self.after.rules(day))

    def days(self, first: date) -> tuple[date, ...]:
        """The first day, and each later one on which the two differ otherwise."""
        if first not in self._days:
            pair = Effects(self.before, self.after)
            self._days[first] = pair.days(first)
        return self._days[first]

    @cached_property
    def _days(self) -> dict[date, tuple[date, ...]]:
        return {}


@lru_cache(maxsize=2)
def pair_of(before: str, after: str) -> Pair:
    """Two editions by their digests."""
    return Pair(_rulebook(before), _rulebook(after))


def _rulebook(digest: str) -> Rulebook:
    rows = Edition.objects.filter(digest=digest).order_by("-number")
    return editions.rulebook(rows.values_list("number", flat=True)[0], digest)
