"""Facts about language levels, in words."""

from __future__ import annotations

from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from pathways.rules.facts import LanguageLevel
from pathways.words.choices import ability_name
from pathways.words.facts.wording import FactWording, Names
from pathways.words.parameters import ENGLISH_AND_FRENCH
from pathways.words.vocabulary import ABILITIES


def language(fact: Any, names: Names) -> str:
    language = str(ENGLISH_AND_FRENCH[fact.language])
    if _has_all(fact):
        return _("%(language)s, lowest of the four abilities") % {"language": language}
    abilities = ", ".join(ability_name(ability) for ability in fact.abilities)
    return f"{language}, {abilities}"


def _some_abilities(fact: LanguageLevel) -> str:
    """The name where all four count, else the abilities."""
    if _has_all(fact):
        return str(WORDINGS["language_level"].name)
    return ", ".join(ability_name(ability) for ability in fact.abilities)


def _has_all(fact: LanguageLevel) -> bool:
    return len(fact.abilities) == len(ABILITIES)


TOPIC: Final = lazy("Language")
WORDINGS: Final[dict[str, FactWording]] = {
    "language_level": FactWording(
        name=lazy("language level"),
        derives=lazy(
            "The lowest CLB or NCLC level over some abilities, 0 without a test."
        ),
        label=language,
        short=_some_abilities,
        says_itself=_has_all,
    ),
}
