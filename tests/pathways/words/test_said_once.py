"""Every sentence of people's pages, reports and mails stands in one place."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[3]
# Shorter texts are mostly names of things, which labels and headings share.
WORDS: Final = 7
CALLED: Final = {"_", "__", "lazy", "gettext", "gettext_lazy", "ngettext", "pgettext"}
# Rooms of curators, who read other pages, and names of columns, which they read.
APART: Final = (
    "pathways/models/",
    "pathways/admin/",
    "pathways/changes/",
    "pathways/management/",
)
APART_TEMPLATES: Final = ("templates/admin/",)
TAG: Final = re.compile(r"{%\s*(?:translate|trans)\s+(\"[^\"]*\"|'[^']*')")
BLOCK: Final = re.compile(
    r"{%\s*blocktrans(?:late)?\b[^%]*%}(.*?){%\s*endblocktrans(?:late)?\s*%}", re.DOTALL
)
PARTS: Final = re.compile(r"{%\s*plural\s*%}")
# What stands in two places on purpose, with the reason.
EXEMPT: Final[Mapping[str, str]] = {
    "Wage and outlook are those of … …": "two pages, each with a whole block around",
}


def texts_of_module(path: Path) -> Iterator[str]:
    """Every text that a module marks for translation."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if name in CALLED:
                for item in node.args:
                    if isinstance(item, ast.Constant) and isinstance(item.value, str):
                        yield item.value


def texts_of_template(path: Path) -> Iterator[str]:
    """Every text that a template marks for translation."""
    text = path.read_text(encoding="utf-8")
    for item in TAG.findall(text):
        yield item[1:-1]
    for block in BLOCK.findall(text):
        yield from PARTS.split(block)


def plain(text: str) -> str:
    """A text in its words, with what is filled in left open."""
    text = re.sub(r"{{.*?}}|%\(\w+\)s|{\w*}", "…", text)
    return " ".join(re.sub(r"<[^>]*>", " ", text).split()).strip(" .")


def places(root: Path) -> dict[str, list[str]]:
    """Where each text of so many words stands."""
    result = defaultdict(list)
    for path in sorted(root.glob("pathways/**/*.py")):
        name = str(path.relative_to(root))
        if not name.startswith(APART) and "/migrations/" not in name:
            for text in texts_of_module(path):
                result[plain(text)].append(name)
    for path in sorted(root.glob("templates/**/*.*")):
        name = str(path.relative_to(root))
        if not name.startswith(APART_TEMPLATES):
            for text in texts_of_template(path):
                result[plain(text)].append(name)
    return {text: at for text, at in result.items() if len(text.split()) >= WORDS}


def test_no_sentence_stands_in_two_places() -> None:
    twice = {text: at for text, at in places(ROOT).items() if len(set(at)) > 1}

    assert {t: at for t, at in twice.items() if t not in EXEMPT} == {}
    assert EXEMPT.keys() - twice.keys() == set()


def test_a_sentence_that_stands_twice_is_seen(tmp_path: Path) -> None:
    for folder in ("pathways", "templates"):
        (tmp_path / folder).mkdir()
    words = "Nothing more is asked of you right now"
    (tmp_path / "pathways/a.py").write_text(f'x = _("{words}.")\n')
    (tmp_path / "templates/a.txt").write_text(f'{{% translate "{words}" %}}')
    (tmp_path / "templates/b.mjml").write_text(
        f"{{% blocktranslate trimmed %}}\n  {words}.{{% endblocktranslate %}}"
    )

    assert places(tmp_path) == {
        words: ["pathways/a.py", "templates/a.txt", "templates/b.mjml"]
    }
