"""What an employer does, pays and waits, from the catalogue's rows on it.

Where no such row speaks of a pathway, its own fees and times do, and the two steps that
every application of its family has.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from pathways.comparison.fees import FeeLine, fee_lines
from pathways.comparison.records import times_in_words
from pathways.outlook.pathway import Pathway
from pathways.outlook.standing import Cite
from pathways.pages.statements import Statement, money_words
from pathways.pages.topics import EMPLOYER_DUTIES, topic_statements
from pathways.rules import Spec
from pathways.rules.levers import offer_of
from pathways.words.vocabulary import Text

EXEMPT, ASSESSED, PROVINCE, PLACE = "exempt", "assessed", "province", "place"
# An employer pays for each offer that is exempt, or for each position assessed.
BY_UNIT: Final = {"offer": EXEMPT, "position": ASSESSED}
EMPLOYER: Final = "employer"
BORDER: Final = "border"
STANDARD: Final = "standard"
STEP, FEE, TIME, RULE = ("step",), ("fee",), ("time",), ("rule",)
STEPS: Final[Mapping[str, tuple[Text, ...]]] = {
    EXEMPT: (
        lazy("Send the offer to IRCC by the Employer Portal, and pay the fee."),
        lazy("Give the person the number of the offer, to apply with."),
    ),
    ASSESSED: (
        lazy("Ask ESDC for a Labour Market Impact Assessment, and pay the fee."),
        lazy("Give the person the assessment and the contract, to apply with."),
    ),
    PROVINCE: (
        lazy("Make the offer in writing; the province assesses it and the employer."),
        lazy("Once nominated, the person applies to Canada for residence."),
    ),
    PLACE: (
        lazy("Make the offer in writing; the province or community has to support it."),
        lazy("With that support, the person applies to Canada for residence."),
    ),
}


def family_of(pathway: Pathway) -> str:
    """Exempt from a test of the labour market, with one, or for residence."""
    if pathway.stream.spec.get("outcome") != "temporary":
        return PROVINCE if pathway.province else PLACE
    fees = pathway.standing.snapshot["fees"]
    units = {fees[row["fee"]]["unit"] for row in _employer_fees(pathway)}
    return next((BY_UNIT[unit] for unit in BY_UNIT if unit in units), EXEMPT)


def steps_of(pathway: Pathway) -> Iterator[Statement]:
    """What is done, in its order; the first step says more of itself."""
    rows = _statements(pathway, STEP)
    if not rows:
        yield from (Statement(str(text)) for text in STEPS[family_of(pathway)])
    for number, row in enumerate(rows):
        yield replace(row, note="" if number else first_sentence(row.note))


def costs_of(pathway: Pathway) -> Iterator[Statement]:
    """What the employer pays the government."""
    rows = _statements(pathway, FEE)
    if rows:
        yield replace(rows[0], note=first_sentence(rows[0].note))
        yield from (replace(row, note="") for row in rows[1:])
        return
    lines = fee_lines(pathway.standing, pathway.stream)
    due = [line for line in lines or () if line.payer == EMPLOYER]
    notes = [_note(pathway, row) for row in _employer_fees(pathway)]
    for line, note in zip(due, notes, strict=True):
        note = first_sentence(note)
        yield Statement(line.title, _amount(line), note, line.citation)
    if lines and not due:
        yield Statement(_("The government asks no fee of the employer."))
    elif not lines:
        yield Statement(_("We have no official figure of what the employer pays."))


def days_of(pathway: Pathway) -> Iterator[Statement]:
    """How long it takes, as published."""
    yield from _at_border(pathway)
    rows = [row for row in _statements(pathway, TIME) if row.strong]
    if rows:
        yield from (replace(row, note="") for row in rows)
        return
    records = _times(pathway)
    for record, line in zip(
        records, times_in_words(pathway.standing, records), strict=True
    ):
        yield Statement(line.title, line.strong, _share(record), line.citation)
    if not records:
        yield Statement(_("No official time is published."))


def afterwards(chosen: Sequence[Pathway]) -> tuple[Statement, ...]:
    """What holds for every permit of these while the person works: its figures."""
    permits = [
        pathway for pathway in chosen if family_of(pathway) in (EXEMPT, ASSESSED)
    ]
    every = [_statements(permit, RULE) for permit in permits]
    shared = [row for row in every[0] if all(row in r for r in every)] if every else []
    return tuple(replace(row, note="") for row in shared if row.strong)


def first_sentence(text: str) -> str:
    """As much as one sheet of paper has room for."""
    head, stop, _rest = text.partition(". ")
    return f"{head}." if stop else text


def cites_of(statements: Iterable[Statement]) -> Iterator[Cite]:
    """Where they were read."""
    for statement in statements:
        if statement.citation is not None:
            yield statement.citation


def _statements(pathway: Pathway, kinds: tuple[str, ...]) -> tuple[Statement, ...]:
    offer = offer_of(pathway.standing.profile)
    there = offer.province if offer is not None else ""
    province = there if isinstance(there, str) else ""
    return topic_statements(
        pathway.standing, EMPLOYER_DUTIES, pathway.slug, kinds, province
    )


def _employer_fees(pathway: Pathway) -> Iterator[Spec]:
    for row in pathway.stream.spec.get("fees") or ():
        if pathway.standing.snapshot["fees"][row["fee"]]["payer"] == EMPLOYER:
            yield row


def _amount(line: FeeLine) -> str:
    return _("No official figure") if line.each is None else money_words(line.each)


def _note(pathway: Pathway, row: Spec) -> str:
    """What the fee's own row says of paying it."""
    versions = pathway.standing.snapshot["fees"][row["fee"]].get("versions")
    held = pathway.standing.in_force(versions)
    return str(held[0].get("note", "")) if held else ""


def _times(pathway: Pathway) -> list[Spec]:
    """The service standards."""
    held = pathway.standing.in_force(pathway.stream.spec.get("times"))
    return [time for time in held if time.get("measure") == STANDARD]


def _at_border(pathway: Pathway) -> Iterator[Statement]:
    """How it goes at a port of entry, where the permit may be asked for there."""
    for record in pathway.standing.in_force(pathway.stream.spec.get("times")):
        if record.get("step") == BORDER:
            note, cite = record.get("note", ""), pathway.standing.cite(record)
            yield Statement(record["title"], note=note, citation=cite)


def _share(record: Spec) -> str:
    share = record.get("share_percent")
    if share is None:
        return ""
    words: dict[str, Any] = {"share": int(Decimal(str(share)))}
    return _("It is met for %(share)s of 100.") % words
