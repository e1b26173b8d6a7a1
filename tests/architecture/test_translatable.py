"""Words that people see pass through gettext, in a way that ``makemessages`` finds."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from pathways.management.commands.makemessages import Command
from tests.architecture.test_templates import ROOT, name

GETTEXT = "django.utils.translation"
PLURALS = {"ngettext": 2, "ngettext_lazy": 2, "pgettext": 2, "pgettext_lazy": 2}
FOUND_BY_ITSELF = {"_", "gettext", "gettext_lazy", "ngettext", "pgettext"}
ELSEWHERE = "translated"  # words that another library's catalogue has
MODULES = [
    path
    for folder in ("immigration_portal", "occupations", "pathways")
    for path in sorted((ROOT / folder).rglob("*.py"))
    if "migrations" not in path.parts
]
TEMPLATES = [
    path
    for kind in ("*.html", "*.mjml", "*.txt")
    for path in sorted((ROOT / "templates").rglob(kind))
    if "admin" not in path.parts
]
TRANSLATED = re.compile(
    r"{%-?\s*blocktrans(?:late)?\b.*?{%-?\s*endblocktrans\w*\s*-?%}"
)
UNSEEN = re.compile(
    r"{%\s*comment.*?endcomment\s*%}|{#.*?#}|<!--.*?-->|<(script|style|code|kbd)\b.*?</\1>"
    r"|{% block (?:columns|main_class) %}.*?{% endblock %}|<mj-style.*?</mj-style>"
    r"|{%.*?%}|{{.*?}}"
)
SAID = re.compile(r"""\b(?:alt|aria-label|placeholder|title|label)="([^"]*)\"""")
TAG = re.compile(r"<[^>]*>")
LETTERS = re.compile(r"[^\W\d_]{2,}")
# Names that are the same in every language.
NAMES = {
    "CAD",
    "CLB",
    "CSV",
    "HTML",
    "ICS",
    "JSON",
    "NCLC",
    "NOC",
    "PDF",
    "TEER",
    "nbsp",
}


def calls(path: Path) -> Iterator[tuple[str, str, ast.Call]]:
    """Every call of a gettext function: what it is, what it is called here, and how."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    known = {
        alias.asname or alias.name: alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == GETTEXT
        for alias in node.names
        if "gettext" in alias.name and alias.asname != ELSEWHERE
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        if node.func.id in known:
            yield known[node.func.id], node.func.id, node


def keywords() -> set[str]:
    """What the command looks for."""
    options = " ".join(Command.xgettext_options)
    return FOUND_BY_ITSELF | set(re.findall(r"--keyword=(\w+)", options))


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_module_gives_gettext_its_words_where_they_are_found(path: Path) -> None:
    for function, alias, call in calls(path):
        words = call.args[: PLURALS.get(function, 1)]
        assert alias in keywords(), f"line {call.lineno}: {alias}"
        assert all(isinstance(word, ast.Constant) for word in words), call.lineno


def left_over(text: str) -> list[str]:
    """The letters of a template that no translation tag holds."""
    flat = UNSEEN.sub(" ", TRANSLATED.sub(" ", " ".join(text.split())))
    seen = [*SAID.findall(flat), TAG.sub(" ", flat).replace("&nbsp;", " ")]
    return [
        word for part in seen for word in LETTERS.findall(part) if word not in NAMES
    ]


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_a_template_says_nothing_outside_its_translation_tags(path: Path) -> None:
    assert left_over(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "template",
    ["<p>Hello</p>", '<a aria-label="Hello">1</a>', "{% if a %}Hello{% endif %}"],
)
def test_words_outside_the_tags_are_noticed(template: str) -> None:
    assert left_over(template) == ["Hello"]


def test_words_inside_the_tags_are_none_of_its_business() -> None:
    template = (
        '<p aria-label="{% translate "Hi" %}">{% blocktranslate trimmed with a=b %}'
        "Hello <b>{{ a }}</b>{% endblocktranslate %}</p>"
    )

    assert left_over(template) == []


WHOLE = re.compile(r"""{%-?\s*translate "([^"]*)\"""")
BLOCK = re.compile(
    r"{%-?\s*blocktranslate\b[^%]*%}(.*?){%-?\s*(?:plural|endblocktranslate)", re.DOTALL
)


def halves(text: str) -> list[str]:
    """What a translator gets that begins in the middle, and holds nothing to move."""
    blocks = (" ".join(block.split()) for block in BLOCK.findall(text))
    whole = [*WHOLE.findall(text), *(block for block in blocks if "{{" not in block)]
    return [words for words in whole if re.match(r"[^\W\d_A-Z]|[,;:.()]", words)]


@pytest.mark.parametrize("path", sorted((ROOT / "templates").rglob("*.html")), ids=name)
def test_a_template_gives_no_half_sentence_to_a_translator(path: Path) -> None:
    assert halves(path.read_text(encoding="utf-8")) == []


def test_a_half_sentence_is_seen() -> None:
    text = (
        '{% translate "and more" %}{% blocktranslate %}, or so{% endblocktranslate %}'
    )

    assert halves(text) == ["and more", ", or so"]
