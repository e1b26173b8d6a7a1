"""What people one knows must be told, held against a rulebook.

An expectation that fails is warned of: it may be answered with a reason, as when the
expectation itself is out of date.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any

from pathways.models import GoldenExpectation, GoldenPerson
from pathways.rules import Profile, ProfileError, Rulebook, read_profile
from pathways.rules.checks import Problem


def warnings(before: Rulebook | None, after: Rulebook) -> list[Problem]:
    """What fails by a rulebook and does not fail alike by the one before it."""
    people = list(GoldenPerson.objects.prefetch_related("expectations").order_by("pk"))
    known = set(failures(before, people)) if before is not None else set()
    return [item for item in failures(after, people) if item not in known]


def digest_of_people() -> str:
    """A digest of all that is expected: a check made before another one is old."""
    expected = GoldenExpectation.objects.order_by("pk").values_list(
        "pk", "on", "verdicts", "scores", "person__title", "person__profile"
    )
    return hashlib.sha256(repr(list(expected)).encode()).hexdigest()


def failures(rulebook: Rulebook, people: Iterable[GoldenPerson]) -> Iterator[Problem]:
    """Expectations that a rulebook does not meet on their own days, as warnings."""
    for person in people:
        where = f"golden person {person.title}"
        try:
            profile = read_profile(person.profile)
        except ProfileError as error:
            yield Problem(where, str(error), is_warning=True)
            continue
        for expectation in person.expectations.all():
            for line in _failing(rulebook, profile, expectation):
                yield Problem(where, line, is_warning=True)


def _failing(
    rulebook: Rulebook, profile: Profile, expectation: GoldenExpectation
) -> Iterator[str]:
    side = rulebook.assess(profile, expectation.on)
    day = f"on {expectation.on.isoformat()}"
    for slug, expected in sorted(expectation.scores.items()):
        if slug not in side.rules.grids:
            yield f"{day} {slug} is expected, and there is no such grid"
            continue
        score, wanted = side.score(slug), bounds_of(expected)
        bounds = score.lower, score.upper
        if bounds != wanted:
            yield f"{day} {slug} is {in_figures(bounds)}, expected {in_figures(wanted)}"
    for slug, word in sorted(expectation.verdicts.items()):
        if not side.rules.has_stream(slug):
            yield f"{day} {slug} is expected, and there is no such stream"
            continue
        verdict = side.verdict(side.rules.stream(slug)).word
        if verdict != word:
            yield f"{day} {slug} is {verdict}, expected {word}"


def in_figures(bounds: tuple[Any, Any]) -> str:
    """A score in figures: one, or the least and the most."""
    least, most = bounds
    if least == most:
        return str(least)
    return f"{least} to {'?' if most is None else most}"


def bounds_of(expected: Any) -> Any:
    """An expected score as its least and most."""
    if expected is None:
        return None
    return tuple(expected) if isinstance(expected, list) else (expected, expected)
