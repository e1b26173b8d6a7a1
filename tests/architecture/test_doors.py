"""The rules are entered by their doors: nothing outside imports deeper."""

import ast
import importlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.test_templates import ROOT, name

RULES = "pathways.rules"
ROOMS = ("facts", "levers", "routes", "rounds", "checks", "effects")
DOORS = frozenset({RULES, *(f"{RULES}.{room}" for room in ROOMS)})
OUTSIDE = [
    path
    for folder in ("immigration_portal", "occupations", "pathways")
    for path in sorted((ROOT / folder).rglob("*.py"))
    if ROOT / "pathways/rules" not in path.parents
]


def entered(path: Path) -> Iterator[tuple[str, str]]:
    """Every name of the rules that a module imports, with where from."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(RULES):
            yield from ((str(node.module), alias.name) for alias in node.names)
        if isinstance(node, ast.Import):
            deep = (alias.name for alias in node.names if alias.name.startswith(RULES))
            yield from ((module, "") for module in deep)


@pytest.mark.long
@pytest.mark.parametrize("path", OUTSIDE, ids=name)
def test_the_rules_are_entered_by_a_door(path: Path) -> None:
    beside = [
        (module, imported)
        for module, imported in entered(path)
        if module not in DOORS
        or imported not in importlib.import_module(module).__all__
    ]

    assert beside == []


@pytest.mark.parametrize("door", sorted(DOORS))
@pytest.mark.thorough
def test_a_door_offers_only_what_is_used(door: str) -> None:
    used = {
        imported
        for path in OUTSIDE
        for module, imported in entered(path)
        if module == door
    }

    assert sorted(set(importlib.import_module(door).__all__) - used) == []
