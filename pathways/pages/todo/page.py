"""The page To do of one person, everything found before it is rendered."""

from __future__ import annotations

import pickle
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from pathways.comparison.columns import distinct
from pathways.comparison.records import times_in_words
from pathways.outlook.pathway import Pathway, pathway
from pathways.outlook.scores import score_sheet
from pathways.outlook.standing import Cite, Standing
from pathways.pages.todo.ahead import best_words, five_years, months_of
from pathways.pages.todo.citizens import todo_of_citizen
from pathways.pages.todo.dates import dates
from pathways.pages.todo.fees import fees_of
from pathways.pages.todo.papers import Paper, papers
from pathways.pages.todo.prices import price_cites
from pathways.pages.todo.rows import Item, items, paper_rows
from pathways.pages.todo.section import (
    Dated,
    Deadline,
    PaperRow,
    RouteChoice,
    TodoPage,
)
from pathways.pages.todo.stages import partner_applies, principal_profile, stages
from pathways.rules import CRS
from pathways.rules.routes import Route, model
from pathways.selectors.person import Person
from pathways.words.answer import sentences
from pathways.words.routes import head_name

Numbered = tuple[int, Route]


def todo_page(
    person: Person, chosen: Collection[str] = (), ticks: Collection[str] = ()
) -> TodoPage:
    """The papers, days and costs of the routes whose keys are chosen, or of the first.

    Everything but the ticks is found once for the same answers, and kept.
    """
    routes = chosen_routes(person, chosen)
    name = f"to do {get_language()} {' '.join(route.key for _, route in routes)}"
    page: TodoPage = pickle.loads(  # noqa: S301 - our own, from our own cache
        person.keep(name, lambda: pickle.dumps(_find(person, routes)))
    )
    return _ticked(page, ticks)


def chosen_routes(person: Person, chosen: Collection[str]) -> list[Numbered]:
    """The routes of the answer that are named, with their places in it; else the first.

    A key that names no route of the answer is passed over.
    """
    answer = person.answer
    every = list(enumerate((*answer.routes, *answer.further), 1))
    named = [item for item in every if item[1].key in chosen]
    return named or every[:1]


def _ticked(page: TodoPage, ticks: Collection[str]) -> TodoPage:
    """The page with what was ticked, and the heading that counts it."""
    rows = tuple(replace(row, is_done=row.slug in ticks) for row in page.papers)
    return replace(page, papers=rows, heading=_heading(page, rows) or page.heading)


def _heading(page: TodoPage, rows: Sequence[PaperRow]) -> str:
    if not rows or not page.keys:
        return ""
    there = sum(row.is_there for row in rows)
    return _("%(papers)s; %(there)s") % {
        "papers": _papers_words(len(rows), len(page.keys)),
        "there": _there_words(there),
    }


def _papers_words(papers: int, routes: int) -> str:
    if routes == 1:
        words = ngettext(
            "%(n)s paper for your route", "%(n)s papers for your route", papers
        )
    else:
        words = ngettext(
            "%(n)s paper for your routes", "%(n)s papers for your routes", papers
        )
    return words % {"n": papers}


def _there_words(there: int) -> str:
    if not there:
        return _("none is there yet")
    return ngettext("%(n)s is there", "%(n)s are there", there) % {"n": there}


def _find(person: Person, routes: list[Numbered]) -> TodoPage:
    if person.answer.kind == model.NOT_NEEDED:
        return todo_of_citizen(person)
    standing = person.standing
    first = routes[0][1] if routes else None
    scored = principal_profile(person, first)
    gathered = _items(person, routes)
    applied = _applied(standing, routes)
    days = dates(standing, scored, applied, gathered)
    deadlines = tuple(_deadlines(standing, applied))
    years = five_years(standing, scored)
    sources = _sources(gathered, days, deadlines)
    return TodoPage(
        heading=_("No paper to gather yet"),
        lead=_lead(person, routes),
        choices=tuple(_choices(person, routes)),
        papers=tuple(_numbered(paper_rows(gathered, len(routes)), sources)),
        prices=tuple(price_cites(standing, _missing(gathered))),
        deadlines=deadlines,
        dates=tuple(_numbered_days(days, sources)),
        fees=fees_of(standing, routes),
        ahead=years,
        months=tuple(months_of(years)) if years else (),
        ahead_words=best_words(years) if years else "",
        ahead_of="partner" if first and partner_applies(first) else "applicant",
        sheet=score_sheet(standing, CRS),
        sources=tuple(sources),
    )


def _items(person: Person, routes: list[Numbered]) -> list[Item]:
    of_routes = [
        (route, list(stages(person, number, route))) for number, route in routes
    ]
    return items(person.standing, papers(of_routes))


def _applied(standing: Standing, routes: list[Numbered]) -> list[Pathway]:
    """What the routes apply for, each once."""
    slugs = dict.fromkeys(slug for _, route in routes for slug in route.streams)
    return [pathway(standing, standing.by_slug[slug]) for slug in slugs]


def _lead(person: Person, routes: list[Numbered]) -> str:
    """Which routes, and in which order; without one, how the person stands."""
    rulebook = person.standing.rulebook
    if not routes:
        return " ".join(sentences(rulebook, person.answer))
    rules = rulebook.rules(person.on)
    names = "; ".join(head_name(route, rules) for _, route in routes)
    return ngettext(
        "Your route: %(routes)s.",
        "Your routes: %(routes)s. In the order to begin them.",
        len(routes),
    ) % {"routes": names}


def _choices(person: Person, routes: list[Numbered]) -> Iterator[RouteChoice]:
    """Every route of the answer, best first."""
    answer = person.answer
    rules = person.standing.rulebook.rules(person.on)
    keys = {route.key for _, route in routes}
    for route in (*answer.routes, *answer.further):
        yield RouteChoice(route.key, head_name(route, rules), route.key in keys)


def _deadlines(standing: Standing, applied: list[Pathway]) -> Iterator[Deadline]:
    """How long one has to act once invited."""
    for item in applied:
        times = standing.in_force(item.stream.spec.get("times"))
        yours = [time for time in times if time.get("step") == "you"]
        for time in times_in_words(standing, yours):
            yield Deadline(item.name, time.title, time.strong, time.citation)


def _numbered(rows: Iterable[PaperRow], sources: Sequence[Cite]) -> Iterator[PaperRow]:
    """The papers with the places of their sources in the list."""
    for row in rows:
        yield replace(row, numbers=tuple(_place(cite, sources) for cite in row.cites))


def _numbered_days(days: Iterable[Dated], sources: Sequence[Cite]) -> Iterator[Dated]:
    for day in days:
        cite = day.citation
        yield replace(day, number=_place(cite, sources) if cite else None)


def _place(cite: Cite, sources: Sequence[Cite]) -> int:
    """Of a page read on a day; its clauses stand together."""
    read = cite.source.url, cite.as_of_told, cite.confidence
    pages = [
        (source.source.url, source.as_of_told, source.confidence) for source in sources
    ]
    return pages.index(read) + 1


def _missing(gathered: Iterable[Item]) -> Iterator[Paper]:
    """What is still to be paid for."""
    return (item.paper for item in gathered if not item.place.is_held)


def _sources(
    gathered: Sequence[Item], days: Sequence[Dated], deadlines: Sequence[Deadline]
) -> list[Cite]:
    """Every source of papers and days, each once."""
    return distinct(
        [
            *(cite for item in gathered for cite in item.citations),
            *(day.citation for day in days),
            *(deadline.citation for deadline in deadlines),
        ]
    )
