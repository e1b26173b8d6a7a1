"""Reports: an assessment frozen as one document, and the mails that carry it."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from pathways.models.casework import SavedProfile, fingerprint
from pathways.models.promises import Promise, PromiseQuerySet, State

KEPT_FOR = timedelta(days=365)
UNCONFIRMED_FOR = timedelta(days=7)
TOKEN_LENGTH = 32  # base 16: 128 bits


def new_seed() -> str:
    """What the token of a link is made from, together with the secret key."""
    return secrets.token_hex(16)


def link_token(kind: str, seed: str, sha256: str = "") -> str:
    """The token of a link, made again for a mail; a database alone has none.

    With a fingerprint, former secret keys are tried until one fits.
    """
    made = [
        salted_hmac(f"pathways.{kind}", seed, secret=key, algorithm="sha256")
        .hexdigest()[:TOKEN_LENGTH]
        for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    ]  # fmt: skip
    return next((token for token in made if fingerprint(token) == sha256), made[0])


class ReportQuerySet(PromiseQuerySet["Report"]):
    """Reports by their link and by their end."""

    def under(self, token: str, now: datetime) -> ReportQuerySet:
        """The one report that a link opens; a revoked link opens none."""
        return self.filter(
            token_sha256=fingerprint(token), revoked_at=None, expires_at__gt=now
        )


class Report(Promise):
    """A frozen assessment; the promise is its PDF."""

    profile = models.ForeignKey(
        SavedProfile,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="reports",
        help_text=_("The answers it was made from, while they are kept."),
    )
    token_seed = models.CharField(
        max_length=32,
        default=new_seed,
        editable=False,
        help_text=_("The link's token is made from it and the secret key."),
    )
    token_sha256 = models.CharField(
        max_length=64,
        unique=True,
        editable=False,
        help_text=_("SHA-256 of the private link's token; the token is not stored."),
    )
    edition_number = models.PositiveIntegerField(help_text=_("The rulebook's edition."))
    edition_digest = models.CharField(
        max_length=64, help_text=_("SHA-256 of the edition's snapshot.")
    )
    assessed_on = models.DateField(help_text=_("The day that was assessed."))
    answers = models.JSONField(help_text=_("The profile as it was on that day."))
    chosen = models.JSONField(help_text=_("Slugs of the pathways shown in full."))
    document = models.JSONField(help_text=_("All that page, PDF and mail say."))
    pdf = models.BinaryField(null=True, help_text=_("The document as tagged PDF."))
    created_at = models.DateTimeField(help_text=_("When it was asked for."))
    kept_at = models.DateTimeField(
        null=True, blank=True, help_text=_("When the PDF was ready.")
    )
    last_used_at = models.DateTimeField(help_text=_("The last use that was recorded."))
    expires_at = models.DateTimeField(
        db_index=True, help_text=_("When it is deleted: 12 months after its last use.")
    )
    revoked_at = models.DateTimeField(
        null=True, blank=True, help_text=_("Since when its link opens nothing.")
    )

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        indexes = [models.Index(fields=["state", "due_at"], name="report_state_due")]

    def __str__(self) -> str:
        return f"report {self.pk}"

    @property
    def token(self) -> str:
        """The token of its private link."""
        return link_token("report", self.token_seed, self.token_sha256)


class ReportAddress(models.Model):
    """An e-mail address that a report is to be sent to, once its owner agrees."""

    report = models.ForeignKey(
        Report,
        on_delete=models.CASCADE,
        related_name="addresses",
        help_text=_("What is sent."),
    )
    email = models.EmailField(help_text=_("Deleted together with the report."))
    token_seed = models.CharField(
        max_length=32,
        default=new_seed,
        editable=False,
        help_text=_("The confirmation's token is made from it and the secret key."),
    )
    token_sha256 = models.CharField(
        max_length=64,
        unique=True,
        editable=False,
        help_text=_("SHA-256 of the confirmation's token; the token is not stored."),
    )
    created_at = models.DateTimeField(
        help_text=_("Unconfirmed, it is deleted 7 days later.")
    )
    confirmed_at = models.DateTimeField(
        null=True, blank=True, help_text=_("When its owner agreed.")
    )

    class Meta:
        verbose_name = _("address of a report")
        verbose_name_plural = _("addresses of reports")
        constraints = [
            models.UniqueConstraint(
                fields=["report", "email"],
                name="report_address_once",
                violation_error_message=_("This report has this address already."),
            )
        ]

    def __str__(self) -> str:
        return f"address {self.pk}"

    @property
    def token(self) -> str:
        """The token of its confirmation."""
        return link_token("confirmation", self.token_seed, self.token_sha256)

    @property
    def last_mail(self) -> OutgoingMail | None:
        """The newest mail to this address that its report asked for."""
        mails = (m for m in self.mails.all() if m.kind != OutgoingMail.Kind.NEWS)
        return max(mails, key=lambda mail: mail.pk, default=None)


class MailQuerySet(PromiseQuerySet["OutgoingMail"]):
    """Mails of the outbox."""


class OutgoingMail(Promise):
    """One mail; the promise is that a server has accepted it."""

    class Kind(models.TextChoices):
        """What it is for."""

        CONFIRMATION = "confirmation", _("asks the owner of the address")
        REPORT = "report", _("brings the report")
        NEWS = "news", _("tells what changed")

    address = models.ForeignKey(
        ReportAddress,
        on_delete=models.CASCADE,
        related_name="mails",
        help_text=_("Whom it goes to."),
    )
    kind = models.CharField(
        max_length=12, choices=Kind, help_text=_("What the mail is for.")
    )
    message_id = models.CharField(
        max_length=200,
        unique=True,
        help_text=_("Made with the row and kept through every attempt."),
    )
    subscription = models.ForeignKey(
        "Subscription",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="mails",
        help_text=_("Who asked for it, where it tells what changed."),
    )
    news = models.ForeignKey(
        "News",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="mails",
        help_text=_("What it tells: once to each."),
    )
    created_at = models.DateTimeField(help_text=_("When it was asked for."))
    sent_at = models.DateTimeField(
        null=True,
        blank=True,
        db_index=True,
        help_text=_("When a mail server accepted it."),
    )

    cut_off = models.PositiveSmallIntegerField(
        default=0,
        help_text=_("How often a server broke off when it had asked for the text."),
    )

    objects = MailQuerySet.as_manager()

    class Meta:
        verbose_name = _("outgoing mail")
        verbose_name_plural = _("outgoing mails")
        indexes = [models.Index(fields=["state", "due_at"], name="mail_state_due")]
        constraints = [
            models.UniqueConstraint(
                fields=["subscription", "news"],
                name="pathways_mail_news_once",
                violation_error_message=_("This person has heard of it already."),
            )
        ]

    def __str__(self) -> str:
        return f"mail {self.pk}"

    @property
    def is_unsure(self) -> bool:
        """Whether nobody knows if it arrived, and nobody tries any more."""
        return self.state == State.UNSURE


__all__ = ["OutgoingMail", "Report", "ReportAddress", "State"]
