"""Publishing editions, and the edition that is current."""

from __future__ import annotations

import gc
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from django.db import transaction

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

    Raises ``RuleError`` naming the row that does not compile, and
    ``NothingChangedError``.
    """
    compiled = compile_rulebook()
    with transaction.atomic():
        last = Edition.objects.select_for_update().order_by("-number").first()
        if last is not None and last.digest == compiled.digest:
            raise NothingChangedError
        return Edition.objects.create(
            number=last.number + 1 if last else 1,
            digest=compiled.digest,
            snapshot=compiled.snapshot,
            note=note,
            published_at=at,
            published_by=by,
        )


@lru_cache(maxsize=4)
def rulebook(number: int, digest: str) -> Rulebook:
    """The rulebook of an edition, loaded once: an edition never changes.

    It lives as long as the process, so the collector of cycles need not walk it.
    """
    snapshots = Edition.objects.values_list("snapshot", flat=True)
    found = Rulebook(snapshots.get(number=number, digest=digest))
    gc.freeze()
    return found


def current() -> tuple[int, Rulebook]:
    """The newest edition's number and rulebook. Raises ``NothingPublishedError``."""
    newest = Edition.objects.order_by("-number").values_list("number", "digest").first()
    if newest is None:
        raise NothingPublishedError
    return newest[0], rulebook(*newest)
