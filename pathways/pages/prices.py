"""Prices of papers and tests in words: in CAD, and as they are paid."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from django.utils.translation import gettext as _

from pathways.outlook.standing import Standing
from pathways.pages.statements import Statement, spread_words
from pathways.rules import Range, Spec, cost_cad
from pathways.wording import money_words

CAD: Final = "CAD"


def price_statement(standing: Standing, slug: str) -> Statement | None:
    """What a paper or test costs; nothing where the edition does not have it."""
    row: Spec | None = standing.snapshot.get("costs", {}).get(slug)
    if row is None:
        return None
    price = price_in_words(row, cost_cad(standing.snapshot, slug, standing.on))
    return Statement(row["title"], price, row.get("note", ""), standing.cite(row))


def price_in_words(row: Spec, cad: Range | None) -> str:
    """From the least to the most, in the currency it is paid in, and in CAD."""
    if cad is None:
        return _("No official figure")
    in_cad = spread_words(*cad)
    if row.get("currency", CAD) == CAD:
        return in_cad
    paid = {"paid": _paid(row), "cad": in_cad}
    return _("%(paid)s, about %(cad)s") % paid


def _paid(row: Spec) -> str:
    low, high = (Decimal(str(row[end])) for end in ("low", "high"))
    ends = {"low": money_words(low), "high": money_words(high)}
    ends["currency"] = row["currency"]
    if low == high:
        return _("%(low)s %(currency)s") % ends
    return _("%(low)s to %(high)s %(currency)s") % ends
