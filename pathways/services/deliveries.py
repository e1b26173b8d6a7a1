"""How a report reaches a mailbox: the owner of the address agrees, then it is sent."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from smtplib import SMTPRecipientsRefused, SMTPResponseException
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Q

from pathways.models import (
    News,
    OutgoingMail,
    Report,
    ReportAddress,
    Subscription,
)
from pathways.models.casework import fingerprint
from pathways.models.promises import State, jittered, pause_after
from pathways.models.reports import link_token, new_seed
from pathways.retrying import insist, retried
from pathways.services import recipients
from pathways.services.reports import LateAnswerError
from pathways.smtp import UnsureError

MOST_ADDRESSES = 5
MOST_REPORT_MAILS = 10
# So long after a mail no second one of its kind goes to the same address.
AT_REST = timedelta(minutes=2)
PERMANENT = 500
MOST_COPIES = 2  # of a mail that a server may have had when it broke off
MOVING = (State.WAITING, State.LEASED)
Kind = OutgoingMail.Kind


class TooManyMailsError(ValueError):
    """The report has been sent to so many addresses, or so often, as it may be."""


class NotConfirmedError(ValueError):
    """The owner of the address has not agreed yet: nothing personal is sent to it."""


@retried
def request_delivery(*, report: Report, email: str, now: datetime) -> OutgoingMail:
    """Ask the owner of an address; one who has agreed gets the report at once."""
    with transaction.atomic():
        locked = Report.objects.select_for_update().only("pk").get(pk=report.pk)
        address = locked.addresses.filter(email__iexact=email).first()
        if address is None:
            if locked.addresses.count() >= MOST_ADDRESSES:
                raise TooManyMailsError
            address = _create_address(locked, email, now)
        kind = Kind.REPORT if address.confirmed_at else Kind.CONFIRMATION
        return _add_mail(address, kind, now)


def _create_address(report: Report, email: str, now: datetime) -> ReportAddress:
    seed = new_seed()
    return ReportAddress.objects.create(
        report=report,
        email=email,
        token_seed=seed,
        token_sha256=fingerprint(link_token("confirmation", seed)),
        created_at=now,
    )


def address_under(*, token: str, now: datetime) -> ReportAddress | None:
    """The address that a confirmation's link speaks for."""
    return ReportAddress.objects.filter(
        token_sha256=fingerprint(token),
        report__revoked_at=None,
        report__expires_at__gt=now,
    ).first()


@retried
def confirm_address(*, address: ReportAddress, now: datetime) -> OutgoingMail | None:
    """The owner agrees, and the report is sent; agreeing again sends nothing more."""
    waiting = ReportAddress.objects.filter(pk=address.pk, confirmed_at=None)
    with transaction.atomic():
        if not waiting.update(confirmed_at=now):
            return None
        address.confirmed_at = now
        return _add_mail(address, Kind.REPORT, now)


@retried
def send_again(*, address: ReportAddress, now: datetime) -> OutgoingMail:
    """Send the report once more to an address whose owner has agreed."""
    if address.confirmed_at is None:
        raise NotConfirmedError
    with transaction.atomic():
        ReportAddress.objects.select_for_update().get(pk=address.pk)
        return _add_mail(address, Kind.REPORT, now)


def _add_mail(
    address: ReportAddress, kind: OutgoingMail.Kind, now: datetime
) -> OutgoingMail:
    """A mail in the outbox; one that was asked for a moment ago stands for both."""
    before = address.mails.filter(kind=kind).order_by("-pk")
    fresh = before.filter(created_at__gt=now - AT_REST).exclude(
        state__in=[State.FAILED, State.UNSURE]
    )
    last = fresh.first()
    if last:
        return last
    if before.count() >= MOST_REPORT_MAILS:
        raise TooManyMailsError
    return OutgoingMail.objects.create(address=address, kind=kind, **_asked_for(now))


def request_news(
    *, subscription: Subscription, news: News, now: datetime
) -> OutgoingMail:
    """One mail about a piece of news to who asked to hear; asked again, the same."""
    mail, _new = OutgoingMail.objects.get_or_create(
        subscription=subscription,
        news=news,
        defaults={
            "address_id": subscription.address_id,
            "kind": Kind.NEWS,
            **_asked_for(now),
        },
    )
    return mail


def _asked_for(now: datetime) -> dict[str, Any]:
    """What every new mail begins with."""
    return {
        "message_id": f"<{uuid.uuid4()}@{settings.SITE.hostname}>",
        "created_at": now,
        "due_at": now,
        "offered_at": now,
    }


