"""What every row of the catalogue has."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from occupations.models import Confidence, Source
from pathways.rules.facts import FactError, fact_from


class Keyed(models.Model):
    """A row with a permanent name, made of its parents' names and its own."""

    key = models.CharField(
        max_length=300,
        unique=True,
        help_text=_("Permanent name; left empty, it is made from what the row is."),
    )
    order = models.PositiveIntegerField(
        default=0, help_text=_("Place among its siblings, smallest first.")
    )

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.key


class MayCite(models.Model):
    """A row that may have a citation of its own, and else shares its parent's."""

    source = models.ForeignKey(
        Source,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("The source, where it is not the requirement's."),
    )
    clause = models.CharField(
        max_length=300, blank=True, help_text=_("Section or heading inside the source.")
    )
    seen_in = models.TextField(
        blank=True, help_text=_("The copy that was read, if not the source itself.")
    )
    as_of = models.DateField(
        null=True, blank=True, help_text=_("The day it is known to have stood there.")
    )
    as_of_note = models.CharField(
        max_length=200, blank=True, help_text=_("How exact that day is.")
    )
    confidence = models.CharField(
        max_length=10,
        blank=True,
        choices=Confidence.choices,
        help_text=_("Official, secondary or recalled; with a source."),
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(source=None) | ~Q(confidence=""),
                name="%(app_label)s_%(class)s_source_has_confidence",
                violation_error_message=_("Say how sure the source is."),
            )
        ]


def check_fact(spec: object) -> None:
    """Refuse a fact that no kind can read."""
    if not isinstance(spec, dict):
        raise ValidationError(_("A fact is a kind with its parameters."))
    try:
        fact_from(spec)
    except FactError as error:
        raise ValidationError(str(error)) from error


def check_facts(specs: object) -> None:
    """Refuse a list with a fact that no kind can read."""
    if not isinstance(specs, list):
        raise ValidationError(_("These are several facts."))
    for spec in specs:
        check_fact(spec)
