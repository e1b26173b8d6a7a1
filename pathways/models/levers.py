"""Levers: what a person can change, how far, and what that costs."""

from __future__ import annotations

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import models
from django.db.models import F, JSONField, Q
from django.utils.translation import gettext_lazy as _

from occupations.models import Cited, Confidence
from pathways.models.catalogue import Keyed
from pathways.models.fees import Fee
from pathways.rules import RuleError
from pathways.rules.levers import BY_SLUG, lever_from


def _in_order(low: str, high: str) -> Q:
    return Q(**{low: None}) | Q(**{high: None}) | Q(**{f"{high}__gte": F(low)})


class Lever(Cited):
    """A change that a person can make: its declared steps, its effort and its cost.

    Effort, months and amounts are our own estimates while ``is_estimate``; only then
    may the source be one without an address. Fees have citations of their own.
    """

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
        help_text=_("The least it costs beside its fees, in CAD; empty: not known."),
    )
    cost_high_cad = models.DecimalField(
        max_digits=10,
        decimal_places=2,
        null=True,
        blank=True,
        help_text=_("The most it usually costs beside its fees, in CAD."),
    )
    is_estimate = models.BooleanField(
        default=True,
        help_text=_("Months and amounts are our estimate, not published figures."),
    )
    note = models.TextField(blank=True, help_text=_("What it takes for granted."))
    parameters = JSONField(
        default=dict,
        blank=True,
        help_text=_("How far its steps go, and what they take for granted."),
    )

    class Meta:
        verbose_name = _("lever")
        verbose_name_plural = _("levers")
        constraints = [
            models.CheckConstraint(
                condition=_in_order("months_low", "months_high"),
                name="pathways_lever_months_in_order",
                violation_error_message=_("The most must not be less than the least."),
            ),
            models.CheckConstraint(
                condition=_in_order("cost_low_cad", "cost_high_cad"),
                name="pathways_lever_costs_in_order",
                violation_error_message=_("The most must not be less than the least."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """Refuse parameters that the lever cannot read, and figures without a page."""
        super().clean()
        if self.slug not in BY_SLUG:
            known = ", ".join(sorted(BY_SLUG))
            raise ValidationError({"slug": _("Must be one of: %s") % known})
        try:
            lever_from(self.slug, self.parameters)
        except RuleError as error:
            raise ValidationError({"parameters": str(error)}) from error
        self._check_source()

    def _check_source(self) -> None:
        if self.is_estimate:
            if self.confidence == Confidence.OFFICIAL:
                message = _("An estimate of ours is never official.")
                raise ValidationError({"confidence": message})
            return
        try:
            has_address = bool(self.source.url)
        except ObjectDoesNotExist:
            return  # the form already says that a source is needed
        if not has_address:
            message = _("Only an estimate may rest on a source without an address.")
            raise ValidationError({"source": message})


class LeverFee(Keyed):
    """A fee that somebody pays when the lever is pulled."""

    lever = models.ForeignKey(
        Lever, on_delete=models.CASCADE, related_name="fees", help_text=_("The lever.")
    )
    fee = models.ForeignKey(
        Fee, on_delete=models.PROTECT, related_name="+", help_text=_("The fee.")
    )
    note = models.TextField(blank=True, help_text=_("When it is paid."))

    class Meta:
        verbose_name = _("fee of a lever")
        verbose_name_plural = _("fees of levers")
