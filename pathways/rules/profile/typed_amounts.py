"""Amounts that were typed in another currency than CAD (docs/profile.md).

Every rule reads CAD. This only remembers what the person wrote, to say it again.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from pathways.rules.profile.answer_types import Answer
from pathways.rules.profile.reading import answer, code, day, decimal, text


@dataclass(frozen=True, slots=True)
class TypedAmount:
    """What was typed at a path, the CAD that it became, and by which rate."""

    path: Answer[str] = answer(text)
    amount: Answer[Decimal] = answer(decimal)
    currency: Answer[str] = answer(code(3))
    cad: Answer[Decimal] = answer(decimal)
    rate: Answer[Decimal] = answer(decimal)
    rate_on: Answer[date] = answer(day)
