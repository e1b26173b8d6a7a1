"""What an answer can be, and the codes that several answers share."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias, TypeVar

from pathways.rules.profile.reading import Errors, Missing, code, shaped

Value = TypeVar("Value")
Answer: TypeAlias = Value | Literal[Missing.UNANSWERED]
Optional: TypeAlias = Value | Literal[Missing.UNANSWERED] | None
PROVINCE, NOC = code(2), code(5, digits=True)
STUDY_FIELD = shaped(r"\d\d\.\d{4}", "11.0701")  # CIP Canada 2021, six digits
# Puerto Rico, Guam, the US Virgin Islands, American Samoa, the Northern Marianas and
# the outlying islands have codes of their own.
US_TERRITORIES: Final = frozenset(("PR", "GU", "VI", "AS", "MP", "UM"))
_COUNTRY_CODE: Final = code(2)


def COUNTRY(value: object, path: str, errors: Errors) -> str:  # noqa: N802
    """A country by its code; a territory of the United States is the United States."""
    country: str = _COUNTRY_CODE(value, path, errors)
    return "US" if country in US_TERRITORIES else country


PROVINCE_CODES: Final = frozenset(
    ("AB", "BC", "MB", "NB", "NL", "NS", "NT", "NU", "ON", "PE", "QC", "SK", "YT")
)
