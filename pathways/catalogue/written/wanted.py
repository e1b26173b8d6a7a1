"""The rows of the catalogue as the seed files tell them, all files in one."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

from pathways import models
from pathways.catalogue import beside, parts
from pathways.catalogue.schema import file_schema
from pathways.snapshots.grids import grids, tables
from pathways.snapshots.reference import charts
from pathways.snapshots.rows import named, rows_of, specs

NAMED: Final = (
    *(parts.SOURCES, parts.PROGRAMS, parts.FEES, parts.CONDITIONS, parts.LEVERS),
    *beside.BESIDE,
)
Values = dict[str, Any]


def wanted() -> Values:
    """What the files would say together, without what is said by leaving it out."""
    sections: Values = {part.name: named(part) for part in NAMED}
    sections["tables"] = _with_assumed(tables(), models.TableVersion, "table")
    sections["grids"] = _with_assumed(grids(), models.GridVersion, "grid")
    _put_tables_inside(sections)
    for slug, table in sections["tables"].items():
        if table["title"] == slug:
            del table["title"]
    sections["charts"] = charts()
    for part in (parts.STREAMS, parts.ARTICLES):
        sections[part.name] = specs(part, rows_of(part.model))
    result: Values = exact(sections)
    return result


def _with_assumed(items: Values, model: Any, parent: str) -> Values:
    """With the note that a day of a version is assumed, which no snapshot needs."""
    for row in rows_of(model):
        if row["dates_assumed"]:
            its = [v for v in items[row[parent]]["versions"] if _is_version(v, row)]
            for version in its:
                version["dates_assumed"] = True
    return items


def _is_version(version: Values, row: Values) -> bool:
    if "label" in row:
        return bool(version["id"] == row["label"])
    start = row["effective_from"]
    return bool(version.get("from") == (start.isoformat() if start else None))


def _put_tables_inside(sections: Values) -> None:
    """A table of one part of a grid stands in that part, where it can."""
    for slug, grid in sections["grids"].items():
        for version in grid["versions"]:
            if "root" in version:
                _move_tables(sections["tables"], version["root"], version, slug)


def _move_tables(tables: Values, node: Values, version: Values, grid: str) -> None:
    for name in ("table", "cap_table"):
        slug = f"{grid}/{version['id']}/{node['slug']}/{name}"
        if node.get(name) == slug and _is_plain(tables[slug], version):
            table = tables.pop(slug)
            its = table["versions"][0]
            inside = {"axes": table["axes"], "rows": its["rows"]}
            if table["title"] != slug:
                inside["title"] = table["title"]
            node[name] = inside | {n: its[n] for n in ("default",) if n in its}
    for child in node.get("children", ()):
        _move_tables(tables, child, version, grid)


def _is_plain(table: Values, version: Values) -> bool:
    """Whether a table is told in full by its part: one version, read where it was."""
    if len(table["versions"]) != 1:
        return False
    its = table["versions"][0]
    is_plain = its.keys() <= {"cite", "rows", "default"}
    return bool(is_plain and its["cite"] == version["cite"])


def exact(value: Any) -> Any:
    """With fractions as the exact numbers that files hold."""
    if isinstance(value, dict):
        return {name: exact(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [exact(part) for part in value]
    return Decimal(repr(value)) if isinstance(value, float) else value


def in_full(sections: Values) -> Values:
    """With every default, so that two ways of saying one thing become equal."""
    full: Values = file_schema().model_validate(sections).model_dump(by_alias=True)
    for chart in full["charts"]:
        for levels in chart["levels"].values():
            levels.sort(reverse=True)
    return full
