"""What an answer can be, and the codes that several answers share."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias, TypeVar

from pathways.rules.reading import Missing, code, shaped

Value = TypeVar("Value")
Answer: TypeAlias = Value | Literal[Missing.UNANSWERED]
Optional: TypeAlias = Value | Literal[Missing.UNANSWERED] | None
COUNTRY, PROVINCE, NOC = code(2), code(2), code(5, digits=True)
STUDY_FIELD = shaped(r"\d\d\.\d{4}", "11.0701")  # CIP Canada 2021, six digits
PROVINCE_CODES: Final = frozenset(
    ("AB", "BC", "MB", "NB", "NL", "NS", "NT", "NU", "ON", "PE", "QC", "SK", "YT")
)
