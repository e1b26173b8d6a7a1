"""Conditions, requirements, their alternatives and criteria."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import JSONField, Q
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from occupations.models import Cited, Dated, OccupationList
from pathways.models.catalogue import Keyed, MayCite, check_fact, check_facts
from pathways.models.grids import Table
from pathways.models.streams import Stream
from pathways.rules.checks import order_fault, threshold_faults


class Condition(models.Model):
    """A named requirement outside any stream, such as arranged employment."""

    slug = models.SlugField(max_length=80, unique=True, help_text=_("Permanent name."))
    title = models.CharField(max_length=200, help_text=_("What it is called."))
    everywhere = models.BooleanField(
        default=False, help_text=_("Whether every stream asks it of everybody.")
    )

    class Meta:
        verbose_name = _("condition")
        verbose_name_plural = _("conditions")

    def __str__(self) -> str:
        return self.title


class Requirement(Keyed, Cited, Dated):
    """One bullet of the official page; any one of its alternatives satisfies it."""

    stream = models.ForeignKey(
        Stream,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="requirements",
        help_text=_("The stream that asks it."),
    )
    condition = models.ForeignKey(
        Condition,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="requirements",
        help_text=_("Or the condition that asks it."),
    )
    slug = models.SlugField(max_length=80, help_text=_("Permanent name in the stream."))
    title = models.CharField(
        max_length=300, help_text=_("What is asked, in our words.")
    )
    for_each = models.ForeignKey(
        OccupationList,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Make one alternative for each entry of this list."),
    )
    note = models.TextField(blank=True, help_text=_("What a reader must know of it."))

    class Meta(Dated.Meta):
        verbose_name = _("requirement")
        verbose_name_plural = _("requirements")
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=Q(stream=None) ^ Q(condition=None),
                name="pathways_requirement_has_one_owner",
                violation_error_message=_(
                    "A requirement belongs to a stream or to a condition, not both."
                ),
            ),
        ]


class Alternative(Keyed, MayCite):
    """One way to satisfy a requirement: all its criteria hold."""

    requirement = models.ForeignKey(
        Requirement,
        on_delete=models.CASCADE,
        related_name="alternatives",
        help_text=_("The requirement."),
    )
    label = models.CharField(
        max_length=200, blank=True, help_text=_("What sets this way apart.")
    )
    when = JSONField(
        default=dict,
        blank=True,
        help_text=_("Made for list entries with these values; null for any value."),
    )

    class Meta(MayCite.Meta):
        verbose_name = _("alternative")
        verbose_name_plural = _("alternatives")

    def clean(self) -> None:
        """Refuse what no line of a list can have."""
        super().clean()
        if not isinstance(self.when, dict):
            raise ValidationError({"when": _("Write an object: {“name”: value}.")})


class Comparison(models.TextChoices):
    """How a fact is compared with its threshold."""

    AT_LEAST = "at_least", _("is at least")
    MORE_THAN = "more_than", _("is more than")
    AT_MOST = "at_most", _("is at most")
    LESS_THAN = "less_than", _("is less than")
    IS = "is", _("is")
    IS_NOT = "is_not", _("is not")
    ONE_OF = "one_of", _("is one of")
    NONE_OF = "none_of", _("is none of")
    STATED = "stated", _("is stated")
    OFFICER = "officer", _("is judged by an officer")


class Criterion(Keyed):
    """A fact, a comparison and a threshold: a constant, a fact, or a table."""

    alternative = models.ForeignKey(
        Alternative,
        on_delete=models.CASCADE,
        related_name="criteria",
        help_text=_("The alternative that it is part of."),
    )
    fact = JSONField(
        null=True,
        blank=True,
        validators=[check_fact],
        help_text=_("Kind of fact and parameters; empty where only an officer judges."),
    )
    op = models.CharField(
        max_length=10, choices=Comparison.choices, help_text=_("The comparison.")
    )
    value = JSONField(
        null=True, blank=True, help_text=_("The threshold, in the fact's unit.")
    )
    than = JSONField(
        null=True,
        blank=True,
        validators=[check_fact],
        help_text=_("Or another fact as the threshold."),
    )
    table = models.ForeignKey(
        Table,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Or a table that gives the threshold."),
    )
    by = JSONField(
        default=list,
        blank=True,
        validators=[check_facts],
        help_text=_("The one or two facts that the table is read by."),
    )
    label = models.CharField(
        max_length=300, blank=True, help_text=_("What is judged, in words.")
    )

    class Meta:
        verbose_name = _("criterion")
        verbose_name_plural = _("criteria")

    def clean(self) -> None:
        """Refuse two thresholds, and a criterion that compares nothing."""
        super().clean()
        if not self.fact and self.op != Comparison.OFFICER:
            raise ValidationError({"fact": _("Choose the fact to compare.")})
        if self.table is not None and not self.by:
            raise ValidationError({"by": _("Say which facts the table is read by.")})
        if self.table is not None and self.than:
            raise ValidationError({"than": _("The table already gives the threshold.")})
        if self.fact and (fault := order_fault(self.fact, self.op)):
            raise ValidationError({"op": capfirst(fault)})
        self._check_threshold()

    def _check_threshold(self) -> None:
        """Refuse a constant that the fact can never be, as a publication would.

        One that is not given yet is told after saving: the fact is chosen first.
        """
        if not self.fact or self.value is None or self.table is not None or self.than:
            return
        for fault in threshold_faults(self.fact, self.op, self.value):
            raise ValidationError({"value": capfirst(fault)})
