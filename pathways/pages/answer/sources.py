"""Where routes, tasks and the five were read, each page once a section."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pathways.outlook.pathway import pathway
from pathways.outlook.standing import Cite
from pathways.pages.answer.five import kinds
from pathways.rules import START_UP_VISA, Spec, Venture
from pathways.rules.routes import RECORDS
from pathways.selectors.person import Person


def route_cites(person: Person) -> tuple[Cite, ...]:
    """Each page once, that of the first route first."""
    slugs = (slug for route in person.answer.routes for slug in route.streams)
    specs = [person.standing.by_slug[slug].spec for slug in dict.fromkeys(slugs)]
    records = [*specs, *(figure for spec in specs for figure in _figures(person, spec))]
    cites = (person.standing.cite(record) for record in records)
    return _by_page((*_of_venture(person), *cites))


def _of_venture(person: Person) -> Iterator[Cite | None]:
    """Who has a business in view is told first that its visa is closed."""
    if isinstance(person.standing.profile.venture, Venture):
        yield from _of_intake(person, START_UP_VISA)


def five_cites(person: Person) -> tuple[Cite, ...]:
    """Of each kind its page, its intake where it is closed, and its last round."""
    return _by_page(_of_five(person))


def _of_five(person: Person) -> Iterator[Cite | None]:
    for item in kinds(person):
        if item.stream not in person.standing.by_slug:
            continue
        yield from _of_intake(person, item.stream)
        record = person.records.get(item.stream)
        if record and record.last:
            yield record.last.citation


def _of_intake(person: Person, slug: str) -> Iterator[Cite | None]:
    standing = person.standing
    if slug in standing.by_slug:
        item = pathway(standing, standing.by_slug[slug])
        if item.intake == "closed":
            yield item.intake_cite
        yield standing.cite(item.stream.spec)


def week_cites(person: Person) -> tuple[Cite, ...]:
    """Where the prices of the tasks were read."""
    snapshot = person.standing.snapshot
    levers, costs = snapshot.get("levers", {}), snapshot.get("costs", {})
    slugs = [
        RECORDS.get(task.slug, task.slug)
        for task in person.answer.tasks
        if task.cost_cad is not None and any(task.cost_cad)
    ]
    rows = (row for slug in slugs for row in levers.get(slug, {}).get("costs", ()))
    known = (costs[row["cost"]] for row in rows if row["cost"] in costs)
    return _by_page(person.standing.cite(cost) for cost in known)


def _by_page(cites: Iterable[Cite | None]) -> tuple[Cite, ...]:
    by_page: dict[str, Cite] = {}
    for cite in cites:
        if cite is not None and cite.source.url:
            by_page.setdefault(cite.source.url, cite)
    return tuple(by_page.values())


def _figures(person: Person, spec: Spec) -> Iterator[Spec]:
    """The fees and times in force of a stream."""
    standing, fees = person.standing, person.standing.snapshot.get("fees", {})
    for row in spec.get("fees", ()):
        versions = fees.get(row["fee"], {}).get("versions", ())
        if not row.get("optional"):
            yield from standing.in_force(versions)
    yield from standing.in_force(spec.get("times"))
