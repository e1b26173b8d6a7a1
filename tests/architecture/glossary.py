"""Every class that crosses a room, with what its docstring says: for the glossary.

``python -m tests.architecture.glossary`` writes the table into docs/glossary.md.
"""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
GLOSSARY: Final = ROOT / "docs" / "glossary.md"
HEADING: Final = "## Classes that cross a room"
APPS: Final = ("pathways", "occupations")
INTRODUCTION: Final = """\
Imported by a room that is not their own; rooms are those of README's map. Made from
docstrings by `python -m tests.architecture.glossary`; a test holds the two together.
"""


def room_of(module: str) -> str:
    """The folder or single module that README's map names."""
    parts = module.split(".")
    return "/".join(parts[: 3 if parts[:2] == ["pathways", "rules"] else 2])


@cache
def modules() -> dict[str, ast.Module]:
    """Every module of the two apps by its dotted name."""
    files = (path for app in APPS for path in sorted((ROOT / app).rglob("*.py")))
    return {
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(
            ".__init__"
        ): ast.parse(path.read_text(encoding="utf-8"))
        for path in files
        if "migrations" not in path.parts
    }


def imports() -> Iterator[tuple[str, str, str]]:
    """Who imports which name from where, within the two apps."""
    for module, tree in modules().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.module in modules():
                for alias in node.names:
                    yield module, node.module, alias.name


def defined_in(
    module: str, name: str, passed: frozenset[str] = frozenset()
) -> tuple[str, str] | None:
    """The module and the name of a class, looked for through doors; else nothing."""
    tree = modules()[module]
    if any(isinstance(n, ast.ClassDef) and n.name == name for n in tree.body):
        return module, name
    doors = (
        (node.module, alias.name)
        for node in tree.body
        if isinstance(node, ast.ImportFrom) and node.module in modules()
        for alias in node.names
        if (alias.asname or alias.name) == name and node.module not in passed
    )
    inner = next(doors, None)
    return defined_in(*inner, passed | {module}) if inner else None


def meaning(module: str, name: str) -> str:
    """The first sentence of a class's docstring."""
    for node in modules()[module].body:
        if isinstance(node, ast.ClassDef) and node.name == name:
            text = (ast.get_docstring(node) or "").partition("\n\n")[0]
            return " ".join(text.split()).partition(". ")[0].rstrip(".")
    return ""


def crossing() -> list[tuple[str, str, str]]:
    """Room, class and meaning, in order."""
    lines = set()
    for importer, imported, name in imports():
        home = defined_in(imported, name)
        if home and room_of(home[0]) != room_of(importer):
            lines.add((room_of(home[0]), home[1], meaning(*home)))
    return sorted(lines)


def table() -> str:
    """The table as it stands in the glossary."""
    rows = [f"| `{name}` | {room} | {words} |" for room, name, words in crossing()]
    head = ["| class | room | meaning |", "|---|---|---|"]
    return "\n".join([HEADING, "", INTRODUCTION, *head, *rows]) + "\n"


def write() -> None:
    """Put the table at the end of the glossary."""
    terms = GLOSSARY.read_text(encoding="utf-8").partition(HEADING)[0]
    GLOSSARY.write_text(f"{terms.rstrip()}\n\n{table()}", encoding="utf-8")


if __name__ == "__main__":
    write()
