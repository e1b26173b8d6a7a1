"""The days that a checklist knows of: what runs out, opens, closes and costs points."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from pathways.outlook.pathway import Pathway
from pathways.outlook.standing import Cite, Standing
from pathways.rules import specs
from pathways.rules.days import DAY, add_months, completed_years
from pathways.rules.facts.age import Age
from pathways.rules.facts.education import ECA_MONTHS
from pathways.rules.facts.language import VALID_MONTHS
from pathways.rules.grids import Score
from pathways.rules.levers.step import listed
from pathways.rules.profile import Partner, Person
from pathways.rules.profile import Status as InCanada
from pathways.selectors.checklist_needs import ASSESSMENT, LANGUAGE
from pathways.selectors.checklist_papers import Item, told
from pathways.wording import number_words
from pathways.words.states import INTAKES

MONTHS_AHEAD: Final = 24
CRS: Final = "crs"
EXPRESS_ENTRY: Final = "express-entry/"
TAKES: Final = ("open", "by_invitation")
SUPERSEDED: Final = lazy(
    "By the newest grid that we have. A newer one is in force, whose cells are not "
    "collected yet."
)


@dataclass(frozen=True, slots=True)
class Dated:
    """Something on a day. ``kind`` and ``subject`` name it, whoever asks."""

    on: date
    kind: str
    subject: str
    title: str
    note: str = ""
    citation: Cite | None = None


def dates(
    standing: Standing, chosen: Iterable[Pathway], gathered: Iterable[Item]
) -> list[Dated]:
    """Every known day ahead, the soonest first."""
    chosen, gathered = list(chosen), list(gathered)
    cites = {one.paper.slug: one.citations[0] for one in gathered if one.citations}
    found = [
        *_begins(standing, gathered),
        *_expiries(standing, cites),
        *_birthdays(standing, chosen),
        *(day for one in chosen for day in _intakes(standing, one)),
        *(day for one in chosen for day in _changes(standing, one)),
    ]
    ahead = {(one.on, one.title): one for one in found if one.on > standing.on}
    return sorted(ahead.values(), key=lambda one: (one.on, one.kind, one.title))


def _begins(standing: Standing, gathered: Iterable[Item]) -> Iterator[Dated]:
    """The days by which what runs out is begun, and the day on which all is there."""
    for item in gathered:
        begin, ready = item.place.begin, item.plan.ready
        if begin is None or ready is None or not item.is_timed:
            continue
        if begin > standing.on:
            title = _("Begin by this day: %(paper)s") % {"paper": item.title}
            cite = item.lever_cite
            yield Dated(begin, "begin", item.paper.slug, title, item.arithmetic, cite)
        words = {"paper": item.title}
        title = _("To be there by this day: %(paper)s") % words
        yield Dated(ready, "ready", item.paper.slug, title, "", item.lever_cite)


def _expiries(standing: Standing, cites: Mapping[str, Cite]) -> Iterator[Dated]:
    """What runs out, cited by the chosen pathways' rule that asks for it."""
    profile = standing.profile
    if isinstance(profile.applicant, Person):
        yield from _of_person(
            profile.applicant,
            "you",
            cites,
            _("Your language test of %(day)s is no longer valid"),
            _("Your assessment (ECA) of %(day)s is no longer valid"),
        )
    if isinstance(profile.partner, Partner):
        yield from _of_person(
            profile.partner,
            "partner",
            cites,
            _("Your partner’s language test of %(day)s is no longer valid"),
            _("Your partner’s assessment (ECA) of %(day)s is no longer valid"),
        )
    status = profile.status_in_canada
    if isinstance(status, InCanada) and isinstance(status.valid_until, date):
        title = _("Your permit in Canada ends")
        yield Dated(status.valid_until, "permit-ends", "status", title)


def _of_person(
    person: Any, whose: str, cites: Mapping[str, Cite], test: str, eca: str
) -> Iterator[Dated]:
    for one in listed(person.language_tests):
        if isinstance(one.taken_on, date):
            end = add_months(one.taken_on, VALID_MONTHS)
            title = test % {"day": told(one.taken_on)}
            subject, cite = f"{whose} {one.test}", cites.get(LANGUAGE.slug)
            yield Dated(end, "test-ends", subject, title, "", cite)
    for one in listed(person.education):
        if isinstance(one.eca_issued_on, date):
            end = add_months(one.eca_issued_on, ECA_MONTHS)
            title = eca % {"day": told(one.eca_issued_on)}
            cite = cites.get(ASSESSMENT.slug)
            yield Dated(end, "eca-ends", whose, title, "", cite)


def _birthdays(standing: Standing, chosen: list[Pathway]) -> Iterator[Dated]:
    """The birthdays within two years on which a grid gives fewer points for age."""
    person = standing.profile.applicant
    born = person.birth_date if isinstance(person, Person) else None
    if not isinstance(born, date):
        return
    for day in _days(born, standing.on):
        for grid in _grids(chosen):
            before, after = (_age_points(standing, grid, on) for on in (day - DAY, day))
            if before is None or after is None or after[0] >= before[0]:
                continue
            words = {
                "age": completed_years(born, day),
                "grid": standing.snapshot["grids"][grid]["title"],
                "was": number_words(before[0]),
                "now": number_words(after[0]),
            }
            title = _("You turn %(age)s: %(was)s to %(now)s points for age, %(grid)s")
            note = SUPERSEDED if after[1].superseded else ""
            cite = standing.cited(after[1].grid.citation)
            named = title % words
            yield Dated(day, "birthday", f"you {grid}", named, str(note), cite)


def _days(born: date, on: date) -> Iterator[date]:
    last = add_months(on, MONTHS_AHEAD)
    for year in range(on.year, last.year + 1):
        day = add_months(born, 12 * (year - born.year))
        if completed_years(born, day) < year - born.year:
            day += DAY
        if on < day <= last:
            yield day


def _grids(chosen: list[Pathway]) -> list[str]:
    found = [CRS for one in chosen if one.slug.startswith(EXPRESS_ENTRY)]
    found += [str(one.stream.spec.get("grid") or "") for one in chosen]
    return [grid for grid in dict.fromkeys(found) if grid]


def _age_points(standing: Standing, grid: str, on: date) -> tuple[Any, Score] | None:
    """The least points for the applicant's age on a day, and the score they are of."""
    assessment = standing.rulebook.assess(standing.profile, on)
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


def _intakes(standing: Standing, one: Pathway) -> Iterator[Dated]:
    """Intake that begins or ends on a known day."""
    every = one.stream.spec.get("intakes", ())
    starts = {record.get("from") for record in every}
    for record in every:
        words = {"pathway": one.name, "state": INTAKES[record["state"]]}
        cite, note = standing.cite(record), str(record.get("note", ""))
        begins, ends = specs.day(record.get("from")), specs.day(record.get("to"))
        if begins:
            title = _("%(pathway)s: intake is “%(state)s” from this day") % words
            yield Dated(begins, "intake", one.slug, title, note, cite)
        if ends and record["state"] in TAKES and record.get("to") not in starts:
            title = _("%(pathway)s: intake ends") % words
            yield Dated(ends, "intake-ends", one.slug, title, note, cite)


def _changes(standing: Standing, one: Pathway) -> Iterator[Dated]:
    """Changes announced with a day."""
    for change in one.stream.spec.get("changes", ()):
        on = date.fromisoformat(change["on"])
        if on > standing.on and not change.get("on_note"):
            title = _("%(pathway)s: a rule changes") % {"pathway": one.name}
            note, cite = change["text"], standing.cite(change)
            yield Dated(on, "change", one.slug, title, note, cite)
