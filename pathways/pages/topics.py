"""What is told of a topic, for any page: statements with figures and sources."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Final

from django.utils.translation import gettext as _

from pathways.comparison.records import SPANS
from pathways.outlook.standing import Standing
from pathways.pages.statements import Part, Statement, money_words, part
from pathways.rules.costs import Rate, rate
from pathways.rules.specs import Spec
from pathways.rules.topics import statements_of
from pathways.wording import UNITS, number_words

CAD: Final = "CAD"
YEARS: Final = "years"
EMPLOYER_DUTIES: Final = "employer-duties"
FUNDS: Final = "settlement-funds"


def topic_part(
    standing: Standing, topic: str, stream: str = "", kinds: Iterable[str] = ()
) -> Part:
    """A topic as a part of a page; ``kinds``: only statements of these kinds."""
    record: Spec = standing.snapshot.get("topics", {}).get(topic, {})
    rows = topic_statements(standing, topic, stream, kinds)
    return part(topic, str(record.get("title", "")), rows)


def topic_statements(
    standing: Standing, topic: str, stream: str = "", kinds: Iterable[str] = ()
) -> tuple[Statement, ...]:
    """Each statement: its title, its figure, its sentences and its source."""
    only = frozenset(kinds)
    rows = statements_of(standing.snapshot, topic, standing.on, stream)
    return tuple(
        Statement(row["title"], figure_words(row), row["text"], standing.cite(row))
        for row in rows
        if not only or row["kind"] in only
    )


def figure_words(row: Spec) -> str:
    """The figure of a statement with its unit; nothing where it has none."""
    if row.get("value") is None:
        return ""
    value, unit = Decimal(str(row["value"])), row.get("unit", "")
    if unit == CAD:
        return money_words(value)
    if unit == YEARS:
        return UNITS[YEARS](value)
    if unit in SPANS:
        return SPANS[unit](int(value)) % {"n": number_words(value)}
    return number_words(value)


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
