"""Who asked to hear when their own answer changes: asked, ended, deleted."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from pathways.models import (
    OutgoingMail,
    Report,
    ReportAddress,
    SavedProfile,
    Subscription,
)
from pathways.models.casework import fingerprint
from pathways.models.promises import State
from pathways.models.recipients import fingerprints
from pathways.models.reports import link_token, new_seed
from pathways.retrying import retried
from pathways.services.deliveries import NotConfirmedError


@retried
def ask_to_hear(*, address: ReportAddress, now: datetime) -> Subscription:
    """Write to the owner of a confirmed address when their answer changes.

    A mailbox has one subscription: it follows the report for which it asked last.
    """
    if address.confirmed_at is None:
        raise NotConfirmedError
    with transaction.atomic():
        ReportAddress.objects.select_for_update().get(pk=address.pk)
        codes = fingerprints(address.email)
        row = Subscription.objects.filter(code_sha256__in=codes).first()
        if row is None:
            return _create(address, codes[0], now)
        if row.ended_at is not None or row.address_id != address.pk:
            row.address, row.asked_at, row.ended_at = address, now, None
            row.save(update_fields=["address", "asked_at", "ended_at"])
        return row


def _create(address: ReportAddress, code: str, now: datetime) -> Subscription:
    seed = new_seed()
    return Subscription.objects.create(
        address=address,
        code_sha256=code,
        token_seed=seed,
        token_sha256=fingerprint(link_token("subscription", seed)),
        asked_at=now,
    )


def subscription_under(*, token: str, now: datetime) -> Subscription | None:
    """What the link of a mail ends; none once its report is revoked or deleted."""
    return Subscription.objects.filter(
        token_sha256=fingerprint(token),
        address__report__revoked_at=None,
        address__report__expires_at__gt=now,
    ).first()


def subscription_of(*, address: ReportAddress) -> Subscription | None:
    """What the owner of an address asked for, while it has not ended."""
    return Subscription.objects.filter(address=address, ended_at=None).first()


@retried
def end_subscription(*, subscription: Subscription, now: datetime) -> None:
    """Send nothing more, also of what waits."""
    with transaction.atomic():
        Subscription.objects.filter(pk=subscription.pk, ended_at=None).update(
            ended_at=now
        )
        waiting = OutgoingMail.objects.filter(subscription=subscription)
        waiting.filter(state=State.WAITING).delete()


def set_hearing(*, address: ReportAddress, wanted: bool, now: datetime) -> None:
    """As the owner of the address ticked it."""
    current = subscription_of(address=address)
    if wanted:
        ask_to_hear(address=address, now=now)
    elif current is not None:
        end_subscription(subscription=current, now=now)


def listeners_of(*, report: Report) -> list[Subscription]:
    """Which addresses of a report hear of changes."""
    active = Subscription.objects.active().filter(address__report=report)
    return list(active.select_related("address").order_by("pk"))


def delete_subscriptions(*, profile: SavedProfile) -> None:
    """Forget who asked to hear of these answers, and what they were told."""
    Subscription.objects.filter(address__report__profile=profile).delete()
