"""One assessment of a person's answers by the current edition."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any, Final

from pathways import editions
from pathways.assessing import impossible_answers
from pathways.editions import NothingPublishedError
from pathways.models import Edition
from pathways.models.single import first_row
from pathways.outlook.standing import Standing
from pathways.rules import ProfileError, ReadError, read_profile

NEWEST: Final = "ORDER BY number DESC LIMIT 1"
FIELDS: Final = ("id", "number", "digest", "published_at")


class RefusedAnswersError(ValueError):
    """The answers contradict each other or hold what cannot be; nothing is assessed."""

    def __init__(self, errors: Collection[ReadError]) -> None:
        super().__init__()
        self.errors = tuple(errors)


def current_edition() -> Edition:
    """The newest edition: name and moment. Raises ``NothingPublishedError``.

    What a row holds after its snapshot is slow to read, and few pages show it.
    """
    edition = first_row(Edition, FIELDS, NEWEST)
    if edition is None:
        raise NothingPublishedError
    return edition


def standing_of(answers: Mapping[str, Any], edition: Edition, on: date) -> Standing:
    """Assess the answers. Raises ``RefusedAnswersError`` when that is not possible."""
    rulebook = editions.rulebook(edition.number, edition.digest)
    try:
        profile = read_profile(dict(answers))
    except ProfileError as error:
        raise RefusedAnswersError(error.errors) from error
    errors = impossible_answers(rulebook, profile, on)
    if errors:
        raise RefusedAnswersError(errors)
    return Standing(rulebook, rulebook.assess(profile, on))
