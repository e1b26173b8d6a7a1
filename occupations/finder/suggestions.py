"""What a search shows: unit groups, why, and what separates those that are alike."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

from django.utils.translation import get_language

from occupations.finder.data import DistinctionRow
from occupations.finder.finder import Finder, Result
from occupations.finder.wording import why

COMPARED = 4
"""How many of the best results are told apart."""
MOST_QUESTIONS = 3


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A unit group as the pages and the command show it."""

    noc: str
    title: str
    teer: int
    why: str


@dataclass(frozen=True, slots=True)
class Suggestions:
    """The answer to a query, best first."""

    query: str
    results: tuple[Suggestion, ...]
    questions: tuple[DistinctionRow, ...]


def suggestions(finder: Finder, query: str, limit: int) -> Suggestions:
    """Look a query up and put the answer into words."""
    results = finder.search(query, limit)
    return Suggestions(
        query=query,
        results=tuple(_suggestion(result) for result in results),
        questions=_questions(finder, results),
    )


def _suggestion(result: Result) -> Suggestion:
    group = result.group
    title = group.title_fr if get_language() == "fr" else group.title_en
    return Suggestion(group.code, title, group.teer, why(result.reason))


def _questions(finder: Finder, results: list[Result]) -> tuple[DistinctionRow, ...]:
    """Questions between the best results, those about the first of them first."""
    codes = [result.group.code for result in results[:COMPARED]]
    pairs = [tuple(sorted(pair)) for pair in combinations(codes, 2)]
    known = finder.distinctions
    items = [known[text, other] for text, other in pairs if (text, other) in known]
    return tuple(items[:MOST_QUESTIONS])
