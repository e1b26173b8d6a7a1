"""What every row of the catalogue has."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from pathways.rules.facts.kinds import FactError, fact_from


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
