"""To do for somebody who is Canadian already: proof, a passport, or a card."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pathways.comparison.records import times_in_words
from pathways.outlook.standing import Cite
from pathways.pages.answer.citizens import certificate_fee, is_citizen, paper_cites
from pathways.pages.answer.routes import price_words
from pathways.pages.todo.section import PaperRow, TodoPage
from pathways.rules import Spec
from pathways.selectors.person import Person
from pathways.words.answer import sentences

DESCENT = "citizenship/by-descent"


def todo_of_citizen(person: Person) -> TodoPage:
    """Those papers and nothing else: no route, no score, no day on which one lapses."""
    rows = tuple(_rows(person))
    cites = (*paper_cites(person), *_time_cites(person))
    words = ngettext("%(n)s paper to have", "%(n)s papers to have", len(rows))
    return TodoPage(
        heading=words % {"n": len(rows)},
        lead=" ".join(sentences(person.standing.rulebook, person.answer)),
        choices=(),
        papers=rows,
        prices=cites,
        deadlines=(),
        dates=(),
        fees=None,
        ahead=None,
        months=(),
        ahead_words="",
        ahead_of="applicant",
        sheet=None,
        sources=(),
    )


def _rows(person: Person) -> Iterator[PaperRow]:
    if not is_citizen(person):
        title, purpose = _("PR card"), _("To come back to Canada after a journey")
        yield _row("pr-card", title, price_words(None), purpose)
        return
    fee = price_words(certificate_fee(person))
    proof = _("Proof of citizenship: a citizenship certificate")
    purpose = _("To apply for a passport, unless you have it already")
    yield _row("citizenship-certificate", proof, fee, purpose, _times(person))
    passport = _("Canadian passport")
    purpose = _("To enter Canada, and to show an employer that you may work")
    yield _row("canadian-passport", passport, price_words(None), purpose)


def _row(
    slug: str, title: str, price: str, purpose: str, notes: tuple[str, ...] = ()
) -> PaperRow:
    return PaperRow(
        slug=slug,
        title=title,
        begin=_("Now"),
        who=_("You"),
        price=price,
        routes=purpose,
        notes=notes,
        rules=(),
        cites=(),
    )


def _times(person: Person) -> tuple[str, ...]:
    items = times_in_words(person.standing, _records(person))
    return tuple(
        _("It takes %(time)s. %(note)s") % {"time": line.strong, "note": line.note}
        for line in items
    )


def _time_cites(person: Person) -> tuple[Cite, ...]:
    cites = (person.standing.cite(record) for record in _records(person))
    return tuple(cite for cite in cites if cite is not None and is_citizen(person))


def _records(person: Person) -> list[Spec]:
    """The times in force of the certificate."""
    stream = person.standing.by_slug.get(DESCENT)
    times = stream.spec.get("times") if stream is not None else None
    return list(person.standing.in_force(times))
