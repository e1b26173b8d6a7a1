"""The register of incidents: what happened to somebody's data, and what was done."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Incident(models.Model):
    """Personal information that was seen, used, told or lost, and what followed.

    Holds no personal information itself.
    """

    class Risk(models.TextChoices):
        """Whether somebody may come to serious harm."""

        UNKNOWN = "unknown", _("not judged yet")
        NONE = "none", _("no risk of serious harm")
        SERIOUS = "serious", _("a risk of serious harm: authority and persons are told")

    title = models.CharField(
        max_length=200, help_text=_("In one line, without anybody’s name.")
    )
    circumstances = models.TextField(
        help_text=_("How it happened, and the cause where it is known.")
    )
    information = models.TextField(
        help_text=_("Which kinds of information it concerns, never the information.")
    )
    began_on = models.DateField(
        null=True, blank=True, help_text=_("The day it happened; empty if unknown.")
    )
    ended_on = models.DateField(
        null=True, blank=True, help_text=_("The last day of it; empty while it lasts.")
    )
    noticed_on = models.DateField(help_text=_("The day on which we learned of it."))
    persons = models.PositiveIntegerField(
        null=True,
        blank=True,
        help_text=_("How many persons it concerns; empty if unknown."),
    )
    risk = models.CharField(
        max_length=8,
        choices=Risk,
        default=Risk.UNKNOWN,
        help_text=_("Whether anybody may come to serious harm."),
    )
    reasons = models.TextField(
        blank=True,
        help_text=_("What the judgement rests on: how sensitive, what may come of it."),
    )
    authority_told_on = models.DateField(
        null=True, blank=True, help_text=_("When the privacy authority was told.")
    )
    persons_told_on = models.DateField(
        null=True, blank=True, help_text=_("When the persons concerned were told.")
    )
    measures = models.TextField(
        blank=True, help_text=_("What was done, so that it does less and not again.")
    )

    class Meta:
        verbose_name = _("incident")
        verbose_name_plural = _("incidents")
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True)
                | Q(began_on__isnull=True)
                | Q(ended_on__gte=F("began_on")),
                name="incident_days_in_order",
                violation_error_message=_("It cannot end before it began."),
            )
        ]

    def __str__(self) -> str:
        return self.title
