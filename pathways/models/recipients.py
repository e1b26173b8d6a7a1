"""What is remembered of mail addresses: how often one was asked, and who said stop.

No address is stored here, only the fingerprint of a code that is made from it with the
secret key: a database alone tells nobody whom we wrote to.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from django.conf import settings
from django.db import models
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext_lazy as _

from pathways.models.casework import fingerprint

CODE_LENGTH: Final = 32  # base 16: 128 bits
ASKED_FOR: Final = timedelta(days=1)


def codes_of(email: str) -> tuple[str, ...]:
    """The codes of an address, one for each secret key, the present one first.

    Capitals and what stands after a plus make no other mailbox.
    """
    name, _at, domain = email.strip().lower().rpartition("@")
    mailbox = f"{name.partition('+')[0] or name}@{domain}"
    return tuple(_sealed("mailbox", mailbox, key) for key in _keys())


def stop_token(email: str) -> str:
    """What the link that stops all mails to an address ends with."""
    code = codes_of(email)[0]
    return f"{code}{_sealed('stop', code, settings.SECRET_KEY)}"


def code_of_stop(token: str) -> str | None:
    """The code in such a link; nothing where we have not made it."""
    code, seal = token[:CODE_LENGTH], token[CODE_LENGTH:]
    good = any(constant_time_compare(seal, _sealed("stop", code, k)) for k in _keys())
    return code if good else None


def _keys() -> tuple[str, ...]:
    return (settings.SECRET_KEY, *map(str, settings.SECRET_KEY_FALLBACKS))


def _sealed(kind: str, text: str, key: str) -> str:
    seal = salted_hmac(f"pathways.{kind}", text, secret=key, algorithm="sha256")
    return seal.hexdigest()[:CODE_LENGTH]


class AskedAddress(models.Model):
    """One question to the owner of an address, remembered for a day."""

    code_sha256 = models.CharField(
        max_length=64, help_text=_("Fingerprint of the address’s code.")
    )
    message_id = models.CharField(
        max_length=200,
        unique=True,
        help_text=_("The mail; tried again it counts once."),
    )
    asked_at = models.DateTimeField(
        db_index=True, help_text=_("A day later the row is deleted.")
    )

    class Meta:
        verbose_name = _("question to an address")
        verbose_name_plural = _("questions to addresses")
        indexes = [
            models.Index(fields=["code_sha256", "asked_at"], name="asked_code_at")
        ]

    def __str__(self) -> str:
        return f"question {self.pk}"


class StoppedAddress(models.Model):
    """An address whose owner wants no mail of ours, until they allow it again."""

    code_sha256 = models.CharField(
        max_length=64, unique=True, help_text=_("Fingerprint of the address’s code.")
    )
    stopped_at = models.DateTimeField(help_text=_("Since when nothing is sent."))

    class Meta:
        verbose_name = _("stopped address")
        verbose_name_plural = _("stopped addresses")

    def __str__(self) -> str:
        return f"stopped address {self.pk}"


def fingerprints(email: str) -> list[str]:
    """What is stored of an address, by each secret key."""
    return [fingerprint(code) for code in codes_of(email)]
