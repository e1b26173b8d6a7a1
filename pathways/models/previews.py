"""Links by which somebody without an account reads a change before it is live."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from pathways.models.changes import Change


class PreviewLink(models.Model):
    """A link for a fact checker: it expires, and can be taken back."""

    change = models.ForeignKey(
        Change,
        on_delete=models.CASCADE,
        related_name="previews",
        help_text=_("The change that it shows."),
    )
    digest = models.CharField(
        max_length=64, unique=True, help_text=_("SHA-256 of the link's secret.")
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Who made it."),
    )
    created_at = models.DateTimeField(help_text=_("When it was made."))
    expires_at = models.DateTimeField(help_text=_("When it ends by itself."))
    revoked_at = models.DateTimeField(
        null=True, blank=True, help_text=_("When it was taken back.")
    )

    class Meta:
        verbose_name = _("preview link")
        verbose_name_plural = _("preview links")

    def __str__(self) -> str:
        return f"{self.change} ({self.created_at:%Y-%m-%d})"
