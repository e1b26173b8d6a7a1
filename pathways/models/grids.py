"""Tables, cell by cell, and the trees of points grids over them."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import JSONField, Q
from django.utils.translation import gettext_lazy as _

from occupations.models import Cited, Dated, Province
from pathways.models.catalogue import Keyed, check_fact, check_facts


class KeyType(models.TextChoices):
    """What the keys of an axis are."""

    NUMBER = "number", _("numbers")
    TEXT = "text", _("texts")
    FLAG = "flag", _("yes and no")


class Table(models.Model):
    """A table over one or two facts: points of a grid, or a dated threshold."""

    slug = models.CharField(max_length=150, unique=True, help_text=_("Permanent name."))
    title = models.CharField(
        max_length=200, help_text=_("What it gives, and its unit.")
    )
    row_type = models.CharField(
        max_length=10,
        choices=KeyType.choices,
        help_text=_("What the rows are told apart by."),
    )
    row_steps = models.BooleanField(
        default=False,
        help_text=_("Each row holds from its key up to the next (else: exactly)."),
    )
    column_type = models.CharField(
        max_length=10,
        blank=True,
        choices=KeyType.choices,
        help_text=_("What the columns are told apart by; empty for one column."),
    )
    column_steps = models.BooleanField(
        default=False, help_text=_("Each column holds from its key up to the next.")
    )

    class Meta:
        verbose_name = _("table")
        verbose_name_plural = _("tables")

    def __str__(self) -> str:
        return self.title


class TableVersion(Keyed, Cited, Dated):
    """The cells of a table over a period."""

    table = models.ForeignKey(
        Table, on_delete=models.CASCADE, related_name="versions", help_text=_("Table.")
    )
    default = models.DecimalField(
        max_digits=12,
        decimal_places=4,
        default=0,
        help_text=_("What a value that no row holds gives."),
    )
    note = models.TextField(blank=True, help_text=_("What a reader must know of it."))

    class Meta(Dated.Meta):
        verbose_name = _("table version")
        verbose_name_plural = _("table versions")


class TableCell(Keyed):
    """One cell. A cell that we have not collected has bounds instead of a value."""

    version = models.ForeignKey(
        TableVersion,
        on_delete=models.CASCADE,
        related_name="cells",
        help_text=_("The version it belongs to."),
    )
    row = models.CharField(
        max_length=80, help_text=_("Key of the row; “none” and “else” have their row.")
    )
    column = models.CharField(
        max_length=80,
        blank=True,
        help_text=_("Key of the column; empty for one column."),
    )
    value = models.DecimalField(
        max_digits=12,
        decimal_places=4,
        null=True,
        blank=True,
        help_text=_("What the cell gives; empty when we have not collected it."),
    )
    low = models.DecimalField(
        max_digits=12,
        decimal_places=4,
        null=True,
        blank=True,
        help_text=_("The least it can give, while not collected."),
    )
    high = models.DecimalField(
        max_digits=12,
        decimal_places=4,
        null=True,
        blank=True,
        help_text=_(
            "The most it can give, while not collected; empty if no most is known."
        ),
    )
    name = models.CharField(
        max_length=200, blank=True, help_text=_("What the missing cell is called.")
    )

    class Meta:
        verbose_name = _("cell")
        verbose_name_plural = _("cells")
        constraints = [
            models.CheckConstraint(
                condition=Q(value__isnull=False)
                | Q(low__isnull=False, high=None)
                | Q(low__isnull=False, high__gte=models.F("low")),
                name="pathways_cell_has_value_or_bounds",
                violation_error_message=_(
                    "A cell has a value, or the least and the most it can give."
                ),
            )
        ]


class Grid(models.Model):
    """A points grid with its dated versions."""

    slug = models.SlugField(max_length=80, unique=True, help_text=_("Permanent name."))
    title = models.CharField(max_length=200, help_text=_("The grid's own name."))
    province = models.ForeignKey(
        Province,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="grids",
        help_text=_("The province that uses it; empty for a federal grid."),
    )
    maximum = models.DecimalField(
        max_digits=12,
        decimal_places=4,
        null=True,
        blank=True,
        help_text=_("The most points it can give, as published."),
    )
    sectioned = models.BooleanField(
        default=False, help_text=_("Its first parts are sections; factors stand below.")
    )
    by_score = models.BooleanField(
        default=False,
        help_text=_("The first official language is the one that gives more points."),
    )

    class Meta:
        verbose_name = _("points grid")
        verbose_name_plural = _("points grids")

    def __str__(self) -> str:
        return self.title


class GridVersion(Keyed, Cited, Dated):
    """A grid over a period; without parts, its cells are not collected."""

    grid = models.ForeignKey(
        Grid, on_delete=models.CASCADE, related_name="versions", help_text=_("Grid.")
    )
    label = models.CharField(max_length=40, help_text=_("Name, such as 2025-03-25."))
    pass_mark = models.DecimalField(
        max_digits=12,
        decimal_places=4,
        null=True,
        blank=True,
        help_text=_("The points that are needed, where the rules set them."),
    )
    note = models.TextField(blank=True, help_text=_("What changed with it."))

    class Meta(Dated.Meta):
        verbose_name = _("grid version")
        verbose_name_plural = _("grid versions")


class Combine(models.TextChoices):
    """How a branch joins its parts."""

    ADD = "add", _("add")
    BEST = "best", _("take the best")


class GridNode(Keyed):
    """A part of a grid: a branch over other parts, or a leaf with a table."""

    version = models.ForeignKey(
        GridVersion,
        on_delete=models.CASCADE,
        related_name="nodes",
        help_text=_("The version it belongs to."),
    )
    parent = models.ForeignKey(
        "self",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="children",
        help_text=_("The branch it is part of; empty for the whole."),
    )
    slug = models.SlugField(max_length=80, help_text=_("Permanent name in the grid."))
    title = models.CharField(max_length=200, blank=True, help_text=_("In our words."))
    table = models.ForeignKey(
        Table,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="leaves",
        help_text=_("The table of a leaf; empty for a branch."),
    )
    facts = JSONField(
        default=list, blank=True, help_text=_("The facts that the table is read by.")
    )
    combine = models.CharField(
        max_length=5,
        choices=Combine.choices,
        default=Combine.ADD,
        help_text=_("How a branch joins its parts."),
    )
    floor = models.DecimalField(
        max_digits=12,
        decimal_places=4,
        null=True,
        blank=True,
        help_text=_("The least that a branch can give."),
    )
    cap = models.DecimalField(
        max_digits=12,
        decimal_places=4,
        null=True,
        blank=True,
        help_text=_("The most that a branch can give."),
    )
    cap_table = models.ForeignKey(
        Table,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Or a table that gives the most."),
    )
    cap_by = JSONField(
        null=True, blank=True, help_text=_("The fact that the cap's table is read by.")
    )

    class Meta:
        verbose_name = _("grid part")
        verbose_name_plural = _("grid parts")

    def clean(self) -> None:
        """Refuse facts that no kind can read, and a leaf without facts."""
        super().clean()
        if self.table is not None and not self.facts:
            raise ValidationError({"facts": _("Say which facts the table is read by.")})
        check_facts(self.facts)
        if self.cap_table is not None:
            check_fact(self.cap_by)
