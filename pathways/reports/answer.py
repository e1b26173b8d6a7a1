"""The Answer page as sections of a report: its own words, none added."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from pathways.outlook.scores import ScoreSheet
from pathways.pages.answer.section import (
    AnswerPage,
    FiveRow,
    ProvinceRow,
    RouteCard,
    Score,
    TaskRow,
)
from pathways.reports.document import Cell, Entry, Fact, Line, Section, Table
from pathways.reports.sources import SourceList
from pathways.words.headings import ANSWER


def answer_sections(page: AnswerPage, sources: SourceList) -> Iterator[Section]:
    """Every section that the page has on paper, in its order: its question is not."""
    if page.routes:
        yield _routes(page, sources)
    if page.tasks:
        yield _section("week", entries=tuple(map(_task, page.tasks)))
    if page.five:
        yield _section("five", facts=tuple(map(_five, page.five)))
    if page.sheet and page.score:
        yield _score(page, page.score, page.sheet, sources)
    if page.moves:
        yield _moves(page)
    if page.us_two:
        yield _us_two(page)
    if page.provinces:
        yield _section("provinces", facts=tuple(map(_province, page.provinces)))


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
) -> Section:
    title = str(ANSWER[slug])
    return Section(slug=slug, title=title, facts=facts, entries=entries)


def _routes(page: AnswerPage, sources: SourceList) -> Section:
    return Section(
        slug="routes",
        title=str(ANSWER["routes"]),
        entries=tuple(map(_route, page.routes)),
        notes=cell(page.preparations),
        cites=tuple(sources.cite(source) for source in page.sources),
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
    )


def _points(score: Score, sheet: ScoreSheet, sources: SourceList) -> Iterator[Line]:
    """The figure, the notice of its grid, and the next points to go."""
    cite = sources.cite(sheet.citation)
    yield Line(strong=score.figure, text=score.text, cite=cite)
    if score.notice:
        about = sources.cite(score.cites[0])
        yield Line(strong=score.notice, text=score.about, cite=about)
    yield from cell(score.loss)


def _moves(page: AnswerPage) -> Section:
    head = (_("Step"), _("Months"), _("Money"), _("What it gives"))
    rows = [(move.name, move.months, move.cost, move.gives) for move in page.moves]
    estimates = _(
        "What opens a route stands first, then what takes the fewest months. "
        "Months are our own estimates."
    )
    title = str(ANSWER["moves"])
    moves = table(title, head, rows)
    return Section(slug="moves", title=title, table=moves, notes=cell(estimates))


def _us_two(page: AnswerPage) -> Section:
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
    return Section(slug="us-two", title=title, table=both)
