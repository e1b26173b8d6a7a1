"""What every kind of fact has in words, and the labels that kinds share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from pathways.words.places import place_words, province_name
from pathways.words.vocabulary import Text


class Names(Protocol):
    """The titles of what rules name by a slug."""

    def area(self, slug: str) -> str: ...
    def condition(self, slug: str) -> str: ...
    def grid(self, slug: str) -> str: ...
    def list(self, slug: str) -> str: ...
    def stream(self, slug: str) -> str: ...


Label = Callable[[Any, Names], str]


@dataclass(frozen=True, slots=True)
class FactWording:
    """One kind of fact, in the words of everyone who meets it.

    ``name`` is what a curator chooses, ``derives`` says in a sentence what the value
    is. ``label`` is what a criterion asks about: a statement that holds or does not
    where the value is yes or no, else a noun. ``short`` is what the value is about
    where several stand beside each other, the name where nothing shorter is said; it
    is left out where the value says it itself, as its unit (``TEER 1``) or
    ``says_itself`` tells.
    """

    name: Text
    derives: Text
    label: Label
    short: Text | Callable[[Any], str] | None = None
    says_itself: Callable[[Any], bool] | None = None


def plain(words: Text) -> Label:
    """A label that no parameter changes."""
    return lambda _fact, _names: str(words)


def located(words: Text) -> Label:
    """A label with the province or region that a fact is about."""
    return lambda fact, _names: add_place(str(words), fact)


def outside(words: Text) -> Label:
    """A label that names a fact's province."""
    return lambda fact, _names: str(words) % {"name": province_name(fact.province)}


def add_place(words: str, fact: Any) -> str:
    """Words with the fact's province or region, where it has one."""
    place = getattr(fact, "province", "") or getattr(fact, "region", "")
    return f"{words} {place_words(place)}" if place else words


def placed(words: str, place: str) -> str:
    """Words with a place of the rules; without one where anywhere counts."""
    return " ".join(part for part in (words, place_words(place)) if part)
