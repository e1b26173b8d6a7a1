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
from pathways.words.sentences import BESIDE
from pathways.words.states import VERDICTS


def beside_section(beside: page.Beside, sources: SourceList) -> Section:
    """The comparison: a column for each pathway."""
    title = _("Side by side")
    states = tuple(
        (Line(state=option.state, word=option.state_words),)
        for option in beside.options
    )
    rows = [(cell(_("State")), *states), *map(_row, beside.lines)]
    head = ("", *(option.name for option in beside.options))
    return Section(
        slug="beside",
        title=title,
        table=Table(caption=title, head=head, rows=tuple(rows)),
        notes=cell(str(BESIDE)),
        cites=tuple(sources.cite(source) for source in beside.sources),
    )


def _row(line: page.Line) -> tuple[Cell, ...]:
    return (cell(line.title), *map(_cell, line.cells))


def _cell(said: page.Cell) -> Cell:
    text = said.text
    return (Line(strong=text) if said.is_best else Line(text=text),)


def options_section(options: Sequence[PathwaySection], sources: SourceList) -> Section:
    """Each chosen pathway with its requirements and its points."""
    entries = tuple(_option(option, sources) for option in options)
    return Section(slug="options", title=_("What each asks of you"), entries=entries)


def _option(pathway_section: PathwaySection, sources: SourceList) -> Entry:
    return Entry(
        title=pathway_section.name,
        lines=(
            Line(state=pathway_section.state, word=pathway_section.state_words),
            *cell(" ".join(pathway_section.sentences)),
        ),
        table=_requirements(pathway_section, sources)
        if pathway_section.requirements
        else None,
        notes=(*_points(pathway_section, sources), *_rounds(pathway_section, sources)),
    )


def _requirements(pathway_section: PathwaySection, sources: SourceList) -> Table:
    head = (_("Requirement"), _("Verdict"), _("You"), _("Required"))
    rows = tuple(_requirement(row, sources) for row in pathway_section.requirements)
    return Table(caption=pathway_section.requirements_title, head=head, rows=rows)


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


def _points(pathway_section: PathwaySection, sources: SourceList) -> Cell:
    if pathway_section.points is None:
        return ()
    sheet = pathway_section.points.sheet
    total = Line(
        strong=pathway_section.points.title,
        text=pathway_section.points.sentence,
        cite=sources.cite(sheet.citation),
    )
    return (total, *notices(sheet, sources), *cell(*pathway_section.points.notes))


def _rounds(pathway_section: PathwaySection, sources: SourceList) -> Cell:
    if pathway_section.rounds is None:
        return ()
    cite = sources.maybe(pathway_section.rounds.citation)
    counted = Line(
        strong=_("Past rounds"), text=pathway_section.rounds.count, cite=cite
    )
    return (counted, *cell(*pathway_section.rounds.notes))
