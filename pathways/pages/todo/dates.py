"""The days that a person's routes know of: what runs out, opens, costs points."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Final

from django.utils.translation import gettext as _

from pathways.outlook.pathway import Pathway
from pathways.outlook.standing import Standing
from pathways.pages.todo.lapses import SUPERSEDED, lapses
from pathways.pages.todo.rows import Item, time_words
from pathways.pages.todo.section import Dated
from pathways.rules import (
    CRS,
    DAY,
    OF_EXPRESS_ENTRY,
    Person,
    Profile,
    Score,
    add_months,
    completed_years,
    specs,
)
from pathways.rules.facts import Age
from pathways.wording import number_words
from pathways.words.states import INTAKES

MONTHS_AHEAD: Final = 60
TAKES: Final = ("open", "by_invitation")


def dates(
    standing: Standing,
    scored: Profile,
    applied: Iterable[Pathway],
    gathered: Iterable[Item],
) -> list[Dated]:
    """Every known day ahead, the soonest first.

    ``applied``: what the routes apply for; ``scored``: the answers as the principal
    applicant of the routes has them.
    """
    applied, gathered = list(applied), list(gathered)
    cites = {
        item.paper.topic.slug: item.citations[0]
        for item in gathered
        if item.paper.topic and item.citations
    }
    every = [
        *_begins(standing, gathered),
        *lapses(standing, scored, cites),
        *_birthdays(standing, scored, applied),
        *(day for pathway in applied for day in _intakes(standing, pathway)),
        *(day for pathway in applied for day in _changes(standing, pathway)),
    ]
    ahead = {
        (dated.on, dated.title): dated for dated in every if dated.on > standing.on
    }
    return sorted(ahead.values(), key=lambda dated: (dated.on, dated.kind, dated.title))


def _begins(standing: Standing, gathered: Iterable[Item]) -> Iterator[Dated]:
    """The days by which what runs out is begun, and by which it is to be there."""
    for item in gathered:
        place, need = item.place, item.place.need
        if place.is_held or not need.is_timed:
            continue
        words, slug = {"paper": item.paper.title}, item.paper.slug
        cite = standing.cite(item.lever)
        if place.begin > standing.on:
            title = _("Begin by this day: %(paper)s") % words
            yield Dated(place.begin, "begin", slug, title, time_words(need), cite)
        title = _("To be there by this day: %(paper)s") % words
        yield Dated(place.ready, "ready", slug, title, "", cite)


def _birthdays(
    standing: Standing, scored: Profile, applied: list[Pathway]
) -> Iterator[Dated]:
    """The birthdays within five years on which a grid gives fewer points for age."""
    person = scored.applicant
    born = person.birth_date if isinstance(person, Person) else None
    if not isinstance(born, date):
        return
    for day in _days(born, standing.on):
        for grid in _grids(applied):
            before, after = (
                _age_points(standing, scored, grid, on) for on in (day - DAY, day)
            )
            if before is None or after is None or after[0] >= before[0]:
                continue
            words = {
                "age": completed_years(born, day),
                "grid": _grid_words(standing, grid),
                "was": number_words(before[0]),
                "now": number_words(after[0]),
            }
            title = _turns(scored is standing.profile)
            note = SUPERSEDED if after[1].superseded else ""
            cite = standing.cited(after[1].grid.citation)
            named = title % words
            yield Dated(day, "birthday", f"you {grid}", named, str(note), cite)


def _grid_words(standing: Standing, grid: str) -> str:
    if grid == CRS:
        return _("CRS")
    return str(standing.snapshot["grids"][grid]["title"])


def _turns(is_own: bool) -> str:
    if is_own:
        return _("You turn %(age)s: %(was)s to %(now)s points for age, %(grid)s")
    return _("Your partner turns %(age)s: %(was)s to %(now)s points for age, %(grid)s")


def _days(born: date, on: date) -> Iterator[date]:
    last = add_months(on, MONTHS_AHEAD)
    for year in range(on.year, last.year + 1):
        day = add_months(born, 12 * (year - born.year))
        if completed_years(born, day) < year - born.year:
            day += DAY
        if on < day <= last:
            yield day


def _grids(applied: list[Pathway]) -> list[str]:
    items = [CRS for pathway in applied if pathway.slug.startswith(OF_EXPRESS_ENTRY)]
    items += [str(pathway.stream.spec.get("grid") or "") for pathway in applied]
    return [grid for grid in dict.fromkeys(items) if grid]


def _age_points(
    standing: Standing, scored: Profile, grid: str, on: date
) -> tuple[Any, Score] | None:
    """The least points for the applicant's age on a day, and the score they are of."""
    assessment = standing.rulebook.assess(scored, on)
    if grid not in assessment.rules.grids:
        return None
    score, every = assessment.score(grid), assessment.rules.facts.all
    mine = [
        score.bounds(leaf).lower
        for leaf in score.leaves()
        for fact in (every[place] for place in leaf.facts[score.first])
        if isinstance(fact, Age) and fact.who == "applicant"
    ]
    return (sum(mine), score) if mine else None


def _intakes(standing: Standing, pathway: Pathway) -> Iterator[Dated]:
    """Intake that begins or ends on a known day."""
    every = pathway.stream.spec.get("intakes", ())
    starts = {record.get("from") for record in every}
    for record in every:
        words = {"pathway": pathway.name, "state": INTAKES[record["state"]]}
        cite, note = standing.cite(record), str(record.get("note", ""))
        begins, ends = specs.day(record.get("from")), specs.day(record.get("to"))
        if begins:
            title = _("%(pathway)s: intake is “%(state)s” from this day") % words
            yield Dated(begins, "intake", pathway.slug, title, note, cite)
        if ends and record["state"] in TAKES and record.get("to") not in starts:
            title = _("%(pathway)s: intake ends") % words
            yield Dated(ends, "intake-ends", pathway.slug, title, note, cite)


def _changes(standing: Standing, pathway: Pathway) -> Iterator[Dated]:
    """Changes announced with a day."""
    for change in pathway.stream.spec.get("changes", ()):
        on = date.fromisoformat(change["on"])
        if on > standing.on and not change.get("on_note"):
            title = _("%(pathway)s: a rule changes") % {"pathway": pathway.name}
            note, cite = change["text"], standing.cite(change)
            yield Dated(on, "change", pathway.slug, title, note, cite)
