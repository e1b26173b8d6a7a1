"""A points grid as tables that one can read: section by section, factor by factor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pathways import wording
from pathways.outlook.standing import Cite, Standing
from pathways.public.names import Names
from pathways.public.tables import Line, ReadableTable, cell, readable, speaks
from pathways.rules import (
    CRS,
    EXPRESS_ENTRY,
    Branch,
    Grid,
    Leaf,
    Node,
    Table,
    UnknownCell,
)
from pathways.rules.facts import Fact, LanguageLevel


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a grid: how it is added up, its tables, its own parts."""

    title: str
    how: str
    tables: tuple[ReadableTable, ...]
    parts: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """One dated version of a grid; ``known`` when we have its cells."""

    effective_from: str
    effective_to: str
    known: bool
    citation: Cite | None


@dataclass(frozen=True, slots=True)
class ReadableGrid:
    """A grid as a page shows it."""

    slug: str
    title: str
    maximum: Any
    pass_mark: Any
    effective_from: Any
    superseded_from: Any
    sections: tuple[Section, ...]
    versions: tuple[Version, ...]
    unknown: int
    citation: Cite

    @property
    def unknown_words(self) -> str:
        """How many cells are missing, in words."""
        words = ngettext(
            "One cell has no official figure; its bounds stand in its place.",
            "%(n)s cells have no official figure; their bounds stand in their place.",
            self.unknown,
        )
        return words % {"n": self.unknown} if self.unknown else ""


def readable_grid(standing: Standing, names: Names, slug: str) -> ReadableGrid:
    """The grid in force on the day."""
    grid: Grid = standing.assessment.rules.grids[slug]
    reader = _Reader(standing.assessment.rules.facts.all, names)
    root = reader.section(grid.root)
    parts = root.parts
    if root.tables:
        own = Section("", root.how, root.tables, ())
        parts = (own, *root.parts)
    return ReadableGrid(
        slug=slug,
        title=grid.title,
        maximum=standing.snapshot["grids"][slug].get("maximum"),
        pass_mark=grid.pass_mark,
        effective_from=grid.effective_from,
        superseded_from=grid.superseded_from,
        sections=parts,
        versions=tuple(_versions(standing, slug)),
        unknown=sum(_unknown(leaf.table) for leaf in _leaves(grid.root)),
        citation=standing.cited(grid.citation),
    )


def _versions(standing: Standing, slug: str) -> Iterator[Version]:
    for spec in standing.snapshot["grids"][slug]["versions"]:
        yield Version(
            spec.get("from", ""),
            spec.get("to", ""),
            bool(spec.get("root")),
            standing.cite(spec),
        )


@dataclass(frozen=True)
class _Reader:
    facts: Sequence[Fact]
    names: Names

    def section(self, branch: Branch) -> Section:
        """A branch: its leaves as tables, its branches as parts."""
        leaves = [child for child in branch.children if isinstance(child, Leaf)]
        parts = [child for child in branch.children if isinstance(child, Branch)]
        return Section(
            branch.title or _("Points"),
            self._how(branch),
            tuple(self._tables(leaves)),
            tuple(self.section(part) for part in parts),
        )

    def _how(self, branch: Branch) -> str:
        said = []
        if branch.best and len(branch.children) > 1:
            said.append(_("Only the best of these counts."))
        if branch.floor is not None:
            floor = wording.number_words(branch.floor)
            said.append(_("At least %(floor)s points.") % {"floor": floor})
        if branch.cap is not None:
            cap = wording.number_words(branch.cap)
            said.append(_("At most %(cap)s points in all.") % {"cap": cap})
        if branch.cap_table is not None:
            said.append(self._cap(branch, branch.cap_table))
        return " ".join(said)

    def _cap(self, branch: Branch, table: Table) -> str:
        by = [self.facts[branch.cap_fact]]
        caps = readable(table, by, self.names, title="", unit="")
        text = "; ".join(f"{line.head}: {line.cells[0].words}" for line in caps.lines)
        if speaks(by[0]):
            return _("The most in all, %(caps)s.") % {"caps": text}
        return _("The most in all depends (%(what)s). %(caps)s.") % {
            "what": caps.corner,
            "caps": text,
        }

    def _tables(self, leaves: Sequence[Leaf]) -> Iterator[ReadableTable]:
        for simple, group in groupby(leaves, key=_is_simple):
            if simple:
                lines = [self._line(leaf) for leaf in group]
                yield ReadableTable("", _("What"), (_("Points"),), tuple(lines))
                continue
            for _same, alike in groupby(group, key=self._shape):
                same = list(alike)
                table = self._table(same[0], ", ".join(leaf.title for leaf in same))
                alone = len(same) == 1
                yield table if alone else replace(table, corner=_("Each of them"))

    def _line(self, leaf: Leaf) -> Line:
        """The one row that gives points, named by the factor and what it takes."""
        table = self._table(leaf, leaf.title)
        place = next(i for i, row in enumerate(leaf.table.cells) if row[0] != 0)
        points = (cell(leaf.table.cells[place][0]),)
        if _says_all(leaf.table):
            return Line(leaf.title, points)
        head = table.lines[place].head
        return Line(f"{leaf.title}: {head}", points)

    def _shape(self, leaf: Leaf) -> tuple[Any, ...]:
        """Equal for leaves whose tables read the same, such as four abilities."""
        kinds = tuple(type(self.facts[place]) for place in leaf.facts[0])
        return leaf.table.axes, leaf.table.cells, kinds

    def _table(self, leaf: Leaf, title: str) -> ReadableTable:
        by = [self._spoken(*places) for places in zip(*leaf.facts, strict=True)]
        return readable(leaf.table, by, self.names, title=title, unit=_("Points"))

    def _spoken(self, english: int, french: int) -> Fact:
        """A fact; a level of the first or second language, where either may be it."""
        fact = self.facts[english]
        if not isinstance(fact, LanguageLevel) or fact == self.facts[french]:
            return fact
        return replace(fact, language="first" if fact.language == "en" else "second")


def _says_all(table: Table) -> bool:
    """Whether yes or no, or one or none, is all that the table tells apart."""
    keys = table.axes[0].keys
    return keys == (0, 1) or all(isinstance(key, bool) for key in keys)


def _is_simple(leaf: Leaf) -> bool:
    """One row gives points and all others nothing: its title says which."""
    return len(leaf.table.axes) == 1 and len(_giving(leaf.table)) == 1


def _giving(table: Table) -> list[Any]:
    return [row[0] for row in table.cells if row[0] != 0]


def _unknown(table: Table) -> int:
    return sum(isinstance(item, UnknownCell) for row in table.cells for item in row)


def _leaves(node: Node) -> Iterator[Leaf]:
    if isinstance(node, Leaf):
        yield node
        return
    for child in node.children:
        yield from _leaves(child)


def grids_of(standing: Standing, slug: str) -> list[str]:
    """The grids that a stream is scored on, or that its requirements speak of.

    Rounds of Express Entry rank every candidate of its streams by the CRS.
    """
    stream = standing.by_slug[slug]
    facts = standing.assessment.rules.facts.all
    named = [stream.spec["grid"]] if stream.spec.get("grid") else []
    for requirement in stream.requirements:
        for way in requirement.alternatives:
            for criterion in way.criteria:
                if criterion.fact is not None:
                    named += [
                        its
                        for kind, its in facts[criterion.fact].needs()
                        if kind == "grid"
                    ]
    if stream.spec["program"] == EXPRESS_ENTRY:
        named.append(CRS)
    return [its for its in dict.fromkeys(named) if its in standing.snapshot["grids"]]
