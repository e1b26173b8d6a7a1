"""Government fees that streams share, and their amounts over time."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from occupations.models import Cited, Dated
from pathways.models.catalogue import Keyed


class Payer(models.TextChoices):
    """Who pays a fee."""

    WORKER = "worker", _("you")
    EMPLOYER = "employer", _("your employer")


class FeeUnit(models.TextChoices):
    """What a fee is paid for."""

    APPLICATION = "application", _("per application")
    PRINCIPAL = "principal", _("for the principal applicant")
    PARTNER = "partner", _("for the partner")
    CHILD = "child", _("per child")
    ADULT = "adult", _("per adult")
    PERSON = "person", _("per person")
    PERMIT = "permit", _("per permit")
    POSITION = "position", _("per position")
    OFFER = "offer", _("per offer")


class Fee(models.Model):
    """A government fee that streams share."""

    slug = models.SlugField(max_length=80, unique=True, help_text=_("Permanent name."))
    title = models.CharField(max_length=200, help_text=_("What is paid for."))
    payer = models.CharField(
        max_length=10, choices=Payer.choices, help_text=_("Who pays.")
    )
    unit = models.CharField(
        max_length=15, choices=FeeUnit.choices, help_text=_("What it is paid for.")
    )

    class Meta:
        verbose_name = _("fee")
        verbose_name_plural = _("fees")

    def __str__(self) -> str:
        return self.title


class FeeVersion(Keyed, Cited, Dated):
    """The amount of a fee over a period, in CAD."""

    fee = models.ForeignKey(
        Fee, on_delete=models.CASCADE, related_name="versions", help_text=_("Fee.")
    )
    amount_cad = models.DecimalField(
        max_digits=10,
        decimal_places=2,
        null=True,
        blank=True,
        help_text=_("The amount; empty when we have not collected it."),
    )
    family_max_cad = models.DecimalField(
        max_digits=10,
        decimal_places=2,
        null=True,
        blank=True,
        help_text=_("The most that a family pays together."),
    )
    note = models.TextField(blank=True, help_text=_("What a reader must know of it."))

    class Meta(Dated.Meta):
        verbose_name = _("amount of a fee")
        verbose_name_plural = _("amounts of fees")


class Follows(models.TextChoices):
    """What an application to Canada for permanent residence comes after."""

    NOMINATION = "nomination", _("a nomination outside Express Entry")
    SELECTION = "selection", _("a selection by Quebec")


class ResidenceFee(Keyed, Cited, Dated):
    """A fee is part of the application for permanent residence after a decision.

    The stream that decides lists its own fees only; these come with the later
    application to Canada.
    """

    fee = models.ForeignKey(
        Fee,
        on_delete=models.CASCADE,
        related_name="residencefees",
        help_text=_("The fee."),
    )
    after = models.CharField(
        max_length=10,
        choices=Follows.choices,
        help_text=_("What the application for permanent residence comes after."),
    )
    note = models.TextField(blank=True, help_text=_("What a reader must know of it."))

    class Meta(Dated.Meta):
        verbose_name = _("fee of permanent residence")
        verbose_name_plural = _("fees of permanent residence")
