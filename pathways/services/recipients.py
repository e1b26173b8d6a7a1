"""Who may be written to: nobody who said stop, nobody asked more than thrice a day."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from pathways.models import AskedAddress, StoppedAddress
from pathways.models.casework import fingerprint
from pathways.models.recipients import ASKED_FOR, fingerprints

MOST_QUESTIONS_A_DAY: Final = 3


def has_stopped(*, email: str) -> bool:
    """Whether the owner of an address wants no mail of ours."""
    return StoppedAddress.objects.filter(code_sha256__in=fingerprints(email)).exists()


def claim_question(*, email: str, message_id: str, now: datetime) -> bool:
    """Whether this question may leave; a mail that is tried again counts once.

    The row comes before the count, so that of questions at the same moment the last
    sees all others.
    """
    codes = fingerprints(email)
    row, _new = AskedAddress.objects.get_or_create(
        message_id=message_id, defaults={"code_sha256": codes[0], "asked_at": now}
    )
    today = AskedAddress.objects.filter(asked_at__gt=now - ASKED_FOR)
    if today.filter(code_sha256__in=codes).count() <= MOST_QUESTIONS_A_DAY:
        return True
    row.delete()
    return False


def stop(*, code: str, now: datetime) -> None:
    """Send nothing more to the address of this code."""
    StoppedAddress.objects.get_or_create(
        code_sha256=fingerprint(code), defaults={"stopped_at": now}
    )


def allow(*, code: str) -> None:
    """Mails may be sent to the address of this code again."""
    StoppedAddress.objects.filter(code_sha256=fingerprint(code)).delete()


def is_stopped(*, code: str) -> bool:
    """Whether the address of this code gets no mail."""
    return StoppedAddress.objects.filter(code_sha256=fingerprint(code)).exists()


def delete_expired(*, now: datetime) -> None:
    """Forget the questions of more than a day ago."""
    AskedAddress.objects.filter(asked_at__lte=now - ASKED_FOR).delete()
