"""The names of months as people write them, in English, French and Spanish.

Resumes, answers that are typed, and the feeds of rounds all read them from here.
"""

from __future__ import annotations

from typing import Final

from pathways.resumes.folding import fold

SHORTEST: Final = 3  # letters of a month's name
MONTHS: Final = (
    "january jan janvier janv enero ene",
    "february feb fevrier fevr fev febrero",
    "march mar mars marzo",
    "april apr avril avr abril abr",
    "may mai mayo",
    "june jun juin junio",
    "july jul juillet juil julio",
    "august aug aout agosto ago",
    "september sept sep septembre septiembre setiembre",
    "october oct octobre octubre",
    "november nov novembre noviembre",
    "december dec decembre diciembre dic",
)
MONTH_OF: Final = {name: n for n, row in enumerate(MONTHS, 1) for name in row.split()}
IN_ENGLISH: Final = tuple(row.split()[0].capitalize() for row in MONTHS)


def month_named(text: str) -> int | None:
    """The month whose name begins so; nothing if several do."""
    start = fold(text)
    if len(start) < SHORTEST:
        return None
    months = {month for name, month in MONTH_OF.items() if name.startswith(start)}
    return months.pop() if len(months) == 1 else None
