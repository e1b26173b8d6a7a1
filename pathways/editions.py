"""Publishing editions, and the edition that is current."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Max

from pathways.compiler import compile_rulebook
from pathways.models import Edition
from pathways.rules.rulebook import Rulebook

if TYPE_CHECKING:
    from django.contrib.auth.models import User


class NothingPublishedError(LookupError):
    """No edition has been published yet."""


class NothingChangedError(ValueError):
    """The rows compile to the edition that is already published."""


def publish(*, note: str, at: datetime, by: User | None = None) -> Edition:
    """Compile the rows and store them as the next edition.

    Raises ``RuleError`` naming the row that does not compile, and ``NothingChangedError``.
    """
    rulebook = compile_rulebook()
    with transaction.atomic():
        last = Edition.objects.select_for_update().order_by("-number").first()
        if last is not None and last.digest == rulebook.digest:
            raise NothingChangedError
        return Edition.objects.create(
            number=last.number + 1 if last else 1,
            digest=rulebook.digest,
            snapshot=rulebook.snapshot,
            note=note,
            published_at=at,
            published_by=by,
        )


def current_number() -> int:
    """The number of the newest edition. Raises ``NothingPublishedError``."""
    number: int | None = Edition.objects.aggregate(last=Max("number"))["last"]
    if number is None:
        raise NothingPublishedError
    return number


@lru_cache(maxsize=4)
def rulebook(number: int) -> Rulebook:
    """The rulebook of an edition, loaded once: an edition never changes."""
    return Rulebook(
        Edition.objects.values_list("snapshot", flat=True).get(number=number)
    )


def current() -> tuple[int, Rulebook]:
    """The newest edition's number and rulebook. Raises ``NothingPublishedError``."""
    number = current_number()
    return number, rulebook(number)
