"""People one knows under two rulebooks: scores before and after, and what did it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from pathways.assessing import plain
from pathways.catalogue.expectations import bounds_of
from pathways.models import GoldenExpectation, GoldenPerson
from pathways.rules import (
    Assessment,
    Branch,
    Node,
    ProfileError,
    Score,
    Verdict,
    read_profile,
)
from pathways.rules.effects import Pair

BESIDE: Final = 3  # so many stand beside a change unless others are chosen
OFFICER: Final = Verdict.OFFICER


@dataclass(frozen=True)
class PartMove:
    """A part of a grid that gives other points, or that is cut at another cap."""

    title: str
    before: Any
    after: Any
    was_cut: bool = False
    is_cut: bool = False

    @property
    def by(self) -> Any:
        """How far it moves."""
        return plain(self.after - self.before)


@dataclass(frozen=True)
class ScoreLine:
    """A score before and after: each a number, or the least and the most."""

    slug: str
    title: str
    before: tuple[Any, Any]
    after: tuple[Any, Any]
    parts: tuple[PartMove, ...]
    expected: Any = None

    @property
    def by(self) -> Any:
        """How far it moves, by the least."""
        return plain(self.after[0] - self.before[0])

    @property
    def has_moved(self) -> bool:
        """Whether it is another score."""
        return self.before != self.after

    @property
    def agrees(self) -> bool:
        """Whether it is what is expected on this day."""
        return bool(bounds_of(self.expected) == self.after)


@dataclass(frozen=True)
class VerdictLine:
    """A verdict that is another one, or that is expected on this day."""

    slug: str
    name: str
    before: Verdict | None
    after: Verdict | None
    expected: str = ""

    @property
    def has_moved(self) -> bool:
        """Whether it is another verdict."""
        return self.before != self.after

    @property
    def agrees(self) -> bool:
        """Whether it is what is expected on this day."""
        return self.after is not None and self.after.word == self.expected


@dataclass(frozen=True)
class Standing:
    """One person on one day under two rulebooks."""

    person: GoldenPerson
    on: date
    scores: tuple[ScoreLine, ...]
    verdicts: tuple[VerdictLine, ...]
    same: int

    @property
    def has_moved(self) -> bool:
        """Whether any verdict or score is another."""
        scores = any(score.has_moved for score in self.scores)
        return scores or any(verdict.has_moved for verdict in self.verdicts)


def people_beside(keys: Iterable[str] = ()) -> list[GoldenPerson]:
    """The people who stand beside a change: those chosen, else the first three."""
    people = GoldenPerson.objects.prefetch_related("expectations")
    chosen = list(people.filter(key__in=list(keys)).order_by("order", "pk"))
    return chosen or list(people.order_by("order", "pk")[:BESIDE])


def stand(pair: Pair, person: GoldenPerson, on: date) -> Standing:
    """One person on a day before and after; raises ``ProfileError`` for bad answers."""
    profile = read_profile(person.profile)
    before, after = (book.assess(profile, on) for book in (pair.before, pair.after))
    expectations = person.expectations.all() if person.pk else ()
    wanted = [item for item in expectations if item.on == on]
    comparison = pair.on(on)
    grids = dict.fromkeys([*comparison.grids, *_names(wanted, "scores")])
    streams = dict.fromkeys([*comparison.streams, *_names(wanted, "verdicts")])
    verdicts = [_verdict(before, after, slug, wanted) for slug in streams]
    shown = tuple(line for line in verdicts if line.has_moved or line.expected)
    return Standing(
        person,
        on,
        tuple(_score(before, after, slug, wanted) for slug in grids),
        shown,
        len(after.streams) - sum(line.has_moved for line in shown),
    )


def stand_beside(
    pair: Pair, people: Iterable[GoldenPerson], on: date
) -> Iterator[Standing]:
    """Everybody whose answers can be read."""
    for person in people:
        try:
            yield stand(pair, person, on)
        except ProfileError:
            continue


def _names(wanted: Iterable[GoldenExpectation], field: str) -> Iterator[str]:
    for item in wanted:
        yield from getattr(item, field)


def _expected(wanted: Iterable[GoldenExpectation], field: str, slug: str) -> Any:
    given = (getattr(item, field) for item in wanted)
    return next((values[slug] for values in given if slug in values), None)


def _verdict(
    before: Assessment, after: Assessment, slug: str, wanted: list[GoldenExpectation]
) -> VerdictLine:
    sides = [side if side.rules.has_stream(slug) else None for side in (before, after)]
    was, now = (_verdict_of(side, slug) if side else None for side in sides)
    named = sides[1] or sides[0]
    name = named.rules.stream(slug).name if named else slug
    expected = _expected(wanted, "verdicts", slug) or ""
    return VerdictLine(slug, name, was, now, expected)


def _verdict_of(side: Assessment, slug: str) -> Verdict:
    return side.verdict(side.rules.stream(slug))


def _score(
    before: Assessment, after: Assessment, slug: str, wanted: list[GoldenExpectation]
) -> ScoreLine:
    sides = [
        side.score(slug) if slug in side.rules.grids else None
        for side in (before, after)
    ]
    named = sides[1] or sides[0]
    title = named.grid.title if named else slug
    was, now = (_bounds(side) for side in sides)
    return ScoreLine(
        slug, title, was, now, tuple(_parts(*sides)), _expected(wanted, "scores", slug)
    )


def _bounds(score: Score | None) -> tuple[Any, Any]:
    if score is None:
        return 0, 0
    return plain(score.lower), plain(score.upper)


def _parts(before: Score | None, after: Score | None) -> Iterator[PartMove]:
    """The lowest parts that give other points, and caps that cut otherwise."""
    mine, its = (_by_path(score) for score in (before, after))
    nothing = (0, "", 0, None)
    for path in dict.fromkeys([*its, *mine]):
        was, now = mine.get(path, nothing), its.get(path, nothing)
        cut = {was[3], now[3]} != {None} and was[3] != now[3]
        if was[2] != now[2]:
            yield PartMove(now[1] or was[1], plain(was[2]), plain(now[2]))
        elif cut:
            yield PartMove(
                now[1] or was[1],
                plain(was[0]),
                plain(now[0]),
                was_cut=was[3] is not None,
                is_cut=now[3] is not None,
            )


PartPoints = tuple[Any, str, Any, Any]


def _by_path(score: Score | None) -> dict[tuple[str, ...], PartPoints]:
    """Points, title, points of its own (a leaf's), and the cap that cuts it."""
    if score is None:
        return {}
    return dict(_walk(score, score.grid.root, ()))


def _walk(
    score: Score, node: Node, path: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], PartPoints]]:
    here, points = (*path, node.slug), score.bounds(node).lower
    if not isinstance(node, Branch):
        yield here, (points, node.title or node.slug, points, None)
        return
    below = [score.bounds(child).lower for child in node.children]
    full = max(below) if node.best else sum(below)
    cut = points if points < full else None
    yield here, (points, node.title or node.slug, 0, cut)
    for child in node.children:
        yield from _walk(score, child, here)
