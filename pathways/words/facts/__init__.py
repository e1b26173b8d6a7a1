"""Every kind of fact in words, once: by topic, as ``pathways.rules.facts`` is.

A new kind of fact has its class there and its ``FactWording`` here, nothing else.
"""

from __future__ import annotations

from typing import Any, Final

from django.utils.translation import gettext as _

from pathways.rules.facts import Fact, WorkMonths, kind_name, unit_of
from pathways.words.facts import (
    age,
    answers,
    credentials,
    descent,
    education,
    experience,
    family,
    graduation,
    grants,
    language,
    lists,
    money,
    offer,
    outcomes,
    partner,
    places,
    primary,
    provinces,
    quebec,
    status,
    ties,
    transfer,
    work,
)
from pathways.words.facts.wording import FactWording, Names
from pathways.words.vocabulary import Text

__all__ = [
    "TOPICS",
    "WORDINGS",
    "FactWording",
    "Names",
    "head",
    "is_bare",
    "label",
    "short",
    "wording_of",
]

MODULES: Final = (
    age,
    answers,
    credentials,
    descent,
    education,
    experience,
    family,
    graduation,
    grants,
    language,
    lists,
    money,
    offer,
    outcomes,
    partner,
    places,
    primary,
    provinces,
    quebec,
    status,
    ties,
    transfer,
    work,
)
TOPICS: Final[dict[str, Text]] = {
    module.__name__.rpartition(".")[2]: module.TOPIC for module in MODULES
}
WORDINGS: Final[dict[str, FactWording]] = {
    kind: wording for module in MODULES for kind, wording in module.WORDINGS.items()
}
# Values in these units do not say what they are about.
BARE: Final = frozenset(
    {"CAD", "months", "number", "people", "percent", "years", "yes or no"}
)


def wording_of(fact: Fact) -> FactWording:
    """The words of a fact's kind."""
    return WORDINGS[kind_name(type(fact))]


def label(fact: Fact, names: Names) -> str:
    """What a criterion asks about, whose it is where it is the partner's."""
    words = wording_of(fact).label(fact, names)
    words = words[:1].upper() + words[1:]
    if getattr(fact, "who", "applicant") == "partner":
        return _("Your partner: %(what)s") % {"what": words}
    return words


def head(fact: Fact, names: Names) -> tuple[str, str]:
    """A label for the head of a column, and what it says in brackets apart."""
    words = label(fact, names)
    more = work.left_out(fact) if isinstance(fact, WorkMonths) else ""
    inner = more.strip(" ()")
    return words.removesuffix(more), inner[:1].upper() + inner[1:]


def is_bare(fact: Fact) -> bool:
    """Whether its value alone does not say what it is about."""
    says_itself = wording_of(fact).says_itself
    return not says_itself(fact) if says_itself else unit_of(fact) in BARE


def short(fact: Fact) -> str:
    """What its value is about, in a few words, as they stand within a sentence."""
    wording = wording_of(fact)
    if wording.short is None:
        return str(wording.name)
    words: Any = wording.short
    return str(words(fact) if callable(words) else words)
