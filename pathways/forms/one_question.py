"""One question by itself, answered where it stands: the Answer page asks it.

It is the question of its own page: the same fields, readers and checks. The other
fields of that page hold what is stored and take no part.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.forms import BoundField
from django.utils.translation import gettext as _

from pathways.answers import ABSENT, Answers, Path, answer_at
from pathways.forms.about import has_partner
from pathways.forms.base import AnswersForm, Why, dotted, why_of
from pathways.forms.entries import EntryList
from pathways.forms.estimates import ExpectedForm
from pathways.forms.progress import find_page
from pathways.forms.suggest import suggest_instead
from pathways.forms.topics import TOPICS

# What a new entry of a long form is asked first; the rest is asked when it matters.
FIRST_ASKED: Final = {
    "education": ("level", "country"),
    "licences": ("profession", "region"),
    "tests": ("test", "taken_on", "listening", "reading", "writing", "speaking"),
    "work": ("title", "noc", "start", "ongoing", "end", "hours_per_week", "country"),
}
# Entries of which more is asked last, by their list: school before any study.
LEAST: Final = {"education": ("level", "secondary")}
# Answers that another question settles too.
SETTLED_BY: Final = {"us_permanent_resident": "us_status"}
Names = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OneQuestion:
    """A form, and which of its fields are asked; ``entries``: of which list.

    ``about``: the entry that it is about, in words; ``none``: what is said where the
    list has no entry.
    """

    path: str
    form: AnswersForm
    names: Names
    entries: EntryList | None = None
    about: str = ""
    none: str = ""

    @property
    def fields(self) -> list[BoundField]:
        """What is asked, in order."""
        return [self.form[name] for name in self.names]

    @property
    def whys(self) -> list[Why]:
        """What the question is for."""
        fields = self.form.answer_fields()
        asked = (fields[name] for name in self.names)
        return [why_of(field) for field in asked if field.why]

    @property
    def problems(self) -> list[tuple[str, str, str]]:
        """For the summary of errors."""
        return self.form.problems()

    @property
    def errors(self) -> Any:
        """Whether something needs another look."""
        return self.form.errors if self.form.is_bound else {}

    def is_answered(self, data: Any) -> bool:
        """Whether the form may be saved; an empty one says that it is empty."""
        if self.form.wants_help(data) or not self.form.is_valid():
            return False
        if not set(self.names) & set(self.form.changed_data):
            self.form.add_error(self.names[0], _("Choose or write an answer."))
        return not self.form.errors


def one_question(path: str, answers: Answers, data: Any = None) -> OneQuestion | None:
    """The question that settles a path (without indices), for these answers."""
    steps = tuple(path.split("."))
    while steps:
        for question in _questions(steps, answers, data):
            return question
        steps = steps[:-1]
    return None


def _questions(
    steps: tuple[str, ...], answers: Answers, data: Any
) -> Iterator[OneQuestion]:
    """The ways to ask about exactly this path, the best first."""
    yield from _of_wholes(steps, answers, data)
    yield from _of_lists(steps, answers, data)
    yield from _of_forms(steps, answers, data)


def _of_lists(
    steps: tuple[str, ...], answers: Answers, data: Any
) -> Iterator[OneQuestion]:
    for entries in _lists():
        known, below = entries.entries(answers), steps[len(entries.path) :]
        if steps[: len(entries.path)] != entries.path:
            continue
        if below and known:
            at = _first_without(entries, known, below)
            form = _form(entries.form, (*entries.path, at), steps, answers, data)
            names = _names_of(form, below)
            if names:
                about = entries.describe(known[at])
                words = ", ".join(item for item in (about.title, about.detail) if item)
                yield _asked(steps, form, names, entries, about=words)
        elif not below:
            at = len(known)
            form = _form(entries.form, (*entries.path, at), steps, answers, data)
            names = FIRST_ASKED.get(entries.slug) or tuple(form.fields)
            none = "" if known else str(entries.none)
            yield _asked(steps, form, names, entries, none=none)


def _first_without(entries: EntryList, known: list[Any], below: Path) -> int:
    """The first entry that leaves it open, else the last one; study first."""
    open_ones = [n for n, item in enumerate(known) if answer_at(item, below) is ABSENT]
    key, least = LEAST.get(entries.slug, ("", ""))
    ranked = sorted(open_ones, key=lambda n: known[n].get(key) == least)
    return ranked[0] if ranked else len(known) - 1


def _of_forms(
    steps: tuple[str, ...], answers: Answers, data: Any
) -> Iterator[OneQuestion]:
    for topic in TOPICS:
        for page in topic.pages:
            if page.form is None or page.form.at != steps[: len(page.form.at)]:
                continue
            below = steps[len(page.form.at) :]
            if not below or not _may_ask(page.form, below):
                continue
            form = _form(page.form, page.form.at, steps, answers, data)
            names = _names_of(form, below)
            if names:
                yield _asked(steps, form, names)


def _may_ask(form: type[AnswersForm], below: Path) -> bool:
    """Whether a form has such a question, before it is made."""
    keys = {name: form.key_of(name) for name in form.base_fields}
    return issubclass(form, ExpectedForm) or bool(_matching(keys, below))


def _of_wholes(
    steps: tuple[str, ...], answers: Answers, data: Any
) -> Iterator[OneQuestion]:
    """A whole record that is open: the first open question of its page."""
    slugs = {"applicant": "about", "partner": "family"}
    if steps == ("partner",) and has_partner(answers):
        slugs["partner"] = "partner"
    page = find_page(slugs.get(".".join(steps), ""))
    if page is None or page.form is None:
        return
    form = _form(page.form, page.form.at, steps, answers, data)
    for name in form.fields:
        key = form.key_of(name)
        if answer_at(answers, (*form.at, *key)) is ABSENT:
            yield _asked(steps, form, (name,))
            return


def _form(
    kind: type[AnswersForm],
    at: Path,
    steps: tuple[str, ...],
    answers: Answers,
    data: Any,
) -> AnswersForm:
    """The form, which knows that one came for this question."""
    named = sum(isinstance(step, str) for step in at)
    return kind(data, answers=answers, at=at, asked=dotted((*at, *steps[named:])))


def _names_of(form: AnswersForm, below: Path) -> Names:
    """The fields that answer this part of the record, or a part of it."""
    keys = {name: field.key or (name,) for name, field in form.answer_fields().items()}
    if isinstance(form, ExpectedForm):
        below = below[:1]  # the four abilities of a language stand together
    return _matching(keys, below)


def _matching(keys: dict[str, Path], below: Path) -> Names:
    last = SETTLED_BY.get(str(below[-1]))
    wanted = (*below[:-1], last) if last else below
    exact = tuple(name for name, key in keys.items() if key == wanted)
    inside = tuple(name for name, key in keys.items() if key[: len(wanted)] == wanted)
    return exact or inside


def _asked(
    steps: tuple[str, ...],
    form: AnswersForm,
    names: Names,
    entries: EntryList | None = None,
    *,
    about: str = "",
    none: str = "",
) -> OneQuestion:
    """The question; what is not asked keeps its answer."""
    if "noc" in names and "title" in form.fields and "title" not in names:
        names = ("title", *names)
    form.ask_only(names)
    for name, field in form.answer_fields().items():
        field.label, field.used_by = field.told_as or field.label, ""
        if name in names:
            form.ask_alone(name)
        suggest_instead(name, field)
        if name in names:
            field.look_up()
    return OneQuestion(".".join(steps), form, names, entries, about, none)


def _lists() -> Iterator[EntryList]:
    for topic in TOPICS:
        for page in topic.pages:
            yield from page.lists
