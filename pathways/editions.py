"""Publishing editions, and the edition that is current."""

from __future__ import annotations

import gc
from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from django.db import transaction

from pathways.compiler import Draft, RefusedError, draft
from pathways.models import Edition
from pathways.rules import Rulebook, rulebook_of
from pathways.rules.checks import Problem

if TYPE_CHECKING:
    from django.contrib.auth.models import User

# Things more than before, young collections between the older ones (``gc``).
COLLECTED_AFTER: Final = (20_000, 10, 10)


class NothingPublishedError(LookupError):
    """No edition has been published yet."""


class NothingChangedError(ValueError):
    """The rows compile to the edition that is already published."""


class UnansweredWarningsError(ValueError):
    """The draft has warnings, and nobody said why they are right."""

    def __init__(self, warnings: Iterable[Problem]) -> None:
        self.warnings = tuple(warnings)
        super().__init__("\n".join(map(str, self.warnings)))


def publish(
    *, note: str, at: datetime, by: User | None = None, reason: str = ""
) -> Edition:
    """Compile the rows and store them as the next edition.

    ``reason`` answers the warnings of the draft, and stays with the edition; the first
    edition needs none. Raises ``RefusedError`` naming the rows that are wrong,
    ``UnansweredWarningsError`` and ``NothingChangedError``.
    """
    with transaction.atomic():
        last = locked_newest()
        ready = draft(on=at.date(), last=last.snapshot if last else None)
        if ready.refusals:
            raise RefusedError(ready.refusals)
        if ready.warnings and last and not reason.strip():
            raise UnansweredWarningsError(ready.warnings)
        return store(
            ready,
            last=last,
            note=note,
            at=at,
            by=by,
            reason=reason.strip(),
            records=[],
        )


def locked_newest() -> Edition | None:
    """The last edition, kept from other publications until the transaction ends."""
    return Edition.objects.select_for_update().order_by("-number").first()


def store(
    ready: Draft,
    *,
    last: Edition | None,
    note: str,
    at: datetime,
    by: User | None,
    records: list[str],
    **further: Any,
) -> Edition:
    """Store a checked draft as the next edition. Raises ``NothingChangedError``."""
    is_same = last is not None and last.digest == ready.rulebook.digest
    if is_same and not records:
        raise NothingChangedError
    return Edition.objects.create(
        number=last.number + 1 if last else 1,
        digest=ready.rulebook.digest,
        snapshot=ready.rulebook.snapshot,
        note=note,
        warnings=list(map(str, ready.warnings)),
        records=records,
        published_at=at,
        published_by=by,
        **further,
    )


def newest() -> Edition | None:
    """The last edition, if there is one."""
    return Edition.objects.order_by("-number").first()


@lru_cache(maxsize=4)
def rulebook(number: int, digest: str) -> Rulebook:
    """The rulebook of an edition, loaded once: an edition never changes.

    It lives as long as the process, so the collector of cycles need not walk it. An
    answer leaves few cycles behind; looked for as often as usual they cost a tenth.
    """
    snapshots = Edition.objects.values_list("snapshot", flat=True)
    result = rulebook_of(snapshots.get(number=number, digest=digest))
    gc.freeze()
    gc.set_threshold(*COLLECTED_AFTER)
    return result


def current() -> tuple[int, Rulebook]:
    """The newest edition's number and rulebook. Raises ``NothingPublishedError``."""
    newest = Edition.objects.order_by("-number").values_list("number", "digest").first()
    if newest is None:
        raise NothingPublishedError
    return newest[0], rulebook(*newest)
