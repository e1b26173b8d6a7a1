"""What is told of a topic, for any page: statements with figures and sources."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as lazy

from pathways.comparison.records import SPANS
from pathways.outlook.standing import Standing
from pathways.pages.statements import Part, Statement, money_words, part
from pathways.rules import Spec, statements_of
from pathways.wording import UNITS, number_words

CAD: Final = "CAD"
YEARS: Final = "years"
COUNTED: Final[dict[str, str | Promise]] = {
    "counts": lazy("Counts"),
    "excluded": lazy("Does not count"),
}
EMPLOYER_DUTIES: Final = "employer-duties"


def topic_part(
    standing: Standing, topic: str, stream: str = "", kinds: Iterable[str] = ()
) -> Part:
    """A topic as a part of a page; ``kinds``: only statements of these kinds."""
    record: Spec = standing.snapshot.get("topics", {}).get(topic, {})
    rows = topic_statements(standing, topic, stream, kinds)
    return part(topic, str(record.get("title", "")), rows)


def topic_statements(
    standing: Standing,
    topic: str,
    stream: str = "",
    kinds: Iterable[str] = (),
    province: str = "",
) -> tuple[Statement, ...]:
    """Each statement: its title, its figure, its sentences and its source."""
    only = frozenset(kinds)
    rows = statements_of(standing.snapshot, topic, standing.on, stream, province)
    return tuple(
        Statement(row["title"], figure_words(row), row["text"], standing.cite(row))
        for row in rows
        if not only or row["kind"] in only
    )


def figure_words(row: Spec) -> str:
    """The figure of a statement with its unit, or whether something counts."""
    if row.get("value") is None:
        return str(COUNTED.get(row["kind"], ""))
    value, unit = Decimal(str(row["value"])), row.get("unit", "")
    if unit == CAD:
        return money_words(value)
    if unit == YEARS:
        return UNITS[YEARS](value)
    if unit in SPANS:
        return SPANS[unit](int(value)) % {"n": number_words(value)}
    return number_words(value)
