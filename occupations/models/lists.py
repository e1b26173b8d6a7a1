"""Dated lists: of unit groups, or of professions that unit groups may stand for."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import JSONField
from django.utils.translation import gettext_lazy as _

from occupations.models.citation import Cited, Dated, DatedQuerySet
from occupations.models.classification import UnitGroup

CODE_DIGITS: Final = 5


class OccupationList(models.Model):
    """A list that rules ask about, such as the Global Talent Occupations List."""

    slug = models.SlugField(max_length=80, unique=True, help_text=_("Permanent name."))
    title = models.CharField(max_length=200, help_text=_("The list's own name."))
    note = models.TextField(blank=True, help_text=_("What a reader must know of it."))

    class Meta:
        verbose_name = _("occupation list")
        verbose_name_plural = _("occupation lists")

    def __str__(self) -> str:
        return self.title


class OccupationListEntry(Cited, Dated):
    """One line of a list while it is in force.

    ``key`` is what rules compare: a five-digit unit group, a prefix of one, or the slug
    of a profession. ``values`` carries what the line fixes besides membership (a wage
    floor in CAD an hour, credential paths).
    """

    occupation_list = models.ForeignKey(
        OccupationList,
        on_delete=models.PROTECT,
        related_name="entries",
        help_text=_("The list."),
    )
    key = models.CharField(
        max_length=80, help_text=_("Unit group, its prefix, or profession slug.")
    )
    label = models.CharField(max_length=200, help_text=_("As the list prints it."))
    unit_groups = models.ManyToManyField(
        "occupations.UnitGroup",
        blank=True,
        related_name="list_entries",
        help_text=_("The unit groups that the line stands for, or may stand for."),
    )
    values = JSONField(
        default=dict,
        blank=True,
        help_text=_("What the line fixes, by name; numbers carry their unit there."),
    )
    note = models.TextField(blank=True, help_text=_("Conditions and traps."))

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name = _("list entry")
        verbose_name_plural = _("list entries")
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["occupation_list", "key", "label", "effective_from"],
                name="occupations_entry_once",
                violation_error_message=_("This line is on the list from that day."),
            ),
            models.UniqueConstraint(
                fields=["occupation_list", "key", "label"],
                condition=models.Q(effective_from=None),
                name="occupations_entry_once_undated",
                violation_error_message=_("This line is on the list without a start."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.label}"

    def clean(self) -> None:
        """Refuse values without a name."""
        super().clean()
        if not isinstance(self.values, dict):
            raise ValidationError({"values": _("Write an object: {“name”: value}.")})

    def clean_fields(self, exclude: Collection[str] | None = None) -> None:
        """Refuse a code that the classification has not, typed or from a file."""
        super().clean_fields(exclude)
        if not self.key.isdigit() or not UnitGroup.objects.exists():
            return
        known = UnitGroup.objects.filter(code__startswith=self.key)
        if len(self.key) > CODE_DIGITS or not known.exists():
            message = _("There is no unit group %s in the NOC 2021.") % self.key
            raise ValidationError({"key": message})
