"""What a change costs a person: effort, time, money."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from occupations.models import Cited


class LeverCost(Cited):
    """The cost of a lever: a published figure, or plainly our estimate."""

    slug = models.SlugField(
        max_length=80, unique=True, help_text=_("The lever, as the planner names it.")
    )
    title = models.CharField(max_length=200, help_text=_("What one does."))
    effort = models.PositiveSmallIntegerField(
        help_text=_("Rank among the levers: smaller is easier. Sorts proposals.")
    )
    months_low = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text=_("The least it takes, in months.")
    )
    months_high = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text=_("The most it usually takes, in months.")
    )
    cost_low_cad = models.DecimalField(
        max_digits=10,
        decimal_places=2,
        null=True,
        blank=True,
        help_text=_("The least it costs, in CAD; empty when not known."),
    )
    cost_high_cad = models.DecimalField(
        max_digits=10,
        decimal_places=2,
        null=True,
        blank=True,
        help_text=_("The most it usually costs, in CAD."),
    )
    is_estimate = models.BooleanField(
        default=True, help_text=_("Our estimate, not a published figure.")
    )
    note = models.TextField(blank=True, help_text=_("What it takes for granted."))

    class Meta:
        verbose_name = _("cost of a lever")
        verbose_name_plural = _("costs of levers")
        constraints = [
            models.CheckConstraint(
                condition=Q(months_low=None)
                | Q(months_high=None)
                | Q(months_high__gte=F("months_low")),
                name="pathways_levercost_months_in_order",
                violation_error_message=_("The most must not be less than the least."),
            )
        ]

    def __str__(self) -> str:
        return self.title
