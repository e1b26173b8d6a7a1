"""A name says what it holds: three words that say nothing are names of nothing."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

ROOT = Path(__file__).resolve().parents[2]
SAY_NOTHING: Final = frozenset({"found", "told", "one"})
OURS: Final = ("pathways", "occupations", "immigration_portal", "tests")
MODULES: Final = [
    path
    for folder in OURS
    for path in sorted((ROOT / folder).rglob("*.py"))
    if "migrations" not in path.parts
]
SCRIPTS: Final = sorted((ROOT / "static" / "js").rglob("*.js"))
TEMPLATES: Final = sorted(
    path for path in (ROOT / "templates").rglob("*.*") if path.suffix != ".typ"
)
TAG: Final = re.compile(r"{%-?\s*(.*?)\s*-?%}", re.DOTALL)
QUOTED: Final = re.compile(r"\"[^\"]*\"|'[^']*'")
# What a tag binds: ``for X, Y in``, ``with X=``, ``as X``.
LOOP: Final = re.compile(r"for\s+(.+?)\s+in\b")
BOUND_BY_TAG: Final = re.compile(r"\b(\w+)=|\bas\s+(\w+)")
# A name that a script binds, or an arrow's parameter.
BOUND: Final = re.compile(r"\b(?:const|let|var|function)\s+(\w+)|\b(\w+)\)?\s*=>")
ANY: Final = re.compile(rf"\b_*({'|'.join(SAY_NOTHING)})_*\b", re.IGNORECASE)


def names(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Every name that a module binds or asks for, with its line."""
    for node in ast.walk(tree):
        line = getattr(node, "lineno", 0)
        match node:
            case ast.Name(id=name) | ast.Attribute(attr=name) | ast.arg(arg=name):
                yield line, name
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                yield line, name
            case ast.ClassDef(name=name):
                yield line, name
            case ast.keyword(arg=str(name)):
                yield line, name
            case ast.alias(name=name, asname=other):
                yield line, other or name.rpartition(".")[2]
            case ast.MatchAs(name=str(name)) | ast.MatchStar(name=str(name)):
                yield line, name
            case ast.ExceptHandler(name=str(name)):
                yield line, name
            case ast.Global(names=several) | ast.Nonlocal(names=several):
                yield from ((line, name) for name in several)


def says_nothing(name: str) -> bool:
    return name.strip("_").lower() in SAY_NOTHING


def refused(text: str) -> list[tuple[int, str]]:
    if not ANY.search(text):  # most modules are not even parsed
        return []
    return [(line, name) for line, name in names(ast.parse(text)) if says_nothing(name)]


def test_no_name_says_nothing() -> None:
    each = {str(path.relative_to(ROOT)): path for path in MODULES}

    places = [
        f"{name}:{line} {word}"
        for name, path in each.items()
        for line, word in refused(path.read_text(encoding="utf-8"))
    ]

    assert places == []
    assert len(each) > 1000  # product and tests


def test_no_file_is_named_so() -> None:
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert [
        name for name in listed.stdout.splitlines() if says_nothing(Path(name).stem)
    ] == []


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_no_script_binds_such_a_name(path: Path) -> None:
    bound = {word for pair in BOUND.findall(path.read_text("utf-8")) for word in pair}

    assert bound & SAY_NOTHING == set()


def bound_in_template(text: str) -> set[str]:
    """Every name that the tags of a template bind."""
    bound: set[str] = set()
    for tag in TAG.findall(text):
        code = QUOTED.sub("''", tag)
        loop = LOOP.match(code)
        bound.update(re.split(r"[\s,]+", loop[1]) if loop else ())
        bound.update(word for pair in BOUND_BY_TAG.findall(code) for word in pair)
    return bound - {""}


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_template_binds_such_a_name(path: Path) -> None:
    bound = bound_in_template(path.read_text(encoding="utf-8"))

    assert [name for name in bound if says_nothing(name)] == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("{% for one in items %}", {"one"}),
        ("{% for key, found in items.items %}", {"key", "found"}),
        ("{%- for told in items reversed -%}", {"told"}),
        ("{% with told=item.text %}", {"told"}),
        ("{% with a as one %}", {"one"}),
        ('{% include "a.html" with found=a|first b=c only %}', {"found", "b"}),
        ("{% blocktranslate count one=items|length with a=b %}", {"one", "a"}),
        ('{% translate "x" as found %}', {"found"}),
        ("{% words item as told %}", {"told"}),
        ('{% translate "said as one, found=told" %}', set()),
        ("{% if one == told %}{{ found }}{% endif %}", set()),
    ],
)
def test_the_rule_sees_what_tags_bind(text: str, names: set[str]) -> None:
    assert bound_in_template(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "found = 1",
        "[one for one in ()]",
        "def f(told): pass",
        "def f(*, _told=1): pass",
        "def told(): pass",
        "class Told: pass",
        "x.one",
        "f(one=1)",
        "import a.found",
        "from a import b as told",
        "lambda one: 1",
        "if (found := f()): pass",
        "for _found in (): pass",
        "match 1:\n    case one: pass",
        "try: pass\nexcept ValueError as told: pass",
    ],
)
def test_the_rule_sees_each_way_to_name(text: str) -> None:
    assert refused(text)


@pytest.mark.parametrize("text", ["found_at = 1", "'told'", "# one", "rounds_told()"])
def test_the_rule_leaves_words_and_longer_names(text: str) -> None:
    assert refused(text) == []
