"""The rules are entered by their doors: nothing outside imports deeper."""

import ast
import importlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.test_templates import ROOT, name

PARENT = "pathways"
RULES = f"{PARENT}.rules"
ROOMS = ("facts", "levers", "routes", "rounds", "checks", "effects")
DOORS = frozenset({RULES, *(f"{RULES}.{room}" for room in ROOMS)})
OUTSIDE = [
    path
    for folder in ("immigration_portal", "occupations", "pathways")
    for path in sorted((ROOT / folder).rglob("*.py"))
    if ROOT / "pathways/rules" not in path.parents
]


def source_of(node: ast.ImportFrom, path: Path) -> str:
    """The dotted module that an import names, from here when it begins with dots."""
    if not node.level:
        return node.module or ""
    folder = path.relative_to(ROOT).parent.parts
    start = folder[: len(folder) - node.level + 1]
    return ".".join([*start, *([node.module] if node.module else [])])


def is_of_the_rules(module: str) -> bool:
    return module == RULES or module.startswith(f"{RULES}.")


def entered(path: Path, text: str | None = None) -> Iterator[tuple[str, str]]:
    """Every name of the rules that a module imports, with where from."""
    source = path.read_text(encoding="utf-8") if text is None else text
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom):
            module = source_of(node, path)
            names = [alias.name for alias in node.names]
            if is_of_the_rules(module):
                yield from ((module, imported) for imported in names)
            elif module == PARENT and "rules" in names:
                yield RULES, ""
        if isinstance(node, ast.Import):
            deep = (alias.name for alias in node.names if is_of_the_rules(alias.name))
            yield from ((module, "") for module in deep)


def beside_the_doors(path: Path, text: str | None = None) -> list[tuple[str, str]]:
    return [
        (module, imported)
        for module, imported in entered(path, text)
        if module not in DOORS
        or imported not in importlib.import_module(module).__all__
    ]


@pytest.mark.long
@pytest.mark.parametrize("path", OUTSIDE, ids=name)
def test_the_rules_are_entered_by_a_door(path: Path) -> None:
    assert beside_the_doors(path) == []


@pytest.mark.parametrize(
    ("at", "text"),
    [
        ("pathways/health.py", "from pathways.rules.engine.case import Case"),
        ("pathways/health.py", "from .rules.engine.case import Case"),
        ("pathways/health.py", "from . import rules"),
        ("pathways/health.py", "from .rules import engine"),
        ("pathways/pages/__init__.py", "from ..rules.engine.case import Case"),
        ("pathways/pages/offer/page.py", "from ...rules.engine import case"),
        ("pathways/health.py", "import pathways.rules.engine.case"),
        ("pathways/health.py", "from pathways import rules"),
    ],
)
def test_a_way_beside_the_doors_is_seen(at: str, text: str) -> None:
    assert beside_the_doors(ROOT / at, text)


@pytest.mark.parametrize(
    ("at", "text"),
    [
        ("pathways/health.py", "from pathways.rules import Profile"),
        ("pathways/pages/offer/page.py", "from ...rules import Profile"),
        ("pathways/pages/offer/page.py", "from .rules.engine import case"),
        ("pathways/health.py", "from pathways.rulesets import case"),
    ],
)
def test_a_door_and_what_is_named_alike_are_open(at: str, text: str) -> None:
    assert beside_the_doors(ROOT / at, text) == []


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
