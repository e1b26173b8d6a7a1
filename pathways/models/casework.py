"""A person's answers, kept under a private link for a stated time."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from typing import Final, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from pathways.models.single import first_row

UNSAVED_FOR = timedelta(hours=24)
SAVED_FOR = timedelta(days=365)


def fingerprint(token: str) -> str:
    """What is stored of a private link: it opens nothing by itself."""
    return hashlib.sha256(token.encode()).hexdigest()


OPENED: Final = "WHERE token_sha256 = %s"
FIELDS: Final = (
    *("id", "token_sha256", "answers", "is_saved", "done", "routes"),
    *("created_at", "last_used_at", "expires_at"),
)


class SavedProfileQuerySet(models.QuerySet["SavedProfile"]):
    """Answers by their private link and by their end."""

    def under(self, token: str) -> Self:
        """The one row that a private link opens."""
        return self.filter(token_sha256=fingerprint(token))

    def opened(self, token: str, now: datetime) -> SavedProfile | None:
        """The one row that a private link opens, while its time has not run out."""
        row = first_row(SavedProfile, FIELDS, OPENED, [fingerprint(token)])
        return row if row is not None and row.expires_at > now else None

    def alive(self, now: datetime) -> Self:
        """Rows whose time has not run out."""
        return self.filter(expires_at__gt=now)

    def expired(self, now: datetime) -> Self:
        """Rows whose time has run out."""
        return self.filter(expires_at__lte=now)


class SavedProfile(models.Model):
    """Answers in the words of the profile's contract, and how long they are kept."""

    token_sha256 = models.CharField(
        max_length=64,
        unique=True,
        editable=False,
        help_text=_("SHA-256 of the private link's token; the token is not stored."),
    )
    answers = models.JSONField(
        default=dict,
        help_text=_("The profile as in docs/profile.md; an absent key is unanswered."),
    )
    is_saved = models.BooleanField(
        default=False,
        help_text=_("Kept for 12 months from the last use, else for 24 hours."),
    )
    done = models.JSONField(
        default=list,
        blank=True,
        help_text=_("Names of the papers ticked as done on the page To do."),
    )
    routes = models.JSONField(
        default=list,
        blank=True,
        help_text=_("Keys of the routes chosen on the page To do; none: the first."),
    )
    created_at = models.DateTimeField(help_text=_("When the first answer came."))
    last_used_at = models.DateTimeField(help_text=_("The last use that was recorded."))
    expires_at = models.DateTimeField(
        db_index=True, help_text=_("When the answers are deleted.")
    )

    objects = SavedProfileQuerySet.as_manager()

    class Meta:
        verbose_name = _("saved profile")
        verbose_name_plural = _("saved profiles")

    def __str__(self) -> str:
        return f"profile {self.pk}"

    @property
    def kept_for(self) -> timedelta:
        """How long the answers live without use."""
        return SAVED_FOR if self.is_saved else UNSAVED_FOR