@dataclass(frozen=True, slots=True)
class Progress:
    """What a report's page shows while workers work."""

    report: Report
    addresses: tuple[ReportAddress, ...]

    @property
    def renders(self) -> bool:
        """Whether the PDF is still to come."""
        return not (self.report.is_kept or self.report.has_failed)

    @property
    def is_moving(self) -> bool:
        """Whether anything is still to come."""
        mails = (mail for address in self.addresses for mail in address.mails.all())
        return self.renders or any(m.state in MOVING for m in mails)


def progress(*, report: Report) -> Progress:
    """Where the PDF and the mails of a report stand."""
    addresses = report.addresses.prefetch_related("mails").order_by("pk")
    return Progress(report, tuple(addresses))


def sendable(mail_id: int) -> bool:
    """Whether a mail has all that it brings: a report's PDF, an agreed address."""
    confirmation = Q(kind=Kind.CONFIRMATION)
    agreed = Q(address__confirmed_at__isnull=False)
    report = agreed & (Q(kind=Kind.NEWS) | Q(address__report__state=State.KEPT))
    result = OutgoingMail.objects.filter(pk=mail_id, address__report__revoked_at=None)
    return result.filter(confirmation | report).exists()


def claim_mail(*, mail_id: int, now: datetime) -> uuid.UUID | None:
    """Take the sending upon oneself; nothing when it is another's or too early.

    Too early it is also when the last minute has had its mails: the row waits, and is
    offered again.
    """
    if is_minute_full(now) or not sendable(mail_id):
        return None
    return OutgoingMail.objects.claim(mail_id, now)


def is_minute_full(now: datetime) -> bool:
    """Whether as many mails have left in a minute as may, give or take a worker."""
    sent = OutgoingMail.objects.filter(sent_at__gt=now - timedelta(minutes=1))
    return sent.count() >= int(settings.MAILS_PER_MINUTE)


def deliver(
    *, mail_id: int, lease: uuid.UUID, message: EmailMessage, now: datetime
) -> None:
    """Hand a mail to the server under a lease.

    What the server refuses for good fails; what it may take later is tried again with
    the same Message-ID; where it may have the mail already, once more and no oftener.
    What the owner of the address does not want is settled without
    a word: nobody learns from us whether an address is known. Raises
    ``LateAnswerError`` when the lease has ended meanwhile.
    """
    try:
        if may_leave(mail_id, now):
            message.send()
    except UnsureError:
        insist(partial(_count_copy, mail_id, lease, now))
        raise
    except Exception as error:
        give_back(mail_id, lease, now, for_good=is_permanent(error))
        raise
    settle = OutgoingMail.objects.settle
    if not insist(partial(settle, mail_id, lease, state=State.KEPT, sent_at=now)):
        raise LateAnswerError


def may_leave(mail_id: int, now: datetime) -> bool:
    """Whether the owner of the address has neither said stop nor been asked often."""
    rows = OutgoingMail.objects.select_related("address", "subscription")
    mail = rows.get(pk=mail_id)
    email = mail.address.email
    if recipients.has_stopped(email=email):
        return False
    if mail.subscription is not None:
        return mail.subscription.ended_at is None
    return mail.kind == Kind.REPORT or recipients.claim_question(
        email=email, message_id=mail.message_id, now=now
    )


def drop_mail(*, mail_id: int, lease: uuid.UUID) -> None:
    """A mail that has nothing to say any more is done without being sent."""
    OutgoingMail.objects.settle(mail_id, lease, state=State.KEPT)


def give_back(
    mail_id: int, lease: uuid.UUID, now: datetime, *, for_good: bool = False
) -> None:
    """Back to waiting, for later; or failed, when no server will ever take it."""
    attempts = OutgoingMail.objects.values_list("attempts", flat=True).get(pk=mail_id)
    state = State.FAILED if for_good else State.WAITING
    due_at = now + jittered(pause_after(attempts))
    OutgoingMail.objects.settle(mail_id, lease, state=state, due_at=due_at)


def _count_copy(mail_id: int, lease: uuid.UUID, now: datetime) -> None:
    """The server may have this copy: one more is sent, and then no other."""
    mail = OutgoingMail.objects.get(pk=mail_id)
    copies = mail.cut_off + 1
    OutgoingMail.objects.settle(
        mail_id,
        lease,
        cut_off=copies,
        state=State.UNSURE if copies >= MOST_COPIES else State.WAITING,
        due_at=now + jittered(pause_after(mail.attempts)),
    )


def is_permanent(error: Exception) -> bool:
    """Whether a mail server will never take this mail (a reply of 500 and above)."""
    if isinstance(error, SMTPRecipientsRefused):
        return all(code >= PERMANENT for code, _reply in error.recipients.values())
    return isinstance(error, SMTPResponseException) and error.smtp_code >= PERMANENT
