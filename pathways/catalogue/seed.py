"""Spread the merged seed of the catalogue out into rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from django.db.models import Model

from occupations.seeding import SeedError
from pathways import models
from pathways.catalogue import beside, parts
from pathways.catalogue.parts import CITE, DATED, Part, Spec

Rows = dict[type[Model], list[dict[str, Any]]]
PLAIN_PARTS: Final = (
    parts.SOURCES,
    parts.PROGRAMS,
    parts.FEES,
    parts.CONDITIONS,
    *beside.BESIDE,
    parts.LEVERS,
)


class Spreader:
    """Spreads a merged seed out into rows by model."""

    def __init__(self) -> None:
        self.rows: Rows = defaultdict(list)
        self.keys: set[tuple[type[Model], str]] = set()

    def spread(self, seed: Mapping[str, Any]) -> Rows:
        """Every row, by model; raises ``SeedError`` for a key that comes twice."""
        for part in PLAIN_PARTS:
            self._add_part(part, seed[part.name], None, "")
        for slug, spec in seed["tables"].items():
            self._add_table(slug, spec, spec["_at"])
        for slug, spec in seed["grids"].items():
            self._add_grid(slug, spec)
        for spec in seed["charts"]:
            self._add_chart(spec)
        self._add_part(parts.STREAMS, seed["streams"], None, "")
        self._add_part(parts.ARTICLES, seed["articles"], None, "")
        return self.rows

    def _add(self, model: type[Model], row: dict[str, Any], key: str) -> None:
        if (model, key) in self.keys:
            name = model._meta.verbose_name
            file = row["_at"].removesuffix(f": {key}")
            raise SeedError(f"the {name} stands twice", file=file, at=key)
        self.keys.add((model, key))
        self.rows[model].append(row)

    def _add_keyed(
        self, model: type[Model], key: str, at: str, row: dict[str, Any]
    ) -> None:
        """Add a row that is named by its key."""
        self._add(model, {"key": key, **row, "_at": f"{at}: {key}"}, key)

    def _add_part(self, part: Part, result: Any, parent: str | None, at: str) -> None:
        items: Iterator[tuple[int, Spec]] = enumerate(
            [{**item, "slug": slug} for slug, item in result.items()]
            if part.named
            else result
        )
        for place, item in items:
            own = part.own_key(item, place)
            where = item.get("_at", at)
            key = f"{parent}/{part.name}/{own}" if parent else own
            row = self._row(part, item, where, key)
            if hasattr(part.model, "order"):
                row["order"] = place
            if part.keyed:
                row["key"] = key
            if part.parent and parent:
                row[part.parent] = parent
            self._add(part.model, row, key)
            for child in part.children:
                self._add_part(child, item.get(child.name, ()), key, where)

    def _row(self, part: Part, item: Spec, at: str, key: str) -> dict[str, Any]:
        row = {field: item[name] for name, field in part.fields.items() if name in item}
        if part.named:
            row["slug"] = item["slug"]
        if part.cited:
            row |= cited(item.get("cite"))
        return {**row, "_at": f"{at}: {key}"}

    def _add_table(
        self, slug: str, spec: Spec, at: str, cite: Spec | None = None
    ) -> None:
        axes = spec["axes"]
        columns = axes[1]["keys"] if len(axes) == 2 else [""]
        versions = spec.get("versions") or [{**spec, "cite": cite}]
        keys = [row[0] for version in versions for row in version["rows"]]
        table = {
            "slug": slug,
            "title": spec.get("title", slug),
            "row_type": key_type(keys),
            "row_steps": bool(axes[0].get("steps")),
            "column_type": key_type(columns) if len(axes) == 2 else "",
            "column_steps": len(axes) == 2 and bool(axes[1].get("steps")),
            "_at": f"{at}: {slug}",
        }
        self._add(models.Table, table, slug)
        for version in versions:
            self._add_table_version(slug, version, columns, at)

    def _add_table_version(
        self, slug: str, spec: Spec, columns: list[Any], at: str
    ) -> None:
        key = f"{slug}/{spec.get('from', '')}"
        row = {
            "table": slug,
            **cited(spec.get("cite")),
            **dated(spec),
            **{name: spec[name] for name in ("default", "note") if name in spec},
        }
        self._add_keyed(models.TableVersion, key, at, row)
        place = 0
        for cells in spec["rows"]:
            if len(cells) != len(columns) + 1:
                raise SeedError(f"row {cells[0]} has a wrong length", file=at, at=key)
            for column, cell in zip(columns, cells[1:], strict=True):
                self._add_cell(key, (cells[0], column), cell, place, at)
                place += 1

    def _add_cell(
        self, version: str, names: tuple[Any, Any], cell: Any, place: int, at: str
    ) -> None:
        row, column = (key_text(name) for name in names)
        key = f"{version}/{row}/{column}"
        values: dict[str, Any] = {"value": cell}
        if isinstance(cell, Mapping):
            low, high = cell["unknown"]
            values = {"low": low, "high": high, "name": cell.get("name", "")}
        values |= {"version": version, "row": row, "column": column, "order": place}
        self._add_keyed(models.TableCell, key, at, values)

    def _add_grid(self, slug: str, spec: Spec) -> None:
        at = spec["_at"]
        names = ("title", "province", "maximum", "sectioned", "by_score")
        row = {name: spec[name] for name in names if name in spec}
        self._add(models.Grid, {"slug": slug, **row, "_at": f"{at}: {slug}"}, slug)
        for place, version in enumerate(spec["versions"]):
            key = f"{slug}/{version['id']}"
            its = {
                "grid": slug,
                "label": version["id"],
                "order": place,
                **{n: version[n] for n in ("pass_mark", "note") if n in version},
                **dated(version),
                **cited(version.get("cite")),
            }
            self._add_keyed(models.GridVersion, key, at, its)
            if version.get("root"):
                self._add_node(key, None, version["root"], 0, (version.get("cite"), at))

    def _add_node(
        self,
        version: str,
        parent: str | None,
        spec: Spec,
        place: int,
        origin: tuple[Spec | None, str],
    ) -> None:
        cite, at = origin
        key = f"{version}/{spec['slug']}"
        names = ("slug", "title", "floor", "cap", "cap_table", "cap_by", "facts")
        row = {name: spec[name] for name in (*names, "combine") if name in spec}
        for name in ("table", "cap_table"):
            if isinstance(spec.get(name), Mapping):
                self._add_table(f"{key}/{name}", spec[name], at, cite)
                row[name] = f"{key}/{name}"
            elif name in spec:
                row[name] = spec[name]
        row |= {"version": version, "parent": parent, "order": place}
        self._add_keyed(models.GridNode, key, at, row)
        for index, child in enumerate(spec.get("children", ())):
            self._add_node(version, key, child, index, origin)

    def _add_chart(self, spec: Spec) -> None:
        at = spec["_at"]
        own = (spec["test"], spec.get("scale"), spec.get("taken_from"))
        key = "/".join(str(part) for part in own if part)
        names = ("test", "language", "scale", "taken_from", "taken_to", "accepted_from")
        row = {name: spec[name] for name in names if name in spec}
        self._add_keyed(models.LanguageChart, key, at, row | cited(spec.get("cite")))
        for place, (ability, numbers) in enumerate(spec["ranges"].items()):
            its = f"{key}/{ability}"
            limits = dict(zip(("lowest", "highest", "step"), numbers, strict=True))
            row = {"chart": key, "ability": ability, "order": place, **limits}
            self._add_keyed(models.ChartAbility, its, at, row)
            for index, (score, level) in enumerate(spec["levels"][ability]):
                row = {"ability": its, "score": score, "level": level, "order": index}
                self._add_keyed(models.ChartLevel, f"{its}/{level}", at, row)


def cited(cite: Spec | None) -> dict[str, Any]:
    """The fields of a citation; without one, the loader refuses the row."""
    return {name: cite[name] for name in CITE if name in cite} if cite else {}


def dated(spec: Spec) -> dict[str, Any]:
    """The fields of a period."""
    return {field: spec[name] for name, field in DATED.items() if name in spec}


def key_type(keys: list[Any]) -> str:
    """What the keys of an axis are; “none” and “else” aside."""
    items = [key for key in keys if key not in ("none", "else")]
    if items and all(isinstance(key, bool) for key in items):
        return "flag"
    numbers = all(isinstance(key, int | Decimal) for key in items)
    return "number" if numbers else "text"


def key_text(key: Any) -> str:
    """A key as rows keep it."""
    if isinstance(key, bool):
        return "true" if key else "false"
    return key.isoformat() if isinstance(key, date) else str(key)
