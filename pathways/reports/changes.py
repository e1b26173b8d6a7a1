"""What changed between two documents about the same answers: a pure comparison."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pathways.reports.document import Document, Requirement, Score, StreamEntry


@dataclass(frozen=True, slots=True)
class RequirementChange:
    """A requirement whose verdict is another; new or gone, one side is empty."""

    name: str
    before: str
    after: str
    cite: int | None


@dataclass(frozen=True, slots=True)
class StreamChange:
    """A stream whose verdict or intake is another today."""

    before: StreamEntry
    after: StreamEntry
    requirements: tuple[RequirementChange, ...]


@dataclass(frozen=True, slots=True)
class ScoreChange:
    """Points that differ. Totals of different grids stand side by side, uncompared."""

    title: str
    before: Score
    after: Score

    @property
    def same_grid(self) -> bool:
        """Whether both follow one version of the grid."""
        return self.before.version == self.after.version


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that differs between the report and today."""

    before: Document
    after: Document
    streams: tuple[StreamChange, ...]
    scores: tuple[ScoreChange, ...]
    added: tuple[StreamEntry, ...]
    removed: tuple[StreamEntry, ...]

    @property
    def nothing(self) -> bool:
        """Whether the answers mean the same today."""
        return not (self.streams or self.scores or self.added or self.removed)


def changes(before: Document, after: Document) -> Changes:
    """Compare two documents stream by stream and score by score."""
    old = {one.slug: one for one in before.streams}
    new = {one.slug: one for one in after.streams}
    both = [(old[slug], new[slug]) for slug in new if slug in old]
    return Changes(
        before=before,
        after=after,
        streams=tuple(
            StreamChange(was, now, tuple(_requirements(was, now)))
            for was, now in both
            if (was.verdict, was.intake) != (now.verdict, now.intake)
        ),
        scores=tuple(_scores(before, after, both)),
        added=tuple(new[slug] for slug in new if slug not in old),
        removed=tuple(old[slug] for slug in old if slug not in new),
    )


def _requirements(was: StreamEntry, now: StreamEntry) -> Iterator[RequirementChange]:
    old = {one.slug: one for one in was.requirements}
    new = {one.slug: one for one in now.requirements}
    for slug in dict.fromkeys((*new, *old)):
        before, after = old.get(slug), new.get(slug)
        if _verdict(before) != _verdict(after):
            named = after or before
            yield RequirementChange(
                name=named.name if named else "",
                before=_verdict(before),
                after=_verdict(after),
                cite=after.cite if after else None,
            )


def _verdict(one: Requirement | None) -> str:
    return one.verdict if one else ""


def _scores(
    before: Document, after: Document, both: list[tuple[StreamEntry, StreamEntry]]
) -> Iterator[ScoreChange]:
    pairs = [("", before.crs, after.crs)]
    pairs += [(now.name, was.score, now.score) for was, now in both]
    for name, old, new in pairs:
        if old and new and (old.lower, old.upper) != (new.lower, new.upper):
            yield ScoreChange(name or new.title, old, new)
