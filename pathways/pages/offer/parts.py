"""One application of an employer, as the note tells it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pathways.outlook.findings import Row
from pathways.outlook.pathway import Pathway
from pathways.outlook.standing import Cite
from pathways.pages.offer.duties import cites_of, costs_of, days_of, steps_of
from pathways.pages.offer.section import SheetPart
from pathways.pages.options.table import KINDS, kind_of
from pathways.pages.statements import Statement
from pathways.rules import Verdict

LETTERS: Final = "ABCDEFGH"
TWO: Final = 2
FEW: Final = 3
OFFER: Final = "job_offer."
# Answers of the offer that tell of the person: the note asks nothing about them.
PERSONS: Final = frozenset(
    {
        "job_offer.applicant_share_percent",
        "job_offer.contract_form",
        "job_offer.employer",
        "job_offer.works_there_now",
    }
)


def sheet_parts(chosen: Iterable[Pathway]) -> tuple[SheetPart, ...]:
    """The applications by letter; what one has in common with another is said once."""
    parts: list[SheetPart] = []
    for pathway, letter in zip(chosen, LETTERS, strict=False):
        part = _part(pathway, letter)
        alike = next((p for p in parts if p.costs == part.costs), None)
        if alike is not None:
            part = _without(part, alike)
        parts.append(part)
    return tuple(parts)


def _without(part: SheetPart, alike: SheetPart) -> SheetPart:
    """The part without steps and costs that another has already."""
    steps = tuple(step for step in part.steps if not _is_among(step, alike.steps))
    same = Statement(
        _("Steps and fee are the same as in %(letter)s.") % {"letter": alike.letter}
    )
    if not steps:
        return replace(part, steps=(same,), costs=())
    return replace(part, steps=(*steps, same), costs=(same,))


def _is_among(step: Statement, steps: Iterable[Statement]) -> bool:
    return any(step.text == other.text for other in steps)


def _part(pathway: Pathway, letter: str) -> SheetPart:
    """Everything that the note says of one application."""
    judged = [row.name for row in pathway.rows if row.verdict is Verdict.OFFICER]
    return SheetPart(
        letter=letter,
        title=pathway.name,
        kind=str(KINDS.get(kind_of(pathway), "")),
        person=_person(pathway),
        steps=tuple(steps_of(pathway)),
        lacks=tuple(_lacks(pathway)),
        officer=_listed(judged, most=TWO),
        costs=tuple(costs_of(pathway)),
        days=tuple(days_of(pathway)),
    )


def _person(pathway: Pathway) -> str:
    """What only the person can bring, by the names of the requirements."""
    return _listed(
        [row.name for row in pathway.rows if row.asks and _is_of_person(row)]
    )


def _listed(names: Sequence[str], most: int = FEW) -> str:
    """The first few names, and how many more there are."""
    words = "; ".join(names[:most])
    more = len(names) - most
    if more <= 0:
        return words
    said = ngettext("%(words)s, and one more", "%(words)s, and %(n)s more", more)
    return said % {"words": words, "n": more}


def _is_of_person(row: Row) -> bool:
    return not all(path.startswith(OFFER) for path in row.asks)


def _lacks(pathway: Pathway) -> Iterator[Statement]:
    """What the offer or the employer misses, and what they have not told."""
    for row in pathway.rows:
        if row.verdict is Verdict.NOT_MET:
            yield Statement(row.name, _gap(row))
        elif row.verdict is Verdict.NOT_ANSWERED and _is_to_check(row):
            yield Statement(row.name)


def _is_to_check(row: Row) -> bool:
    return not _is_of_person(row) and not PERSONS.issuperset(row.asks)


def _gap(row: Row) -> str:
    if not row.missing:
        return _("Not met by this offer")
    words = {"required": row.required, "gap": row.missing}
    return _("%(gap)s more than this offer (%(required)s)") % words


def part_cites(pathway: Pathway) -> Iterator[Cite]:
    """Where the part was read: the stream, and what the employer does for it."""
    cite = pathway.standing.cite(pathway.stream.spec)
    if cite is not None:
        yield cite
    yield from cites_of((*steps_of(pathway), *costs_of(pathway), *days_of(pathway)))
