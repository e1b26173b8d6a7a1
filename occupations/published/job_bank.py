"""Job Bank's yearly wage file (open data), column by column as it is published."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from occupations.models import Confidence, WageArea, WageUnit
from occupations.seeding import AT, Row, SeedError

AMOUNTS = {
    "low_cad": "Low_Wage_Salaire_Minium",
    "q1_cad": "Quartile1_Wage_Salaire_Quartile1",
    "median_cad": "Median_Wage_Salaire_Median",
    "q3_cad": "Quartile3_Wage_Salaire_Quartile3",
    "high_cad": "High_Wage_Salaire_Maximal",
}
UNIT_GROUP, AREA, ANNUAL = (
    "NOC_CNP",
    "ER_Code_Code_RE",
    "Annual_Wage_Flag_Salaire_annuel",
)
PERIOD, SURVEY = "Reference_Period", "Data_Source_E"
NEEDED = {UNIT_GROUP, AREA, ANNUAL, PERIOD, SURVEY, *AMOUNTS.values()}
UNITS = {"0": WageUnit.HOUR, "1": WageUnit.YEAR}


@dataclass(frozen=True, slots=True)
class Edition:
    """One published file."""

    path: Path
    year: int
    published_on: date

    @property
    def slug(self) -> str:
        """The name of its data set."""
        return f"job-bank-wages-{self.year}"

    def dataset(self) -> Row:
        """The citation of all rows."""
        return {
            "slug": self.slug,
            "title": f"Job Bank wages, edition {self.year} (published "
            f"{self.published_on.isoformat()})",
            "source": "job-bank-wages",
            "seen_in": self.path.name,
            "as_of": self.published_on,
            "confidence": Confidence.OFFICIAL.value,
            "licence": "Open Government Licence - Canada",
            "attribution": "Contains information licensed under the Open Government "
            "Licence - Canada.",
        }

    def rows(self) -> Iterator[Row]:
        """The wages that the file publishes; rows without any amount are left out."""
        known = set(WageArea.objects.values_list("code", flat=True))
        with self.path.open(encoding="utf-8-sig", newline="") as handle:
            reader = csv.DictReader(handle)
            self._check_header(set(reader.fieldnames or ()))
            for raw in reader:
                at = f"line {reader.line_num}"
                if any(raw[column].strip() for column in AMOUNTS.values()):
                    self._check_area(raw[AREA], known, at)
                    yield {AT: at} | self._row(raw, at)

    def _row(self, raw: dict[str, str], at: str) -> dict[str, object]:
        unit = UNITS.get(raw[ANNUAL].strip())
        if unit is None:
            raise self._error(f"“{raw[ANNUAL]}” is neither 0 nor 1", at, ANNUAL)
        has_range = raw[AMOUNTS["low_cad"]].strip() and raw[AMOUNTS["high_cad"]].strip()
        amounts = {name: raw[column].strip() for name, column in AMOUNTS.items()}
        return amounts | {
            "unit_group": raw[UNIT_GROUP].strip().removeprefix("NOC_"),
            "area": raw[AREA].strip(),
            "unit": unit.value,
            "survey": raw[SURVEY].strip(),
            "reference_period": raw[PERIOD].strip(),
            "edition": self.year,
            "range_edition": self.year if has_range else None,
            "dataset": self.slug,
        }

    def _check_header(self, columns: set[str]) -> None:
        if missing := NEEDED - columns:
            raise self._error(f"no column {', '.join(sorted(missing))}", "line 1", "")

    def _check_area(self, code: str, known: set[str], at: str) -> None:
        if code.strip() not in known:
            message = f"“{code}” is not a wage area; add it in the admin first"
            raise self._error(message, at, AREA)

    def _error(self, message: str, at: str, column: str) -> SeedError:
        return SeedError(message, file=self.path.name, at=at, field=column)
