"""The edition that the public pages follow, on a day, with nobody's answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.db.models import QuerySet, Subquery
from django.utils.translation import get_language

from occupations.models import UnitGroup
from pathways import editions
from pathways.models import Edition
from pathways.outlook.standing import Standing
from pathways.public.names import Names
from pathways.public.titles import occupation_titles
from pathways.rules import Rulebook, read_profile


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
    return _shown(*newest, on)


def drafted(base: Edition, rulebook: Rulebook, on: date) -> Published:
    """What a change would make of an edition, on a day: nobody has published it."""
    standing = Standing(rulebook, rulebook.assess(read_profile({}), on))
    titles = occupation_titles(base.number, base.digest, get_language() or "")
    names = Names(standing.snapshot, titles)
    return Published(base.number, rulebook.digest, base.published_at, standing, names)


def with_newest(rows: QuerySet[UnitGroup]) -> QuerySet[UnitGroup]:
    """Unit groups with what names the newest edition: no query of its own."""
    newest = Edition.objects.order_by("-number")
    return rows.annotate(
        edition_number=Subquery(newest.values("number")[:1]),
        edition_digest=Subquery(newest.values("digest")[:1]),
        edition_published_at=Subquery(newest.values("published_at")[:1]),
    )


def published_with(row: Any, on: date) -> Published | None:
    """The edition that a row of ``with_newest`` names; none when none is published."""
    if row.edition_number is None:
        return None
    named = row.edition_number, row.edition_digest, row.edition_published_at
    return _shown(*named, on)


def _shown(number: int, digest: str, published_at: datetime, on: date) -> Published:
    standing = _standing(number, digest, on)
    titles = occupation_titles(number, digest, get_language() or "")
    names = Names(standing.snapshot, titles)
    return Published(number, digest, published_at, standing, names)


@lru_cache(maxsize=4)
def _standing(number: int, digest: str, on: date) -> Standing:
    """An assessment without a single answer: what the rules themselves say."""
    rulebook = editions.rulebook(number, digest)
    return Standing(rulebook, rulebook.assess(read_profile({}), on))
