"""A points grid for one person: total, bounds, every factor, and what is open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from pathways.outlook.standing import Cite, Standing
from pathways.rules import Branch, Grid, Leaf, Node, Score, UnknownCell, specs

Number = int | Decimal
OFF_THE_SCALE: Final = 3  # a factor worth so many times the next has no bar


@dataclass(frozen=True, slots=True)
class Factor:
    """One part of a grid: points got, points that open answers may add, the most.

    ``most`` is what anybody in the same columns can get; none where it is not known.
    """

    slug: str
    title: str
    lower: Number
    upper: Number
    most: Number | None

    @property
    def is_open(self) -> bool:
        """Whether an answer or an unknown cell leaves it open."""
        return self.lower != self.upper

    @property
    def has_end(self) -> bool:
        """Whether there is a known upper bound."""
        return Decimal(self.upper).is_finite()


@dataclass(frozen=True, slots=True)
class Section:
    """Factors that stand together; without sections there is no ``whole``."""

    whole: Factor | None
    factors: tuple[Factor, ...]


@dataclass(frozen=True)
class ScoreSheet:
    """A score as a page shows it."""

    slug: str
    title: str
    version: str
    total: Factor
    maximum: Number | None
    pass_mark: Number | None
    sections: tuple[Section, ...]
    asks: tuple[str, ...]
    unknown_cells: tuple[str, ...]
    estimated: bool
    valid_from: date | None
    comparable_to: date | None
    superseded_from: date | None
    citation: Cite
    successor: Cite | None
    successor_note: str

    @property
    def superseded(self) -> bool:
        """Whether a newer grid is in force whose cells we do not have."""
        return self.superseded_from is not None

    @property
    def replaced(self) -> str:
        """That its grid is no longer in force."""
        if self.valid_from is None:
            return _("This score follows a grid that has been replaced.")
        since = {"day": _day_words(self.valid_from)}
        return _("This score follows the grid of %(day)s, which has been replaced.") % (
            since
        )

    @property
    def replaced_by(self) -> str:
        """Since when another grid is in force, and what is known of it."""
        if self.superseded_from is None:
            return ""
        since = {"day": _day_words(self.superseded_from)}
        said = [_("A new grid is in force since %(day)s.") % since]
        if self.successor_note:
            known = _("What is known of it: %(note)s.")
            said.append(known % {"note": self.successor_note})
        said.append(_("We do not have its values, so no score of today can be exact."))
        return " ".join(said)

    @property
    def passes(self) -> bool | None:
        """Whether the pass mark is reached; none while it is open."""
        if self.pass_mark is None:
            return None
        if self.total.lower >= self.pass_mark:
            return True
        return False if self.total.upper < self.pass_mark else None

    @property
    def missing(self) -> Number:
        """Points to the pass mark, counted from the most that they can be."""
        return max(0, (self.pass_mark or 0) - self.total.upper)

    @property
    def factors(self) -> Iterator[Factor]:
        """Every factor in order."""
        for section in self.sections:
            yield from section.factors

    @property
    def scale(self) -> int:
        """The most that a full bar stands for; what dwarfs the rest has no bar."""
        every = sorted(
            (int(f.most) for f in self.factors if f.most is not None and f.most > 0),
            reverse=True,
        )
        while len(every) > 1 and every[0] >= OFF_THE_SCALE * every[1]:
            every.pop(0)
        return every[0] if every else 1


def _day_words(day: date) -> str:
    return str(date_format(day, "j F Y"))


def score_sheet(standing: Standing, slug: str) -> ScoreSheet:
    """The person's points on a grid, in the version of the day."""
    score = standing.assessment.score(slug)
    grid = score.grid
    spec = standing.snapshot["grids"][slug]
    since = grid.superseded_from if score.superseded else None
    successor = _successor(spec, since)
    return ScoreSheet(
        slug=slug,
        title=spec["title"],
        version=grid.version,
        total=_factor(score, grid.root),
        maximum=spec.get("maximum"),
        pass_mark=grid.pass_mark,
        sections=_sections(score, grid),
        asks=tuple(sorted(score.asks())),
        unknown_cells=tuple(dict.fromkeys(score.unknown_cells())),
        estimated=standing.assessment.grid_estimated(slug),
        valid_from=grid.effective_from,
        comparable_to=grid.superseded_from or grid.effective_to,
        superseded_from=since,
        citation=standing.cited(grid.citation),
        successor=standing.cite(successor),
        successor_note=str(successor.get("note", "")),
    )


def _successor(spec: Any, since: date | None) -> dict[str, Any]:
    """The version that has begun without its cells."""
    for version in spec["versions"]:
        if since and not version.get("root") and specs.day(version["from"]) == since:
            return dict(version)
    return {}


def _sections(score: Score, grid: Grid) -> tuple[Section, ...]:
    if not grid.sectioned:
        return (Section(None, _factors(score, grid.root)),)
    return tuple(
        Section(
            _factor(score, part),
            _factors(score, part) if isinstance(part, Branch) else (),
        )
        for part in grid.root.children
    )


def _factors(score: Score, branch: Branch) -> tuple[Factor, ...]:
    return tuple(_factor(score, child) for child in branch.children)


def _factor(score: Score, node: Node) -> Factor:
    lower, upper = score.bounds(node)
    most = _most(score, node)
    return Factor(node.slug, node.title, lower, upper, most)


def _most(score: Score, node: Node) -> Number | None:
    """The most that a part gives in this person's columns; none when not known."""
    if isinstance(node, Leaf):
        most: Number = max(_ends(score, node))
    else:
        parts = [_most(score, child) for child in node.children]
        numbers = [part for part in parts if part is not None]
        if len(numbers) < len(parts):
            return node.cap
        most = max(numbers) if node.best else sum(numbers)
        if node.cap is not None:
            most = min(most, node.cap)
        elif node.cap_table is not None:
            caps = node.cap_table.candidates(score.values[node.cap_fact])
            most = min(most, max(caps))
    return most if Decimal(most).is_finite() else None


def _ends(score: Score, leaf: Leaf) -> Iterator[Number]:
    table, places = leaf.table, leaf.facts[score.first]
    columns: Any = (0,)
    if len(places) == 2:
        columns = table.axes[1].candidates(score.values[places[1]])
    yield table.default
    for line in table.cells:
        for column in columns:
            cell = line[column] if column is not None else table.default
            yield cell.high if isinstance(cell, UnknownCell) else cell
