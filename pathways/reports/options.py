"""The compared options as sections of a report: side by side, then each in full."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from pathways.outlook.findings import Row
from pathways.pages.options import beside as page
from pathways.pages.options.section import PathwaySection
from pathways.reports.answer import cell, notices
from pathways.reports.document import Cell, Entry, Line, Section, Table
from pathways.reports.sources import SourceList
from pathways.words.states import VERDICTS


def beside_section(beside: page.Beside, sources: SourceList) -> Section:
    """The comparison: a column for each pathway."""
    title = _("Side by side")
    states = tuple(
        (Line(state=one.state, word=one.state_words),) for one in beside.options
    )
    rows = [(cell(_("State")), *states), *map(_row, beside.lines)]
    head = ("", *(one.name for one in beside.options))
    bold = _(
        "Bold: the best of the row. Months of your own steps are our estimate; "
        "fees and times are published."
    )
    return Section(
        slug="beside",
        title=title,
        table=Table(caption=title, head=head, rows=tuple(rows)),
        notes=cell(bold),
        cites=tuple(sources.cite(one) for one in beside.sources),
    )


def _row(line: page.Line) -> tuple[Cell, ...]:
    return (cell(line.title), *map(_cell, line.cells))


def _cell(said: page.Cell) -> Cell:
    text = said.text
    return (Line(strong=text) if said.is_best else Line(text=text),)


def options_section(options: Sequence[PathwaySection], sources: SourceList) -> Section:
    """Each chosen pathway with its requirements and its points."""
    entries = tuple(_option(one, sources) for one in options)
    return Section(slug="options", title=_("What each asks of you"), entries=entries)


def _option(one: PathwaySection, sources: SourceList) -> Entry:
    return Entry(
        title=one.name,
        lines=(
            Line(state=one.state, word=one.state_words),
            *cell(" ".join(one.sentences)),
        ),
        table=_requirements(one, sources) if one.requirements else None,
        notes=(*_points(one, sources), *_rounds(one, sources)),
    )


def _requirements(one: PathwaySection, sources: SourceList) -> Table:
    head = (_("Requirement"), _("Verdict"), _("You"), _("Required"))
    rows = tuple(_requirement(row, sources) for row in one.requirements)
    return Table(caption=one.requirements_title, head=head, rows=rows)


def _requirement(row: Row, sources: SourceList) -> tuple[Cell, ...]:
    verdict = row.verdict.word
    return (
        (Line(text=row.name, cite=sources.cite(row.citation)),),
        (Line(state=verdict, word=str(VERDICTS[verdict])), *cell(row.note)),
        cell(row.stated or _unstated(row)),
        cell(row.required),
    )


def _unstated(row: Row) -> str:
    return str(VERDICTS["not_answered"]) if row.asks else _("Nothing that we ask")


def _points(one: PathwaySection, sources: SourceList) -> Cell:
    if one.points is None:
        return ()
    sheet = one.points.sheet
    total = Line(
        strong=one.points.title,
        text=one.points.sentence,
        cite=sources.cite(sheet.citation),
    )
    return (total, *notices(sheet, sources), *cell(*one.points.notes))


def _rounds(one: PathwaySection, sources: SourceList) -> Cell:
    if one.rounds is None:
        return ()
    cite = sources.maybe(one.rounds.citation)
    counted = Line(strong=_("Past rounds"), text=one.rounds.count, cite=cite)
    return (counted, *cell(*one.rounds.notes))
