"""How good a person's English and French are, in words, before any test.

A word stands for one level in all four abilities. They are estimates of ours, marked as
such wherever something rests on them; who knows the levels gives them one by one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Final

from crispy_forms.layout import HTML, Div, Layout
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from pathways.answers import ABSENT, Answers, Path, answer_at
from pathways.forms.base import AnswersForm
from pathways.forms.choice_fields import LEAVE_OPEN, Choice
from pathways.forms.fields import Label, Record, Whole
from pathways.forms.languages import ABILITIES, untested
from pathways.questions.asking import EVERYTHING, Asking

ONE_BY_ONE: Final = "levels"  # the choice that stands for levels of one's own


@dataclass(frozen=True, slots=True)
class Word:
    """A word for how good a language is, and the level that it stands for."""

    key: str
    level: int
    label: Label


# The Canadian Language Benchmarks call 1 to 4 basic, 5 to 8 intermediate and 9 to 12
# advanced. 9 is also what the catalogue takes to be usual in a first test (levers).
ENGLISH: Final = (
    Word("first_language", 9, lazy("First language (we take CLB 9)")),
    Word("fluent", 8, lazy("Fluent at work (we take CLB 8)")),
    Word("good", 7, lazy("Good (we take CLB 7)")),
    Word("basic", 4, lazy("Basic (we take CLB 4)")),
)
FRENCH: Final = (
    Word("none", 0, lazy("None (NCLC 0)")),
    Word("some", 4, lazy("Some (we take NCLC 4)")),
    Word("good", 7, lazy("Good (we take NCLC 7)")),
)
WORDS: Final = {"en": ENGLISH, "fr": FRENCH}
SCALES: Final = {"en": lazy("English (CLB)"), "fr": lazy("French (NCLC)")}
HINT: Final = lazy("An estimate until you take a test.")
WHY: Final = lazy(
    "Language sets points and opens programs. Whatever rests on an estimate says so; "
    "with a test result its scores count instead."
)


class LanguageWord(Choice):
    """A word for a language, stored as four equal levels."""

    def __init__(self, *, language: str, **kwargs: Any) -> None:
        self.by_key = {word.key: word for word in WORDS[language]}
        offered = [(word.key, word.label) for word in WORDS[language]]
        super().__init__(
            key=(f"estimate_{language}",), choices=offered, hint=HINT, why=WHY, **kwargs
        )

    def make_room(self, record: Mapping[str, Any], name: str) -> None:
        """Levels that no word stands for are a choice of their own."""
        if self.read(record, name) == ONE_BY_ONE:
            own = (ONE_BY_ONE, _("As the levels below say"))
            offered = [(word.key, word.label) for word in self.by_key.values()]
            self.choices = [*offered, own, ("", LEAVE_OPEN)]

    def read(self, record: Mapping[str, Any], name: str) -> str:
        """The word of four equal levels."""
        stored = answer_at(record, self.key or (name,))
        if stored is None:
            return next(
                (key for key, word in self.by_key.items() if not word.level), ""
            )
        if stored is ABSENT or not stored:
            return ""
        levels = {stored.get(ability) for ability, _label in ABILITIES}
        words = (key for key, word in self.by_key.items() if {word.level} == levels)
        return next(words, ONE_BY_ONE)

    def write(self, record: Record, name: str, value: Any) -> Record:
        """Four levels of a word; levels of one's own stay as they are."""
        return record if value == ONE_BY_ONE else super().write(record, name, value)

    def words(self, record: Mapping[str, Any], name: str) -> str:
        """The word with its level, and that it is an estimate."""
        choice = self.read(record, name)
        if choice in self.by_key:
            return _("%(word)s, an estimate") % {"word": self.by_key[choice].label}
        stored = answer_at(record, self.key or (name,))
        levels = [
            f"{label} {stored[ability]}"
            for ability, label in ABILITIES
            if choice and ability in stored
        ]
        words = _("%(levels)s, an estimate")
        return words % {"levels": ", ".join(levels)} if levels else ""

    def stored(self, value: str) -> dict[str, int]:
        """One level in all four abilities."""
        return {ability: self.by_key[value].level for ability, _label in ABILITIES}


class ExpectedForm(AnswersForm):
    """A word for each language without a test; levels one by one for who knows them."""

    at = ("applicant",)
    questions: ClassVar[Mapping[str, Label]] = {
        "en": lazy("How good is your English?"),
        "fr": lazy("How good is your French?"),
    }

    @classmethod
    def asked_paths(cls, answers: Answers, asking: Asking = EVERYTHING) -> list[Path]:
        """Four levels for each language without a test result."""
        person = str(cls.at[0])
        return [
            (person, f"estimate_{language}", ability)
            for language in untested(answers, person)
            for ability, _label in ABILITIES
            if asking.is_read(f"{person}.estimate_{language}.{ability}")
        ]

    def arrange(self) -> None:
        """A word and four levels for each language without a test result."""
        for language in untested(self.answers, str(self.at[0])):
            label = self.questions[language]
            self.fields[language] = LanguageWord(language=language, label=label)
            for name, field in _levels_of(language):
                self.fields[name] = field

    def layout(self) -> Layout:
        """The word, and behind it the levels."""
        return Layout(*(part for text in WORDS for part in self._parts(text)))

    def _parts(self, language: str) -> Iterator[Any]:
        names = [name for name in self.fields if name.startswith(f"{language}_")]
        if not names:
            return
        is_open = any(name in self.errors for name in names) if self.is_bound else False
        is_open |= self.initial[language] == ONE_BY_ONE
        summary = _("I know the levels: %(scale)s") % {"scale": SCALES[language]}
        opened = format_html(
            '<details class="more levels"{}><summary>{}</summary>',
            " open" if is_open else "",
            summary,
        )
        yield language
        yield HTML(opened)
        yield Div(*names, css_class="row-of-fields")
        yield HTML("</details>")


class PartnerExpectedForm(ExpectedForm):
    """The same for the partner."""

    at = ("partner",)
    questions: ClassVar[Mapping[str, Label]] = {
        "en": lazy("How good is your partner’s English?"),
        "fr": lazy("How good is your partner’s French?"),
    }


def _levels_of(language: str) -> Iterator[tuple[str, Whole]]:
    for ability, label in ABILITIES:
        field = Whole(key=(f"estimate_{language}", ability), most=12, label=label)
        field.told_as = f"{SCALES[language]}, {str(label).lower()}"
        field.is_told = False  # the word tells all four
        yield f"{language}_{ability}", field
