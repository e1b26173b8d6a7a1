"""What a release last put into the database, so that curated rows stay curated."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class PendingKind(models.TextChoices):
    """What a seed would like to do with a row that a curator has made theirs."""

    ADD = "add", _("add")
    CHANGE = "change", _("change")
    REMOVE = "remove", _("remove")


class SeedFile(models.Model):
    """A seed file as last loaded: an equal file needs no reading."""

    name = models.CharField(
        max_length=200, unique=True, help_text=_("Name of the file in the project.")
    )
    digest = models.CharField(max_length=64, help_text=_("SHA-256 of its bytes."))

    class Meta:
        verbose_name = _("seed file")
        verbose_name_plural = _("seed files")

    def __str__(self) -> str:
        return self.name


class SeedRow(models.Model):
    """One row as a seed file last gave it, and what the seed proposes since."""

    model_label = models.CharField(
        max_length=100, help_text=_("The model of the row, such as occupations.wage.")
    )
    key = models.CharField(max_length=500, help_text=_("The natural key, as JSON."))
    file = models.CharField(
        max_length=200, help_text=_("The seed file that last gave the row.")
    )
    digest = models.CharField(
        max_length=64, blank=True, help_text=_("SHA-256 of the values last seeded.")
    )
    pending_kind = models.CharField(
        max_length=10,
        blank=True,
        choices=PendingKind.choices,
        help_text=_("What the seed proposes; empty when nothing waits."),
    )
    pending = models.JSONField(
        null=True, blank=True, help_text=_("The values that the seed proposes.")
    )
    reason = models.CharField(
        max_length=300, blank=True, help_text=_("Why the proposal was not applied.")
    )

    class Meta:
        verbose_name = _("seed row")
        verbose_name_plural = _("seed rows")
        constraints = [
            models.UniqueConstraint(
                fields=["model_label", "key"],
                name="occupations_seedrow_once",
                violation_error_message=_("This row is already tracked."),
            )
        ]
        indexes = [
            models.Index(
                fields=["pending_kind"],
                name="occupations_seedrow_pending",
                condition=~models.Q(pending_kind=""),
            )
        ]

    def __str__(self) -> str:
        return f"{self.model_label} {self.key}"
