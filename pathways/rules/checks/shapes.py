"""Fields of JSON have the shape that everything else takes for granted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pathways.rules.checks.problem import Problem, Problems, Spec, requirements_of


def check_shapes(shot: Spec) -> Problems:
    """What no rule, list or lever can be read from; other checks need not look."""
    for where, requirement in requirements_of(shot):
        for way in requirement.get("alternatives", ()):
            yield from _named(where, "when", way.get("when", {}))
            for criterion in way.get("criteria", ()):
                yield from _criterion(where, criterion)
    for slug, grid in shot.get("grids", {}).items():
        for version in grid["versions"]:
            for node in _nodes(version.get("root")):
                where = f"grid {slug} {version['id']}, {node['slug']}"
                yield from _facts(where, node.get("facts", []))
                yield from _fact(where, node.get("cap_by"))
    for slug, spec in shot["lists"].items():
        for entry in spec["entries"]:
            where = f"list {slug}, line {entry['key']}"
            yield from _named(where, "values", entry.get("values", {}))
    yield from _records(shot)


def _records(shot: Spec) -> Problems:
    for slug, lever in shot.get("levers", {}).items():
        if not isinstance(lever.get("parameters", {}), Mapping):
            yield Problem(f"lever {slug}", "its parameters are not told by name")
    for article in shot.get("articles", ()):
        for claim in article.get("claims", ()):
            streams = claim.get("streams", [])
            if not isinstance(streams, list) or not all(map(_is_text, streams)):
                where = f"article {article['slug']}, {claim['slug']}"
                yield Problem(where, "its streams are no list of names")


def _nodes(node: Spec | None) -> Iterator[Spec]:
    if node is not None:
        yield node
        for part in node.get("children", ()):
            yield from _nodes(part)


def _criterion(where: str, spec: Spec) -> Problems:
    for name in ("fact", "than"):
        yield from _fact(where, spec.get(name))
    yield from _facts(where, spec.get("by", []))
    value = spec.get("value")
    if isinstance(value, Mapping):
        if value.keys() != {"entry"} or not _is_text(value["entry"]):
            yield Problem(where, f"{dict(value)} is not a threshold")
    elif isinstance(value, list) and not all(map(_is_plain, value)):
        yield Problem(where, f"{value} is not a threshold")


def _facts(where: str, specs: Any) -> Problems:
    if not isinstance(specs, list):
        yield Problem(where, f"{specs} is no list of facts")
        return
    for spec in specs:
        yield from _fact(where, spec, is_needed=True)


def _fact(where: str, spec: Any, *, is_needed: bool = False) -> Problems:
    if spec is None and not is_needed:
        return
    if not isinstance(spec, Mapping) or not _is_text(spec.get("kind")):
        yield Problem(where, f"{spec} is no fact: it names no kind")


def _named(where: str, name: str, values: Any) -> Problems:
    """Values by name, each a text, a number, a flag or nothing."""
    if not isinstance(values, Mapping):
        yield Problem(where, f"{name}: {values} is not told by names")
        return
    for key, value in values.items():
        if value is not None and not _is_plain(value):
            yield Problem(where, f"{name}: {key} is neither a text nor a number")


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_plain(value: Any) -> bool:
    return isinstance(value, str | int | float)
