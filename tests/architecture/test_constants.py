"""A constant of the rules stands once: others import it."""

import ast
from collections.abc import Iterator

import pytest

from pathways.rules.engine import names
from tests.architecture.glossary import modules

HOME = "pathways.rules.engine.names"
NAMED = {
    value: name
    for name, value in vars(names).items()
    if name.isupper() and isinstance(value, str)
}
ONCE = {*NAMED.values(), "QUALIFIED", "NOT_COLLECTED", "FOREIGN_NATIONAL"}


def constants(tree: ast.Module) -> Iterator[tuple[str, object]]:
    """Every constant of a module by name, with its value where that is written out."""
    for node in tree.body:
        if isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            value = node.value.value if isinstance(node.value, ast.Constant) else None
            yield from ((t.id, value) for t in targets if isinstance(t, ast.Name))


def again(tree: ast.Module) -> list[str]:
    """The constants of a module that are named in one place already."""
    return [name for name, value in constants(tree) if value in NAMED]


def test_a_name_of_the_catalogue_is_written_in_one_module() -> None:
    places = {at: again(tree) for at, tree in modules().items() if at != HOME}

    assert {at: twice for at, twice in places.items() if twice} == {}


def test_a_constant_of_the_rules_is_bound_in_one_module() -> None:
    bound = [name for tree in modules().values() for name, _ in constants(tree)]

    assert {name: bound.count(name) for name in ONCE} == dict.fromkeys(ONCE, 1)


@pytest.mark.parametrize(
    "text", ['CRS = "crs"', 'GRID: Final = "crs"', 'FEDERAL: Final = "express-entry/"']
)
def test_a_second_home_is_seen(text: str) -> None:
    assert again(ast.parse(text))
