"""Changes of rows that pages read as they are: they wait for the next publication."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from occupations.models.seed import PendingKind


class WaitingChange(models.Model):
    """What a curator saved for one row, until it is published or discarded."""

    model_label = models.CharField(
        max_length=100, help_text=_("The model of the row, such as pathways.round.")
    )
    row_pk = models.BigIntegerField(
        null=True, blank=True, help_text=_("The row; empty for one that is new.")
    )
    kind = models.CharField(
        max_length=10, choices=PendingKind.choices, help_text=_("What waits.")
    )
    values = models.JSONField(
        default=dict, blank=True, help_text=_("The new values of its fields.")
    )
    title = models.CharField(max_length=300, help_text=_("The row, in words."))
    made_at = models.DateTimeField(help_text=_("When it was saved."))
    made_by = models.CharField(
        max_length=150, blank=True, help_text=_("The curator who saved it.")
    )

    class Meta:
        verbose_name = _("waiting change")
        verbose_name_plural = _("waiting changes")
        constraints = [
            models.UniqueConstraint(
                fields=["model_label", "row_pk"],
                name="occupations_waiting_once",
                violation_error_message=_("A change of this row waits already."),
            )
        ]

    def __str__(self) -> str:
        return self.title
