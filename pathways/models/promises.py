"""Work that is promised in a row: a worker claims it, keeps it, or gives it back.

The broker only hints. A claim is one UPDATE on the row's own columns, so that of two
workers one gets it; a lease ends by itself when its worker dies, and an answer that
comes after that is refused.
"""

from __future__ import annotations

import secrets
import uuid
from datetime import datetime, timedelta
from typing import Any, Generic, Self, TypeVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

MOST_ATTEMPTS = 10
FIRST_PAUSE = timedelta(seconds=10)
LONGEST_PAUSE = timedelta(hours=1)

Row = TypeVar("Row", bound="Promise")


class State(models.TextChoices):
    """Where a promise stands."""

    WAITING = "waiting", _("waiting")
    LEASED = "leased", _("with a worker")
    KEPT = "kept", _("kept")
    FAILED = "failed", _("failed")
    UNSURE = "unsure", _("perhaps kept")


class PromiseQuerySet(models.QuerySet[Row], Generic[Row]):
    """Promises by what is to be done with them."""

    def free(self, now: datetime) -> Self:
        """Rows that a worker may claim: due, or left by a worker that died.

        What nobody has tried yet is due, whatever a wrong clock wrote down.
        """
        due = Q(due_at__lte=now) | Q(attempts=0)
        waiting = Q(state=State.WAITING) & due
        return self.filter(waiting | Q(state=State.LEASED, leased_until__lte=now))

    def to_offer(self, now: datetime) -> Self:
        """Free rows whose last hint to a worker has had time enough."""
        long_ago = Q(offered_at__lte=now - settings.OFFER_AGAIN_AFTER)
        return self.free(now).filter(long_ago | Q(offered_at__gt=now))

    def claim(self, pk: int, now: datetime) -> uuid.UUID | None:
        """Lease a free row; nothing when another worker has it or it is done."""
        lease = uuid.uuid4()
        claimed = (
            self.filter(pk=pk, attempts__lt=MOST_ATTEMPTS)
            .free(now)
            .update(
                state=State.LEASED,
                lease=lease,
                leased_until=now + settings.LEASE_LASTS,
                attempts=F("attempts") + 1,
            )
        )
        return lease if claimed else None

    def settle(self, pk: int, lease: uuid.UUID, **columns: Any) -> bool:
        """Write a worker's answer; refused once its lease is another's or is gone."""
        held = self.filter(pk=pk, lease=lease, state=State.LEASED)
        return bool(held.update(lease=None, leased_until=None, **columns))

    def give_up(self, now: datetime) -> int:
        """Fail what no attempt could keep, such as what kills its worker."""
        spent = self.free(now).filter(attempts__gte=MOST_ATTEMPTS)
        return spent.update(state=State.FAILED, lease=None, leased_until=None)


class Promise(models.Model):
    """The columns of a promise."""

    state = models.CharField(
        max_length=8,
        choices=State,
        default=State.WAITING,
        help_text=_("Where the work stands."),
    )
    due_at = models.DateTimeField(help_text=_("No worker takes it up before."))
    offered_at = models.DateTimeField(
        help_text=_("When a message about it was sent to the workers last.")
    )
    attempts = models.PositiveSmallIntegerField(
        default=0, help_text=_("How often a worker has taken it up.")
    )
    lease = models.UUIDField(
        null=True, blank=True, help_text=_("The worker's claim; its answer bears it.")
    )
    leased_until = models.DateTimeField(
        null=True, blank=True, help_text=_("When the claim ends by itself.")
    )

    class Meta:
        abstract = True

    @property
    def is_kept(self) -> bool:
        """Whether the work is done."""
        return self.state == State.KEPT

    @property
    def has_failed(self) -> bool:
        """Whether nobody tries any more."""
        return self.state == State.FAILED


def pause_after(attempts: int) -> timedelta:
    """How long to wait after so many failed attempts: twice as long each time."""
    doubled = FIRST_PAUSE * (1 << min(attempts, MOST_ATTEMPTS))
    return min(LONGEST_PAUSE, doubled)


def jittered(pause: timedelta) -> timedelta:
    """Up to a quarter longer, so that what failed together comes back apart."""
    return pause * secrets.SystemRandom().uniform(1, 1.25)
