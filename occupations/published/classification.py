"""The structure of a version of the NOC, as Statistics Canada publishes it (CSV).

Five columns: level, name of the level, code, title, definition; the French file has the
same order. Only the column of the code names the version (“Code - NOC 2021 V1.0”).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

from occupations.models import Confidence, FrenchBasis, UnitGroup
from occupations.published.tables import read_table
from occupations.seeding import AT, Row, SeedError

UNIT_GROUP_LEVEL: Final = 5
COLUMNS: Final = 5


class Class(NamedTuple):
    """One line: a group or a unit group."""

    at: str
    level: int
    code: str
    title: str


@dataclass(frozen=True, slots=True)
class Version:
    """The English file of one version, and the French one where it is at hand."""

    name: str
    path: Path
    french: Path | None
    published_on: date

    @property
    def slug(self) -> str:
        """The name of its data set."""
        return "noc-" + "-".join(self.name.lower().replace(".", "-").split())

    def dataset(self) -> Row:
        """The citation of all rows."""
        return {
            "slug": self.slug,
            "title": f"NOC {self.name}: structure",
            "source": "noc-2021-dataset",
            "seen_in": self.path.name,
            "as_of": self.published_on,
            "confidence": Confidence.OFFICIAL.value,
            "licence": "Statistics Canada Open Licence",
            "attribution": "Source: Statistics Canada, National Occupational "
            f"Classification {self.name}. Reproduced and distributed on an as-is basis "
            "with the permission of Statistics Canada.",
        }

    def groups(self) -> Iterator[Row]:
        """Broad categories to minor groups, the wider first."""
        french = self._french()
        for class_ in sorted(self._classes(self.path), key=lambda class_: class_.level):
            if class_.level == UNIT_GROUP_LEVEL:
                continue
            record = {
                AT: class_.at,
                "level": class_.level,
                "code": class_.code,
                "parent": class_.code[:-1] or None,
                "title_en": class_.title,
                "dataset": self.slug,
            }
            if class_.code in french:
                record["title_fr"] = french[class_.code]
                record["title_fr_confidence"] = FrenchBasis.SEEN.value
            yield record

    def unit_groups(self) -> Iterator[Row]:
        """Unit groups; those that are new need their French title."""
        french = self._french() or dict(
            UnitGroup.objects.values_list("code", "title_fr")
        )
        for class_ in self._classes(self.path):
            if class_.level != UNIT_GROUP_LEVEL:
                continue
            if not french.get(class_.code):
                message = f"{class_.code} has no French title; give the French file too"
                raise self._error(message, self.path, class_.at)
            yield {
                AT: class_.at,
                "code": class_.code,
                "title_en": class_.title,
                "title_fr": french[class_.code],
                "teer": int(class_.code[1]),
                "minor_group": class_.code[:4],
                "dataset": self.slug,
            }

    def gone(self) -> list[str]:
        """Unit groups that we hold and the version does not have."""
        kept = {class_.code for class_ in self._classes(self.path)}
        held = UnitGroup.objects.order_by("code").values_list("code", flat=True)
        return [code for code in held if code not in kept]

    def _french(self) -> Mapping[str, str]:
        if self.french is None:
            return {}
        return {class_.code: class_.title for class_ in self._classes(self.french)}

    def _classes(self, path: Path) -> Iterator[Class]:
        for at, raw in read_table(path):
            names = list(raw)
            if len(names) < COLUMNS or not names[2].startswith("Code"):
                message = "not the columns level, name of the level, code, title"
                raise self._error(message, path, "line 1")
            level, _name, code, title = list(raw.values())[:4]
            if level not in {"1", "2", "3", "4", "5"}:
                raise self._error(f"“{level}” is no level", path, at, names[0])
            code = code.zfill(int(level))
            if len(code) != int(level) or not code.isdigit():
                message = f"“{code}” has not as many digits as its level"
                raise self._error(message, path, at, names[2])
            yield Class(at, int(level), code, title)

    def _error(self, message: str, path: Path, at: str, column: str = "") -> SeedError:
        return SeedError(message, file=path.name, at=at, field=column)
