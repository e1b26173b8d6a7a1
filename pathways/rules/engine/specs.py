"""Read a snapshot's parts: numbers, days, citations, tables, charts and lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from pathways.rules.engine.case import Chart, ListEntry, Place
from pathways.rules.engine.criteria import Citation
from pathways.rules.engine.places import plain
from pathways.rules.engine.tables import Axis, Table, UnknownCell

Spec = Mapping[str, Any]


class RuleError(ValueError):
    """A rule cannot be compiled; the message names the row."""


FRACTION = re.compile(r"-?\d+\.\d+")


def number(value: Any) -> Any:
    """A JSON number without binary fractions; anything else as it is.

    Rows keep a fraction as text, so that nothing of it is lost.
    """
    if isinstance(value, float):
        return Decimal(str(value))
    if isinstance(value, str) and FRACTION.fullmatch(value):
        return Decimal(value)
    return value


def value(raw: Any) -> Any:
    """A threshold: lists become tuples, fractions become decimals."""
    if isinstance(raw, list):
        return tuple(value(item) for item in raw)
    return number(raw)


def day(raw: str | None) -> date | None:
    """An ISO date, or none."""
    return date.fromisoformat(raw) if raw else None


def in_force(spec: Spec, on: date) -> bool:
    """Whether a dated part holds on the day: from its first until its last is past."""
    start, end = day(spec.get("from")), day(spec.get("to"))
    return (start is None or start <= on) and (end is None or on < end)


def nearest(specs: Iterable[Spec], on: date) -> list[Spec]:
    """The parts in force; else those of the last day, or before it of the first."""
    every = list(specs)
    items = [spec for spec in every if in_force(spec, on)]
    if items or not every:
        return items
    starts = [s for spec in every if (s := day(spec.get("from")))]
    past = [e for spec in every if (e := day(spec.get("to"))) and e <= on]
    if past:
        last = max(past)
        return [s for s in every if day(s.get("to")) == last]
    return [s for s in every if starts and day(s.get("from")) == min(starts)]


def citation(spec: Spec | None, sources: Mapping[str, Spec], where: str) -> Citation:
    """The citation of a part; raises ``RuleError`` without one."""
    if not spec or spec.get("source") not in sources:
        raise RuleError(f"{where}: no source")
    return Citation(
        source=spec["source"],
        url=sources[spec["source"]].get("url", ""),
        clause=spec.get("clause", ""),
        as_of=day(spec.get("as_of")),
        as_of_note=spec.get("as_of_note", ""),
        confidence=spec["confidence"],
    )


def table(slug: str, axes: list[Spec], rows: list[Any], default: Any = 0) -> Table:
    """A table from rows ``[key, cell, …]``; the second axis holds the columns' keys.

    The keys ``"none"`` and ``"else"`` stand for the row of none and of all others.
    """
    keys = [row[0] for row in rows]
    cells = [tuple(_cell(slug, row[0], cell) for cell in row[1:]) for row in rows]
    plain_rows = [i for i, key in enumerate(keys) if key not in ("none", "else")]
    order = plain_rows + [i for i in range(len(keys)) if i not in plain_rows]
    ordered = [keys[i] for i in order]
    first = Axis(
        keys=tuple(number(keys[i]) for i in plain_rows),
        steps=bool(axes[0].get("steps")),
        none_row=ordered.index("none") if "none" in ordered else None,
        otherwise=ordered.index("else") if "else" in ordered else None,
    )
    if first.steps and list(first.keys) != sorted(first.keys):
        raise RuleError(f"table {slug}: the steps are not in rising order")
    built = [first]
    if len(axes) == 2:
        built.append(_columns(axes[1]))
    return Table(slug, tuple(built), tuple(cells[i] for i in order), number(default))


def _columns(spec: Spec) -> Axis:
    keys = list(spec["keys"])
    kept = [key for key in keys if key not in ("none", "else")]
    if keys[: len(kept)] != kept:
        raise RuleError("the columns “none” and “else” stand last")
    return Axis(
        keys=tuple(number(key) for key in kept),
        steps=bool(spec.get("steps")),
        none_row=keys.index("none") if "none" in keys else None,
        otherwise=keys.index("else") if "else" in keys else None,
    )


def _cell(slug: str, key: Any, cell: Any) -> Any:
    if isinstance(cell, Mapping):
        low, high = cell["unknown"]
        name = cell.get("name", f"{slug}: {key}")
        most = Decimal("Infinity") if high is None else number(high)
        return UnknownCell(name, number(low), most)
    return number(cell)


def charts(specs: Iterable[Spec]) -> tuple[Chart, ...]:
    """The conversion charts of the language tests."""
    return tuple(
        Chart(
            test=spec["test"],
            language=spec["language"],
            scale=spec.get("scale", ""),
            levels={
                ability: tuple((Decimal(str(score)), level) for score, level in pairs)
                for ability, pairs in spec["levels"].items()
            },
            ranges={
                ability: tuple(Decimal(str(n)) for n in numbers)  # type: ignore[misc]
                for ability, numbers in spec["ranges"].items()
            },
            taken_from=day(spec.get("taken_from")),
            taken_to=day(spec.get("taken_to")),
            accepted_from=day(spec.get("accepted_from")),
        )
        for spec in specs
    )


def lists(
    specs: Mapping[str, Spec], on: date, kept: dict[Any, Any]
) -> dict[str, dict[str, tuple[ListEntry, ...]]]:
    """The entries in force on the day, by list and key; ``kept`` serves other days."""
    record = {}
    for slug, spec in specs.items():
        items = [entry for entry in spec["entries"] if in_force(entry, on)]
        key = slug, tuple(map(id, items))
        if key not in kept:
            kept[key] = _by_key(items)
        record[slug] = kept[key]
    return record


def _by_key(items: list[Spec]) -> dict[str, tuple[ListEntry, ...]]:
    entries: dict[str, tuple[ListEntry, ...]] = {}
    for entry in items:
        values = {k: number(v) for k, v in entry.get("values", {}).items()}
        groups = tuple(entry.get("unit_groups", ()))
        line = ListEntry(entry["key"], entry["label"], values, groups)
        entries[line.key] = (*entries.get(line.key, ()), line)
    return entries


def places(
    specs: Mapping[str, Spec], on: date, kept: dict[Any, Any]
) -> dict[str, dict[str, Place]]:
    """The municipalities that we know, by province and plain name, on the day.

    ``kept`` serves other days on which each lies in the same areas.
    """
    areas = [
        tuple(area["area"] for area in spec.get("areas", ()) if in_force(area, on))
        for names in specs.values()
        for spec in names.values()
    ]
    key = "places", tuple(areas)
    if key not in kept:
        kept[key] = _by_name(specs, iter(areas))
    result: dict[str, dict[str, Place]] = kept[key]
    return result


def _by_name(
    specs: Mapping[str, Spec], areas: Iterator[tuple[str, ...]]
) -> dict[str, dict[str, Place]]:
    return {
        province: {
            plain(name): Place(spec.get("region", ""), frozenset(next(areas)))
            for name, spec in names.items()
        }
        for province, names in specs.items()
    }


def area_names(specs: Mapping[str, Spec]) -> dict[str, str]:
    """Every name of an area, to its slug."""
    return {
        name: slug for slug, spec in specs.items() for name in spec.get("names", ())
    }
