"""The edition that the public pages follow, on a day, with nobody's answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from django.utils.translation import get_language

from pathways import editions
from pathways.models import Edition
from pathways.outlook.standing import Standing
from pathways.public.names import Names
from pathways.public.titles import occupation_titles
from pathways.rules.profile import read_profile


@dataclass(frozen=True, slots=True)
class Published:
    """The newest edition: what names it, its rules on the day, its titles."""

    number: int
    digest: str
    published_at: datetime
    standing: Standing
    names: Names

    @property
    def on(self) -> date:
        """The day that is shown."""
        return self.standing.on


def published(on: date) -> Published:
    """The newest edition on a day: one query. Raises ``NothingPublishedError``."""
    newest = (
        Edition.objects.order_by("-number")
        .values_list("number", "digest", "published_at")
        .first()
    )
    if newest is None:
        raise editions.NothingPublishedError
    number, digest, published_at = newest
    standing = _standing(number, digest, on)
    titles = occupation_titles(number, digest, get_language() or "")
    names = Names(standing.snapshot, titles)
    return Published(number, digest, published_at, standing, names)


@lru_cache(maxsize=4)
def _standing(number: int, digest: str, on: date) -> Standing:
    """An assessment without a single answer: what the rules themselves say."""
    rulebook = editions.rulebook(number, digest)
    return Standing(rulebook, rulebook.assess(read_profile({}), on))
