"""Editions: published rulebooks, which never change."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Edition(models.Model):
    """A published rulebook: all that assessments and pages are made from."""

    number = models.PositiveIntegerField(
        unique=True, help_text=_("Counted up from 1 at each publication.")
    )
    digest = models.CharField(
        max_length=64, help_text=_("SHA-256 of the snapshot's canonical JSON.")
    )
    published_at = models.DateTimeField(help_text=_("The moment of publication."))
    # What stands behind the snapshot is slow to read.
    snapshot = models.JSONField(help_text=_("The compiled catalogue."))
    note = models.TextField(blank=True, help_text=_("What changed, for readers."))
    warnings = models.JSONField(
        default=list,
        blank=True,
        help_text=_("What the checks warned of when it was published."),
    )
    reason = models.TextField(
        blank=True, help_text=_("Why the curator held the warnings to be right.")
    )
    records = models.JSONField(
        default=list,
        blank=True,
        help_text=_("Rounds, figures and words that went live with it."),
    )
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("The curator; empty for a command."),
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Who approved the change; never its author."),
    )
    published_alone = models.BooleanField(
        default=False,
        help_text=_("Nobody else could approve it: the site had one curator."),
    )
    change = models.ForeignKey(
        "Change",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="editions",
        help_text=_("The change that it made live; empty for a command."),
    )
    withdraws = models.OneToOneField(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="withdrawn_by",
        help_text=_("The edition that it takes back."),
    )
    withdrawn_because = models.TextField(
        blank=True, help_text=_("Why that was taken back, for readers.")
    )

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")

    def __str__(self) -> str:
        return f"{self.number}"
