"""Parts of a report of before as today's statements, tables and sections."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from pathways.reports.document import Cell, Entry, Fact, Line, Section, Table
from pathways.reports.earlier import document as earlier
from pathways.words.sentences import SAID
from pathways.words.states import VERDICTS
from pathways.words.vocabulary import Text

NOTHING: Final[dict[str, Text]] = {
    "none": lazy("None"),
    "uncollected": lazy("Not collected yet"),
    "unanswered": lazy("Not answered"),
}


def cells(*texts: str) -> Cell:
    """Plain statements; what is empty is left out."""
    return tuple(Line(text=text) for text in texts if text)


def words(lines: Iterable[earlier.Line]) -> Cell:
    """The statements of a cell."""
    return tuple(map(_line, lines))


def _line(line: earlier.Line) -> Line:
    nothing = str(NOTHING[line.nothing]) if line.nothing else ""
    return Line(
        text=line.text,
        strong=" ".join(part for part in (nothing, line.strong) if part),
        state=line.verdict,
        word=str(VERDICTS[line.verdict]) if line.verdict else "",
        cite=line.cite,
    )


def points(score: earlier.Score) -> tuple[Cell, Table]:
    """A score with the notices of its grid, and its factors."""
    total = score.total
    if score.maximum:
        most = {"points": score.total, "most": score.maximum}
        total = _("%(points)s of %(most)s") % most
    lines = [Line(strong=total, cite=score.cite)]
    if score.pass_mark:
        mark = _("Pass mark: %(points)s.") % {"points": score.pass_mark}
        word = str(VERDICTS[score.verdict])
        lines.append(Line(state=score.verdict, word=word, text=mark))
    if score.missing:
        missing = _("Missing: %(points)s.") % {"points": score.missing}
        lines.append(Line(text=missing))
    head = (_("Factor"), _("Points"), _("Most"))
    rows = tuple(
        (cells(factor.title), cells(factor.points), cells(factor.most))
        for factor in score.factors
    )
    table = Table(caption=score.title, head=head, rows=rows)
    return (*lines, *words(score.notices)), table


def odds(stored: earlier.Odds) -> Section:
    """What past rounds said of the score."""
    head = (_("Rounds for"), _("Verdict"), _("12 months"), _("24 months"))
    rows = tuple(map(_kind_of_round, stored.rows))
    title = str(SAID["odds-of-score"])
    table = Table(caption=title, head=(*head, _("Last cut-offs")), rows=rows)
    return Section(slug="odds", title=title, lines=words(stored.about), table=table)


def _kind_of_round(row: earlier.OddsEntry) -> tuple[Cell, ...]:
    verdict = Line(state=row.verdict, word=str(VERDICTS[row.verdict]))
    return (
        cells(row.name),
        (verdict,),
        cells(row.year),
        cells(row.two_years),
        cells(*row.latest),
    )


def ways(stored: earlier.Ways) -> Section:
    """The ways to permanent residence; a drawing says in words what it showed."""
    title = _("Ways to permanent residence")
    entries = tuple(
        _way(number, way) for number, way in enumerate(stored.rows, start=1)
    )
    none = _("We found no way to permanent residence by these answers.")
    lines = () if entries else cells(none)
    return Section(slug="ways", title=title, lines=lines, entries=entries)


def _way(number: int, way: earlier.Way) -> Entry:
    head = (_("Step"), _("Begins"), _("Takes"), _("Needs"))
    rows = tuple(
        (
            cells(step.title, *step.notes),
            cells(step.begins),
            words(step.takes),
            words(step.needs),
        )
        for step in way.steps
    )
    paid = (_("The family pays"), way.you), (_("The employer pays"), way.employer)
    return Entry(
        title=f"{number}. {way.title}",
        lines=(*cells(way.when), *words(way.stops)),
        facts=tuple(Fact(label=label, lines=words(lines)) for label, lines in paid),
        table=Table(caption=way.title, head=head, rows=rows),
        notes=cells(way.drawn.label),
    )


def places(stored: earlier.Places) -> Section:
    """Every province and territory."""
    head = (
        _("Place"),
        _("Without an offer"),
        _("With an offer there"),
        _("Outlook"),
        _("Median wage"),
    )
    title = str(SAID["market-and-streams"])
    table = Table(caption=title, head=head, rows=tuple(map(_place, stored.rows)))
    return Section(slug="where", title=title, lines=words(stored.about), table=table)


def _place(row: earlier.PlaceEntry) -> tuple[Cell, ...]:
    wished = _("In the answers") if row.wished else ""
    item = (row.without, row.offered, row.outlook, row.wage)
    return (cells(row.name, wished), *map(words, item))
