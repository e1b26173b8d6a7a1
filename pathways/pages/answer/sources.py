"""Where the routes were read: their rules, their fees and their times."""

from __future__ import annotations

from collections.abc import Iterator

from pathways.outlook.standing import Cite
from pathways.rules import Spec
from pathways.selectors.person import Person


def route_cites(person: Person) -> tuple[Cite, ...]:
    """Each page once, that of the first route first."""
    slugs = (slug for route in person.answer.routes for slug in route.streams)
    specs = [person.standing.by_slug[slug].spec for slug in dict.fromkeys(slugs)]
    records = [*specs, *(figure for spec in specs for figure in _figures(person, spec))]
    cites = (person.standing.cite(record) for record in records)
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
