"""The room stands alone: a few libraries, no Django."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import pathways.resumes

ROOM = sorted(Path(pathways.resumes.__file__).parent.glob("*.py"))
LIBRARIES = {"charset_normalizer", "defusedxml", "docx", "lxml", "pypdf"}


def imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def is_allowed(name: str) -> bool:
    first = name.partition(".")[0]
    is_ours = name == "pathways.resumes" or name.startswith("pathways.resumes.")
    return is_ours or first in LIBRARIES or first in sys.stdlib_module_names


@pytest.mark.long
@pytest.mark.parametrize("path", ROOM, ids=lambda path: path.name)
def test_a_module_imports_its_libraries_and_its_room_alone(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))

    assert [name for name in imported(tree) if not is_allowed(name)] == []
