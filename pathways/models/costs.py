"""What papers and tests cost, in the currency they are paid in, and its rate."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from occupations.models import Cited, Dated
from pathways.models.catalogue import Keyed
from pathways.models.levers import Lever


class Currency(models.TextChoices):
    """The currency of an amount."""

    CAD = "CAD", _("Canadian dollars")
    USD = "USD", _("US dollars")


class CostKind(models.TextChoices):
    """What is paid for."""

    TEST = "test", _("language test")
    ASSESSMENT = "assessment", _("credential assessment")
    POLICE = "police", _("police certificate")
    MEDICAL = "medical", _("medical examination")
    PERMIT = "permit", _("permit or certificate")


class Cost(Cited, Dated):
    """The price of a paper, a test or an examination, from the least to the most.

    Both are empty where no dated price was found, and the note says so.
    """

    slug = models.SlugField(max_length=80, unique=True, help_text=_("Permanent name."))
    title = models.CharField(max_length=200, help_text=_("What is paid for."))
    kind = models.CharField(
        max_length=12, choices=CostKind.choices, help_text=_("What it is.")
    )
    currency = models.CharField(
        max_length=3,
        choices=Currency.choices,
        default=Currency.CAD,
        help_text=_("The currency in which it is paid."),
    )
    low = models.DecimalField(
        max_digits=10,
        decimal_places=2,
        null=True,
        blank=True,
        help_text=_("The least it costs; empty when we have not collected it."),
    )
    high = models.DecimalField(
        max_digits=10,
        decimal_places=2,
        null=True,
        blank=True,
        help_text=_("The most it costs; the same as the least for one price."),
    )
    note = models.TextField(blank=True, help_text=_("What a reader must know of it."))

    class Meta(Dated.Meta):
        verbose_name = _("cost of a paper or test")
        verbose_name_plural = _("costs of papers and tests")
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=Q(low=None, high=None) | Q(high__gte=F("low")),
                name="pathways_cost_in_order",
                violation_error_message=_("The most must not be less than the least."),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class LeverCost(Keyed):
    """A cost of a lever; of costs with one choice, a person pays one."""

    lever = models.ForeignKey(
        Lever, on_delete=models.CASCADE, related_name="costs", help_text=_("The lever.")
    )
    cost = models.ForeignKey(
        Cost, on_delete=models.PROTECT, related_name="+", help_text=_("The cost.")
    )
    choice = models.SlugField(
        max_length=40,
        blank=True,
        help_text=_("Costs of one choice stand for each other: one of them is paid."),
    )

    class Meta:
        verbose_name = _("cost of a lever")
        verbose_name_plural = _("costs of levers")


class ExchangeRate(Cited):
    """What one unit of a currency was worth in CAD on a day."""

    slug = models.SlugField(max_length=80, unique=True, help_text=_("Permanent name."))
    currency = models.CharField(
        max_length=3, choices=Currency.choices, help_text=_("The other currency.")
    )
    on = models.DateField(help_text=_("The day of the rate."))
    cad = models.DecimalField(
        max_digits=8,
        decimal_places=4,
        help_text=_("What one unit of the currency was worth in CAD."),
    )

    class Meta:
        verbose_name = _("exchange rate")
        verbose_name_plural = _("exchange rates")
        constraints = [
            models.UniqueConstraint(
                fields=["currency", "on"],
                name="pathways_exchange_rate_one_a_day",
                violation_error_message=_("This day has a rate already."),
            ),
            models.CheckConstraint(
                condition=Q(cad__gt=0),
                name="pathways_exchange_rate_positive",
                violation_error_message=_("A rate is more than 0."),
            ),
        ]

    def __str__(self) -> str:
        return self.slug
