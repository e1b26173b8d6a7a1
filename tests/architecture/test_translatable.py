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


@pytest.mark.long
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


# Every kind of template, the admin's too: whatever holds words for a translator.
EVERY_TEMPLATE = [
    path
    for kind in ("*.html", "*.mjml", "*.txt", "*.typ")
    for path in sorted((ROOT / "templates").rglob(kind))
]
SAID_IN_A_TAG = re.compile(
    r"""(?:{%-?\s*trans(?:late)?\s+|\b_\()(?:"([^"]*)"|'([^']*)')"""
)
BLOCK = re.compile(
    r"{%-?\s*blocktrans(?:late)?\b.*?%}(.*?){%-?\s*endblocktrans(?:late)?\b", re.DOTALL
)
PLURAL = re.compile(r"{%-?\s*plural\s*-?%}")


def texts_in(template: str) -> Iterator[str]:
    """Every text that a template gives to a translator, without its markup."""
    for double, single in SAID_IN_A_TAG.findall(template):
        yield double or single
    for block in BLOCK.findall(template):
        for form in PLURAL.split(block):
            yield " ".join(TAG.sub("", form).split())


def begins_whole(words: str) -> bool:
    """Whether it begins as a sentence or a label may: A, 1, “ or a variable."""
    return words[:1].isupper() or words[:1].isdigit() or words[:1] in set("“{%")


def halves(template: str) -> list[str]:
    """What a translator gets that begins in the middle of a sentence."""
    return [words for words in texts_in(template) if not begins_whole(words)]


@pytest.mark.parametrize("path", EVERY_TEMPLATE, ids=name)
def test_a_template_gives_no_half_sentence_to_a_translator(path: Path) -> None:
    """A text begins with a capital letter, a digit, “ or a variable, without exception.

    A small letter or a mark of punctuation goes on with what stands before it, where a
    translator can move nothing, whether the text holds variables or not.
    """
    assert halves(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("text", "half"),
    [
        ('{% translate "and more" %}', "and more"),
        ("{% translate 'and more' %}", "and more"),
        ('{{ row|default:_("nothing") }}', "nothing"),
        ("{% blocktranslate %}, or so{% endblocktranslate %}", ", or so"),
        (
            "{% blocktranslate trimmed with a=b|c %}and\n {{ a }} of it"
            "{% endblocktranslate %}",
            "and {{ a }} of it",
        ),
        (
            "{% blocktranslate %}<b>as of</b> {{ day }}{% endblocktranslate %}",
            "as of {{ day }}",
        ),
        (
            "{% blocktranslate count n=n %}One{% plural %}(of {{ n }})"
            "{% endblocktranslate %}",
            "(of {{ n }})",
        ),
    ],
)
def test_half_a_sentence_in_a_template_is_seen(text: str, half: str) -> None:
    assert halves(text) == [half]


def test_a_whole_text_in_a_template_is_none() -> None:
    assert (
        halves(
            '{% translate "12 months" %}{% translate "Now" %}'
            "{% blocktranslate %}“{{ part }}” is cut{% endblocktranslate %}"
            '{% blocktranslate %}<b class="n">{{ a }}</b> of {{ b }}'
            "{% endblocktranslate %}"
        )
        == []
    )


