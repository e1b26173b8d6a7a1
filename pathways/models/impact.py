"""How many people a rule change gives another verdict or score, counted by shards."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from pathways.models.promises import Promise, PromiseQuerySet


class ImpactRun(models.Model):
    """Two rulebooks by their digests, and the days on which they are compared."""

    before_digest = models.CharField(
        max_length=64, help_text=_("The edition that is in force.")
    )
    after_digest = models.CharField(
        max_length=64, help_text=_("What the change compiles to, or the next edition.")
    )
    first_on = models.DateField(help_text=_("The first day of the change."))
    days = models.JSONField(
        default=list,
        help_text=_("The first day, and each later one that differs otherwise."),
    )
    created_at = models.DateTimeField(
        help_text=_("When it was asked for: profiles alive then are counted.")
    )

    class Meta:
        verbose_name = _("impact")
        verbose_name_plural = _("impacts")
        constraints = [
            models.UniqueConstraint(
                fields=["before_digest", "after_digest", "first_on"],
                name="pathways_impact_once",
                violation_error_message=_("These two are compared already."),
            )
        ]

    def __str__(self) -> str:
        return f"impact {self.pk}"


class ImpactShardQuerySet(PromiseQuerySet["ImpactShard"]):
    """Shards by what is to be done with them."""


class ImpactShard(Promise):
    """Some people of a run, by their numbers; the promise is their counts."""

    class Kind(models.TextChoices):
        """Whose numbers."""

        SAVED = "saved", _("saved profiles")
        SYNTHETIC = "synthetic", _("synthetic people")

    run = models.ForeignKey(
        ImpactRun,
        on_delete=models.CASCADE,
        related_name="shards",
        help_text=_("Of what."),
    )
    kind = models.CharField(
        max_length=9, choices=Kind, help_text=_("Whose numbers they are.")
    )
    first = models.BigIntegerField(help_text=_("The first number."))
    last = models.BigIntegerField(help_text=_("The last number."))
    people = models.PositiveIntegerField(
        help_text=_("How many there were when it was asked for.")
    )
    counts = models.JSONField(
        null=True, blank=True, help_text=_("What was counted; no saved profile's name.")
    )

    objects = ImpactShardQuerySet.as_manager()

    class Meta:
        verbose_name = _("shard of an impact")
        verbose_name_plural = _("shards of impacts")
        constraints = [
            models.UniqueConstraint(
                fields=["run", "kind", "first"],
                name="pathways_impact_shard_once",
                violation_error_message=_("The run has this shard already."),
            )
        ]
        indexes = [models.Index(fields=["state", "due_at"], name="impact_state_due")]

    def __str__(self) -> str:
        return f"shard {self.pk}"
