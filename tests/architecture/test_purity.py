"""The rules are plain Python: they import the standard library and each other."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
RULES = sorted((ROOT / "pathways" / "rules").rglob("*.py"))


def imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield node.module or ""


def is_allowed(name: str) -> bool:
    ours = name == "pathways.rules" or name.startswith("pathways.rules.")
    return ours or name.split(".")[0] in sys.stdlib_module_names


@pytest.mark.parametrize("path", RULES, ids=lambda path: path.name)
def test_a_module_of_rules_imports_only_the_standard_library(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))

    assert [name for name in imported(tree) if not is_allowed(name)] == []


@pytest.mark.parametrize("path", RULES, ids=lambda path: path.name)
def test_a_module_of_rules_reads_no_clock(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))

    calls = [
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and node.attr in {"now", "today", "utcnow", "localtime"}
    ]
    assert calls == []


@pytest.mark.parametrize("app", ["occupations", "pathways"])
def test_an_apps_package_stays_empty(app: str) -> None:
    assert (ROOT / app / "__init__.py").read_text(encoding="utf-8").strip() == ""
