"""Catalogues with one part missing or one number or day altered, at random."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from random import Random
from typing import Any, Final

DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
NUMBER: Final = re.compile(r"\d+(\.\d+)?")
# What is compared: all but texts, sources, places, wages, levers and the article.
WHOLE: Final = (
    *("fees", "tables", "conditions", "grids", "charts", "lists"),
    *("costs", "rates", "topics"),
)
RECORDS: Final = (
    *("requirements", "intakes", "times", "stays", "fees", "allocations", "codes"),
    *("changes", "practice"),
)
PASSED_OVER: Final = {"cite", "title", "label", "name", "note", "text", "seen_in"}
Path = tuple[Any, ...]


def some(
    snapshot: Mapping[str, Any], random: Random, count: int
) -> Iterator[tuple[str, dict[str, Any]]]:
    """What was done, and a copy with one part less or one figure changed."""
    kept = {name: snapshot[name] for name in (*WHOLE, "streams")}
    text = json.dumps(kept, sort_keys=True)
    every = [path for root in _roots(kept) for path in _parts(kept, root)]
    for path in random.choices(every, k=count):
        copy = json.loads(text)
        parent = _at(copy, path[:-1])
        old = parent[path[-1]]
        if isinstance(old, Mapping | list):
            del parent[path[-1]]
            done = f"without {_text_of(path)} {json.dumps(old, sort_keys=True)[:90]}"
        else:
            parent[path[-1]] = _other(old, random)
            done = f"{_text_of(path)}: {old} became {parent[path[-1]]}"
        yield done, {**snapshot, **copy}


def _roots(snapshot: Mapping[str, Any]) -> Iterator[Path]:
    for name in WHOLE:
        yield (name,)
    for place, stream in enumerate(snapshot["streams"]):
        for record in RECORDS:
            if record in stream:
                yield ("streams", place, record)


def _parts(snapshot: Any, path: Path) -> Iterator[Path]:
    """Every figure and every element of a list below, with its path."""
    result = _at(snapshot, path)
    if isinstance(result, Mapping):
        for key, value in result.items():
            if key not in PASSED_OVER:
                yield from _part(snapshot, (*path, key), value)
    elif isinstance(result, list):
        for place, value in enumerate(result):
            yield from _part(snapshot, (*path, place), value)


def _part(snapshot: Any, path: Path, value: Any) -> Iterator[Path]:
    if isinstance(value, Mapping) and isinstance(path[-1], int):
        yield path
    if isinstance(value, Mapping | list):
        yield from _parts(snapshot, path)
    elif _is_figure(value):
        yield path


def _is_figure(value: Any) -> bool:
    if isinstance(value, str):
        return bool(DAY.fullmatch(value) or NUMBER.fullmatch(value))
    return isinstance(value, int | float) and not isinstance(value, bool)


def _at(snapshot: Any, path: Path) -> Any:
    for key in path:
        snapshot = snapshot[key]
    return snapshot


def _other(old: Any, random: Random) -> Any:
    if not isinstance(old, str):
        return old + random.choice((1, 2, 10))
    if DAY.fullmatch(old):
        return f"{old[:-2]}{(int(old[-2:]) % 28) + 1:02d}"
    return str(int(float(old)) + 1)


def _text_of(path: Path) -> str:
    return "/".join(map(str, path))
