"""What a page says of a record: a sentence, its figure, and where it was read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from django.utils.translation import gettext as _

from pathways.outlook.standing import Cite
from pathways.wording import UNITS

NBSP: Final = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that is said; ``strong`` is the figure that it is about."""

    text: str
    strong: str = ""
    note: str = ""
    citation: Cite | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """Statements under one heading; ``nothing`` is said where there are none."""

    slug: str
    title: str
    statements: tuple[Statement, ...]
    nothing: str = ""


def part(
    slug: str, title: str, statements: Iterable[Statement], nothing: str = ""
) -> Part:
    """A part of a page."""
    return Part(slug, title, tuple(statements), nothing)


def money_words(amount: Decimal) -> str:
    """An amount in Canadian dollars, which no line breaks."""
    return UNITS["CAD"](amount).replace(" ", NBSP)


def spread_words(low: Decimal, high: Decimal | None) -> str:
    """An amount that may have two ends, or no upper one."""
    if high is None:
        return _("At least %(amount)s") % {"amount": money_words(low)}
    if low == high:
        return money_words(low)
    ends = {"low": money_words(low), "high": money_words(high)}
    return _("%(low)s to %(high)s") % ends


def distinct_cites(parts: Sequence[Part]) -> list[Cite]:
    """Every source of some parts, each page and day once."""
    cites = (statement.citation for part in parts for statement in part.statements)
    return list(dict.fromkeys(cite for cite in cites if cite))
