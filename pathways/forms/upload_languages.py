"""The languages of a resume, as estimates in words until there is a test."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as lazy

from pathways.answers import ABSENT, Answers, answer_at
from pathways.forms.base import first_input
from pathways.forms.estimates import WORDS, LanguageWord
from pathways.forms.languages import untested
from pathways.resumes.resume import Language, LanguageLevel

PERSON: Final = "applicant"
ASKED: Final = {"en": lazy("English"), "fr": lazy("French")}
# A resume's level as the word that a question offers; French has three words.
WORD_OF: Final[dict[str, dict[LanguageLevel, str]]] = {
    "en": {
        LanguageLevel.NATIVE: "first_language",
        LanguageLevel.FLUENT: "fluent",
        LanguageLevel.WORK: "fluent",
        LanguageLevel.GOOD: "good",
        LanguageLevel.BASIC: "basic",
    },
    "fr": {
        LanguageLevel.NATIVE: "good",
        LanguageLevel.FLUENT: "good",
        LanguageLevel.WORK: "good",
        LanguageLevel.GOOD: "good",
        LanguageLevel.BASIC: "some",
        LanguageLevel.NONE: "none",
    },
}


class LanguageLine(forms.Form):
    """One language that a rule uses: the word for it, to be taken or left out."""

    take = forms.BooleanField(required=False, initial=True)

    def __init__(
        self, data: Any, *, prefix: str, language: Language, answers: Answers
    ) -> None:
        self.language = language
        self.path = (PERSON, f"estimate_{language.code}")
        self.stored = answer_at(answers, self.path)
        self.is_tested = language.code not in untested(answers, PERSON)
        super().__init__(data, prefix=prefix)
        self.fields["word"] = self.field = LanguageWord(
            language=language.code, label=lazy("How good is it?")
        )
        level = language.level
        word = WORD_OF[language.code].get(level, "") if level else ""
        self.initial = {"word": word, "take": not self.old_words}

    @property
    def heading(self) -> str:
        """Which language."""
        return str(ASKED[self.language.code])

    @property
    def is_same(self) -> bool:
        """Whether the answers say it with the same word already."""
        if self.stored is ABSENT:
            return False
        stored = self.field.read({self.path[1]: self.stored}, "word")
        return bool(stored) and stored == self.initial["word"]

    @property
    def old_words(self) -> str:
        """What the answers say of it so far."""
        if self.stored is ABSENT or self.stored == {}:
            return ""
        return self.field.words({self.path[1]: self.stored}, "word")

    def change(self, answers: Answers) -> Answers:
        """The answers with the word as an estimate, where it is taken."""
        word = self.cleaned_data.get("word", "")
        if not (self.is_bound and self.cleaned_data.get("take") and word):
            return answers
        record = answer_at(answers, (PERSON,)) or {}
        return {**answers, PERSON: self.field.write(record, "word", word)}

    def problems(self) -> Iterable[tuple[str, str, str]]:
        """For the summary of errors."""
        for name, messages in self.errors.items():
            for message in messages:
                yield first_input(self[name]), f"{self.heading}:", str(message)


def language_lines(
    languages: Iterable[Language], data: Any, answers: Answers
) -> list[LanguageLine]:
    """English and French, each once; rules use no other language."""
    first: dict[str, Language] = {}
    for language in languages:
        if language.code in WORDS:
            first.setdefault(language.code, language)
    return [
        LanguageLine(data, prefix=f"language-{code}", language=item, answers=answers)
        for code, item in first.items()
    ]


def other_languages(languages: Iterable[Language]) -> list[str]:
    """The lines of languages that no rule uses."""
    return [language.line for language in languages if language.code not in WORDS]
