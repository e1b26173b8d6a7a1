"""The Answer page as sections of a report: its own words, none added."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from django.utils.translation import gettext as _

from pathways.outlook.scores import ScoreSheet
from pathways.pages.answer.section import (
    AnswerPage,
    FiveRow,
    MoveRow,
    ProvinceRow,
    RouteCard,
    Score,
    TaskRow,
)
from pathways.reports.document import Cell, Entry, Fact, Line, Section, Table
from pathways.reports.sources import SourceList
from pathways.words.headings import ANSWER
from pathways.words.sentences import MOVES

FIRST_MOVES: Final = 4  # with them the Answer fits the first page


def answer_sections(page: AnswerPage, sources: SourceList) -> Iterator[Section]:
    """Every section of the page but its question; short ones first, for the paper."""
    if page.routes:
        yield _routes(page, sources)
    if page.tasks:
        yield _section(
            "week",
            entries=tuple(map(_task, page.tasks)),
            cites=sources.cites(page.week_cites),
        )
    if page.five:
        yield _section(
            "five",
            facts=tuple(map(_five, page.five)),
            cites=sources.cites(page.five_cites),
        )
    if page.provinces:
        yield _section(
            "provinces",
            facts=tuple(map(_province, page.provinces)),
            cites=sources.figures(page.province_cites),
        )
    if page.sheet and page.score:
        yield _score(page, page.score, page.sheet, sources)
    if page.us_two:
        yield _us_two(page, sources)
    if page.moves:
        yield _moves(page, "moves", page.moves[: _first_moves(page)], sources)


def more_moves(page: AnswerPage, sources: SourceList) -> Iterator[Section]:
    """The steps and pairs for which the first page has no room."""
    rest = page.moves[_first_moves(page) :]
    if rest:
        yield _moves(page, "moves-more", rest, sources)


def _first_moves(page: AnswerPage) -> int:
    """How many have room on the first page: fewer beside the two of a couple."""
    return FIRST_MOVES - 2 if page.us_two else FIRST_MOVES


def cell(*texts: str) -> Cell:
    """Statements without any mark; what is empty is left out."""
    return tuple(Line(text=text) for text in texts if text)


def table(caption: str, head: Iterable[str], rows: Iterable[Iterable[str]]) -> Table:
    """A table of plain words."""
    filled = tuple(tuple(cell(text) for text in row) for row in rows)
    return Table(caption=caption, head=tuple(head), rows=filled)


def notices(sheet: ScoreSheet, sources: SourceList) -> Cell:
    """That the grid of a score has been replaced, where it has."""
    if not sheet.superseded:
        return ()
    cite = sources.cite(sheet.successor or sheet.citation)
    return (Line(strong=sheet.replaced, text=sheet.replaced_by, cite=cite),)


def _section(
    slug: str,
    *,
    facts: tuple[Fact, ...] = (),
    entries: tuple[Entry, ...] = (),
    cites: tuple[int, ...] = (),
) -> Section:
    title = str(ANSWER[slug])
    return Section(slug=slug, title=title, facts=facts, entries=entries, cites=cites)


def _routes(page: AnswerPage, sources: SourceList) -> Section:
    return Section(
        slug="routes",
        title=str(ANSWER["routes"]),
        entries=tuple(map(_route, page.routes)),
        notes=cell(page.preparations, page.routes_notice),
        cites=sources.cites(page.sources),
    )


def _route(card: RouteCard) -> Entry:
    return Entry(
        title=f"{card.number}. {card.name}",
        lines=(Line(state=card.state, word=card.state_words),),
        facts=tuple(_route_facts(card)),
    )


def _route_facts(card: RouteCard) -> Iterator[Fact]:
    for when in card.whens:
        yield Fact(label=when.label, lines=(Line(strong=when.day, text=when.about),))
    yield Fact(label=_("Your cost"), lines=cell(card.cost))
    yield Fact(label=_("Past rounds"), lines=cell(card.rounds))
    if card.stops:
        yield Fact(label=_("What could stop it"), lines=cell(*card.stops))


def _task(task: TaskRow) -> Entry:
    page = (Line(text=task.link, url=task.url),) if task.link else ()
    price = Line(strong=task.price)
    return Entry(title=task.text, lines=(price, *cell(task.about), *page))


def _five(row: FiveRow) -> Fact:
    line = Line(state=row.state, word=row.state_words, text=row.words)
    return Fact(label=row.name, lines=(line,))


def _province(row: ProvinceRow) -> Fact:
    return Fact(label=row.name, lines=cell(row.text))


def _score(
    page: AnswerPage, score: Score, sheet: ScoreSheet, sources: SourceList
) -> Section:
    text = _("The same in numbers")
    head = (
        _("Rounds"),
        _("Held in 12 months"),
        _("They asked"),
        _("Would have invited you"),
    )
    rows = [(panel.name, panel.held, panel.asked, panel.met) for panel in page.panels]
    return Section(
        slug="score",
        title=str(ANSWER["score"]),
        lines=tuple(_points(score, sheet, sources)),
        table=table(text, head, rows) if rows else None,
        cites=sources.cites(page.round_cites) if rows else (),
    )


def _points(score: Score, sheet: ScoreSheet, sources: SourceList) -> Iterator[Line]:
    """The figure, the notice of its grid, and the next points to go."""
    cite = sources.cite(sheet.citation)
    yield Line(strong=score.figure, text=score.text, cite=cite)
    if score.notice:
        about = sources.cite(score.cites[0])
        yield Line(strong=score.notice, text=score.about, cite=about)
    yield from cell(score.loss)


def _moves(
    page: AnswerPage, slug: str, moves: Iterable[MoveRow], sources: SourceList
) -> Section:
    head = (_("Step"), _("Months"), _("Money"), _("What it gives"))
    rows = [(move.name, move.months, move.cost, move.gives) for move in moves]
    estimates = str(MOVES)
    title = str(ANSWER[slug])
    notice = page.score.notice if page.score else ""
    is_torn = slug == "moves" and len(page.moves) > _first_moves(page)
    return Section(
        slug=slug,
        title=title,
        table=table(title, head, rows),
        notes=cell("" if is_torn else estimates, notice),
        cites=sources.cites(page.move_cites),
    )


def _us_two(page: AnswerPage, sources: SourceList) -> Section:
    title = str(ANSWER["us-two"])
    rows = tuple(
        (
            cell(row.who),
            (Line(strong=row.points) if row.is_better else Line(text=row.points),),
            cell(row.text),
            cell(row.residence),
        )
        for row in page.us_two
    )
    head = (_("Who applies"), _("Points"), _("Rounds"), _("Residence from"))
    both = Table(caption=title, head=head, rows=rows)
    return Section(
        slug="us-two",
        title=title,
        table=both,
        notes=cell(page.score.notice if page.score else ""),
        cites=sources.cites(page.round_cites),
    )
