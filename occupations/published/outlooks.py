"""Job Bank's 3-year employment outlooks (open data), column by column as published."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from occupations.models import Confidence, OutlookLevel, Province, WageArea
from occupations.published.tables import check_columns, read_table
from occupations.seeding import AT, Row, SeedError

UNIT_GROUP, REGION, OUTLOOK, RELEASED = (
    "NOC_Code",
    "Economic Region Code",
    "Outlook",
    "Release Date",
)
NEEDED: Final = {UNIT_GROUP, REGION, OUTLOOK, RELEASED}
LEVELS: Final = {label.replace("_", " "): label for label in OutlookLevel.values}
WHOLE_PROVINCE: Final = re.compile(r"(\d\d)00")
"""Such as 3500; 3530 and the like are economic regions, which we do not hold."""
SERIAL: Final = re.compile(r"\d+(\.0+)?")
FIRST_SERIAL: Final = date(1899, 12, 30)
"""Day 0 of the workbook's dates."""


@dataclass(frozen=True, slots=True)
class Outlooks:
    """One published file."""

    path: Path
    first_year: int
    last_year: int
    published_on: date

    @property
    def slug(self) -> str:
        """The name of its data set."""
        return f"job-bank-outlooks-{self.first_year}-{self.last_year}"

    def dataset(self) -> Row:
        """The citation of all rows."""
        return {
            "slug": self.slug,
            "title": f"Job Bank employment outlooks {self.first_year}-{self.last_year}",
            "source": "job-bank-outlooks",
            "seen_in": self.path.name,
            "as_of": self.published_on,
            "confidence": Confidence.OFFICIAL.value,
            "licence": "Open Government Licence - Canada",
            "attribution": "Contains information licensed under the Open Government "
            "Licence - Canada.",
        }

    def rows(self) -> Iterator[Row]:
        """The outlooks of whole provinces; those of economic regions are left out."""
        provinces = self._provinces()
        number = 0
        for at, raw in read_table(self.path):
            check_columns(self.path, set(raw), NEEDED)
            whole = WHOLE_PROVINCE.fullmatch(raw[REGION].removesuffix(".0"))
            if whole:
                number += 1
                yield self._row(raw, provinces.get(whole[1]), at)
        if not number:
            raise self._error("no outlook of a whole province", "", REGION)

    def _row(self, raw: dict[str, str], province: str | None, at: str) -> Row:
        if province is None:
            raise self._error(f"“{raw[REGION]}” is no province", at, REGION)
        level = LEVELS.get(raw[OUTLOOK].lower())
        if level is None:
            raise self._error(f"“{raw[OUTLOOK]}” is no outlook", at, OUTLOOK)
        return {
            AT: at,
            "unit_group": raw[UNIT_GROUP].removeprefix("NOC_"),
            "province": province,
            "outlook": level,
            "first_year": self.first_year,
            "last_year": self.last_year,
            "released_on": self._day(raw[RELEASED], at),
            "dataset": self.slug,
        }

    def _provinces(self) -> dict[str, str]:
        """Provinces by the two digits that Statistics Canada gives them."""
        names = dict(Province.objects.values_list("pk", "code"))
        areas = WageArea.objects.filter(code__regex=r"^ER[0-9]{2}$").exclude(
            province=None
        )
        rows = areas.values_list("code", "province_id")
        return {code.removeprefix("ER"): names[pk] for code, pk in rows if pk}

    def _day(self, text: str, at: str) -> date:
        """A day as text, or as a workbook counts days."""
        if SERIAL.fullmatch(text):
            return FIRST_SERIAL + timedelta(days=int(float(text)))
        try:
            return date.fromisoformat(text[:10])
        except ValueError as error:
            raise self._error(f"“{text}” is no day", at, RELEASED) from error

    def _error(self, message: str, at: str, column: str) -> SeedError:
        return SeedError(message, file=self.path.name, at=at, field=column)
