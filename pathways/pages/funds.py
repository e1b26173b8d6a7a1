"""Proof of funds: how much, in CAD and US dollars, what counts and what does not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from django.utils.translation import gettext as _

from pathways.outlook.standing import Cite, Standing
from pathways.pages.statements import Part, Statement, money_words, part
from pathways.pages.topics import topic_statements
from pathways.rules import Criterion, Rate, Spec, Stream, rate
from pathways.rules.facts import Answer
from pathways.wording import UNITS, number_words
from pathways.words.counts import day_words

PATH: Final = "settlement_funds_cad"
TOPIC: Final = "settlement-funds"
LARGEST_FAMILY: Final = 7


@dataclass(frozen=True, slots=True)
class FundsLine:
    """What a family of a size needs, in CAD and in US dollars."""

    people: str
    cad: str
    usd: str


@dataclass(frozen=True, slots=True)
class FundsTable:
    """Amounts by family size, and in which case they hold."""

    caption: str
    lines: tuple[FundsLine, ...]


@dataclass(frozen=True, slots=True)
class FundsSection:
    """The public section: amounts by family size, their rate, and what counts."""

    tables: tuple[FundsTable, ...]
    rate_words: str
    rate_cite: Cite | None
    statements: tuple[Statement, ...]


def funds_section(standing: Standing, stream: Stream) -> FundsSection | None:
    """What everybody reads; nothing where a stream asks for no funds."""
    newest = rate(standing.snapshot, standing.on)
    asked = asked_amounts(standing, stream)
    tables = tuple(_table(label, criterion, newest) for label, criterion in asked)
    said = topic_statements(standing, TOPIC, stream.slug)
    if not tables and not said:
        return None
    cite = standing.cite(newest.spec) if newest else None
    return FundsSection(tables, rate_words(newest), cite, said)


def funds_part(standing: Standing, stream: Stream) -> Part:
    """What one person reads: the amount for the family, and what counts."""
    said = [*_own(standing, stream), *topic_statements(standing, TOPIC, stream.slug)]
    return part("funds", _("Proof of funds"), said)


def _own(standing: Standing, stream: Stream) -> Iterator[Statement]:
    """The amounts for this family; for one person, while the family is open."""
    newest = rate(standing.snapshot, standing.on)
    cite = standing.cite(newest.spec) if newest else None
    for label, criterion in asked_amounts(standing, stream):
        amount = criterion.threshold(standing.assessment.case.values)
        title = _("For your family")
        if not isinstance(amount, int | Decimal):
            title, amount = _("For one person, and more for a family"), least(criterion)
        both = usd_beside(standing.snapshot, Decimal(amount), standing.on)
        note = " ".join(text for text in (_sentence(label), rate_words(newest)) if text)
        yield Statement(title, both, note, cite)


def _table(label: str, criterion: Criterion, newest: Rate | None) -> FundsTable:
    lines = []
    for size, amount in _amounts(criterion):
        people = UNITS["people"](size) if size else _("Everybody")
        usd = usd_words(newest, amount) if newest else ""
        lines.append(FundsLine(people, money_words(amount), usd))
    return FundsTable(label or _("The least that the rule asks for"), tuple(lines))


def _amounts(criterion: Criterion) -> Iterator[tuple[int, Decimal]]:
    """Amounts by family size; one for size 0 where it does not depend on it."""
    table = criterion.table
    if table is None:
        yield 0, least(criterion)
        return
    for row, size in enumerate(table.axes[0].keys[:LARGEST_FAMILY]):
        yield int(size), Decimal(table.cells[row][0])


def least(criterion: Criterion) -> Decimal:
    """The amount that the smallest family needs."""
    table = criterion.table
    return Decimal(table.cells[0][0] if table else criterion.limit)


def asked_amounts(
    standing: Standing, stream: Stream
) -> Iterator[tuple[str, Criterion]]:
    """What asks for an amount to settle with, and in which case it does."""
    facts = standing.assessment.rules.facts.all
    for requirement in stream.requirements:
        for way in requirement.alternatives:
            for criterion in way.criteria:
                asks = criterion.fact is not None and facts[criterion.fact] == Answer(
                    PATH
                )
                if asks and criterion.comparison == "at_least":
                    yield way.label, criterion


def _sentence(label: str) -> str:
    return f"{label}." if label else ""


def usd_beside(snapshot: Spec, amount: Decimal, on: date) -> str:
    """An amount in CAD and, at the newest dated rate, in US dollars."""
    cad, newest = money_words(amount), rate(snapshot, on)
    if newest is None:
        return cad
    both = {"cad": cad, "usd": usd_words(newest, amount)}
    return _("%(cad)s, about %(usd)s") % both


def usd_words(newest: Rate, amount: Decimal) -> str:
    """An amount in CAD in whole US dollars."""
    dollars = newest.from_cad(amount).quantize(Decimal(1))
    return _("%(amount)s USD") % {"amount": number_words(dollars)}


def rate_words(newest: Rate | None) -> str:
    """The rate and its day; nothing where the edition has none."""
    if newest is None:
        return ""
    record = {"cad": f"{newest.cad:.4f}", "day": day_words(newest.on)}
    return _("At 1 USD = %(cad)s CAD, the rate of %(day)s.") % record