# Words for a thing, such as a unit or a choice, begin small: they are read inside a
# sentence that a translator has as a whole, or alone in a cell. Where they may stand:
TERMS = {
    "occupations/models/": "Django puts verbose names and choices into its sentences",
    "occupations/admin/": "filters and counts, beside a label",
    "occupations/forms/places.py": "kinds of places, in “Places: cities”",
    "occupations/templatetags/occupations.py": "what a TEER is, in brackets behind it",
    "pathways/models/": "Django puts verbose names and choices into its sentences",
    "pathways/admin/": "values in rows of differences",
    "pathways/catalogue/cells.py": "a fault, behind the cell that has it",
    "pathways/changes/": "fields and values, inside the sentences of a change",
    "pathways/comparison/records.py": "what a time is, in brackets behind it",
    "pathways/forms/": "units beside a field",
    "pathways/outlook/": "values, in rows of requirements",
    "pathways/pages/answer/routes.py": "below a day, on a line of its own",
    "pathways/pages/offer/words.py": "one of the terms of an offer, in a list of them",
    "pathways/pages/options/spans.py": "a length, in a list of them",
    "pathways/pages/todo/page.py": "how many are there, behind how many there are",
    "pathways/public/": "values in cells of tables",
    "pathways/step_words.py": "what a step is, inside “Needs a step: …”",
    "pathways/wording.py": "values and units",
    "pathways/words/": "values, units and facts, inside “…: at least …”",
}
A_FIGURES = "the caption of a figure that is set large, such as “476”"
A_CHOICE = "a choice that a column of the database has"
A_FACT = "part of a fact's name: since when its time counts"
# What may begin as the rest of a sentence does all the same.
EXEMPT = {
    "points for Express Entry.": A_FIGURES,
    "points today, %(prepared)s with your papers.": A_FIGURES,
    "points for Express Entry, taking your English at CLB %(level)s. Each mark is a "
    "round of the last 12 months.": A_FIGURES,
    "of the unit group with that English title": A_CHOICE,
    "of the 2016 group with that English title": A_CHOICE,
    "since qualifying in the trade": A_FACT,
    "since the commitment": A_FACT,
}
NO_WORDS = {"j F Y"}  # how a day is written
# What begins with one of these goes on with a sentence that stands elsewhere; a value
# such as “by invitation” may begin with one of the others, unless it has a variable.
CONTINUING = {
    *("and", "but", "nor", "of", "or", "than", "that"),
    *("then", "to", "from", "until", "since", "which"),
}
JOINING = CONTINUING | {"as", "by", "for", "with"}


def texts_of(path: Path) -> list[str]:
    """Every text that a module gives to a translator, plural forms too."""
    return [
        word.value
        for function, _, call in calls(path)
        for word in call.args[: PLURALS.get(function, 1)]
        if isinstance(word, ast.Constant) and isinstance(word.value, str)
    ]


def is_half(words: str) -> bool:
    """Whether it can only be joined to others: a link, or the tail of a sentence.

    It begins with punctuation or a space; or with a word that joins it to what stands
    before (“and %(n)s more”, “until %(day)s”, “of them”); or it begins small and holds
    the end of a sentence (“is met.”). Variables change none of that.
    """
    if begins_whole(words) or words in EXEMPT:
        return False
    if not begins_small(words):
        return True
    first, *others = re.findall(r"[\w’]+", words)
    joins = JOINING if "%" in words or not others else CONTINUING
    return first in joins or bool(re.search(r"[.;:,]$|[.;] [A-Z“]", words))


def begins_small(words: str) -> bool:
    return words[:1].islower()


def is_term(words: str) -> bool:
    """Whether it begins small, as words for a thing do, with a variable or without."""
    return begins_small(words) and words not in EXEMPT and words not in NO_WORDS


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_module_gives_no_half_sentence_to_a_translator(path: Path) -> None:
    assert [words for words in texts_of(path) if is_half(words)] == []


def test_words_that_begin_small_stand_where_they_are_read_in_a_sentence() -> None:
    terms = {name(path): list(filter(is_term, texts_of(path))) for path in MODULES}
    used = {room for room in TERMS for at in terms if at.startswith(room) and terms[at]}

    assert {
        at: words
        for at, words in terms.items()
        if words and not at.startswith(tuple(TERMS))
    } == {}
    assert used == set(TERMS)  # no room stands here for nothing


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (" and ", True),
        ("; or ", True),
        ("and", True),
        ("From", False),
        (", until %(day)s", True),
        ("(%(day)s)", True),
        ("is met.", True),
        ("%(n)s is met.", False),
        ("until %(day)s", True),
        ("until %(a)s and then more", True),
        ("and then more", True),
        ("as of %(day)s", True),
        ("as observed", False),
        ("of them", True),
        ("by %(who)s", True),
        ("by invitation", False),
        ("points, %(n)s. It", True),
        ("at least %(n)s", False),
        ("“%(name)s” ends", False),
        ("a job offer", False),
        ("It is met.", False),
    ],
)
def test_half_a_sentence_in_a_module_is_seen(words: str, expected: bool) -> None:
    assert is_half(words) is expected


def test_nothing_is_exempt_that_no_module_says() -> None:
    every = {words for path in MODULES for words in texts_of(path)}

    assert every >= set(EXEMPT)
