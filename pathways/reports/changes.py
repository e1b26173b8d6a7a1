"""What changed between two documents about the same answers: a pure comparison."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pathways.reports.document import (
    Document,
    Line,
    RequirementValue,
    ScoreValue,
    StreamValue,
)


@dataclass(frozen=True, slots=True)
class RequirementChange:
    """A requirement whose verdict is another; new or gone, one side is empty."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class StreamChange:
    """A stream whose verdict or intake is another today."""

    before: StreamValue
    after: StreamValue
    requirements: tuple[RequirementChange, ...]


@dataclass(frozen=True, slots=True)
class ScoreChange:
    """Points that differ. Totals of different grids stand side by side, uncompared."""

    title: str
    before: ScoreValue
    after: ScoreValue

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
    added: tuple[StreamValue, ...]
    removed: tuple[StreamValue, ...]

    @property
    def notices(self) -> tuple[Line, ...]:
        """What must be known of the score of Express Entry today."""
        score = self.after.score()
        return score.notices if score else ()

    @property
    def nothing(self) -> bool:
        """Whether the answers mean the same today."""
        return not (self.streams or self.scores or self.added or self.removed)


def changes(before: Document, after: Document) -> Changes:
    """Compare two documents stream by stream and score by score."""
    old = {stream.slug: stream for stream in before.streams}
    new = {stream.slug: stream for stream in after.streams}
    both = [(old[slug], new[slug]) for slug in new if slug in old]
    return Changes(
        before=before,
        after=after,
        streams=tuple(
            StreamChange(was, now, tuple(_requirements(was, now)))
            for was, now in both
            if (was.verdict, was.intake) != (now.verdict, now.intake)
        ),
        scores=tuple(_scores(before, after)),
        added=tuple(new[slug] for slug in new if slug not in old),
        removed=tuple(old[slug] for slug in old if slug not in new),
    )


def _requirements(was: StreamValue, now: StreamValue) -> Iterator[RequirementChange]:
    old = {requirement.slug: requirement for requirement in was.requirements}
    new = {requirement.slug: requirement for requirement in now.requirements}
    for slug in dict.fromkeys((*new, *old)):
        before, after = old.get(slug), new.get(slug)
        if _verdict(before) != _verdict(after):
            named = after or before
            yield RequirementChange(
                name=named.name if named else "",
                before=_verdict(before),
                after=_verdict(after),
            )


def _verdict(requirement_value: RequirementValue | None) -> str:
    return requirement_value.verdict if requirement_value else ""


def _scores(before: Document, after: Document) -> Iterator[ScoreChange]:
    for now in after.scores:
        was = before.score(now.stream)
        if was and (was.lower, was.upper) != (now.lower, now.upper):
            stream = after.stream(now.stream)
            yield ScoreChange(stream.name if stream else now.title, was, now)
