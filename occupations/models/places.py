"""Places to live, and figures about them, each with its own source and year."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from occupations.models.citation import Cited
from occupations.models.classification import FromDataSet, UnitGroup
from occupations.models.market import WageArea
from occupations.models.provinces import Province


class PlaceKind(models.TextChoices):
    """What a place is."""

    PROVINCE = "province", _("province or territory")
    CITY = "city", _("city")
    US = "us", _("United States area")
    COUNTRY = "country", _("Canada")


class Place(models.Model):
    """A province, a city with its surroundings, or a US metropolitan area."""

    slug = models.SlugField(max_length=60, unique=True, help_text=_("Permanent name."))
    kind = models.CharField(
        max_length=10, choices=PlaceKind.choices, help_text=_("What it is.")
    )
    name_en = models.CharField(max_length=100, help_text=_("Name in English."))
    name_fr = models.CharField(
        max_length=100, blank=True, help_text=_("Name in French, where it differs.")
    )
    province = models.ForeignKey(
        Province,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="places",
        help_text=_("The province it is or lies in; empty outside Canada."),
    )
    wage_area = models.ForeignKey(
        WageArea,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="places",
        help_text=_("Job Bank's area for its wages."),
    )
    latitude = models.DecimalField(
        max_digits=6, decimal_places=2, null=True, blank=True, help_text=_("Degrees.")
    )
    longitude = models.DecimalField(
        max_digits=6, decimal_places=2, null=True, blank=True, help_text=_("Degrees.")
    )

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name in the reader's language."""
        return (self.name_fr if get_language() == "fr" else "") or self.name_en


class Better(models.TextChoices):
    """Which way most people would want a figure to go."""

    HIGHER = "higher", _("higher")
    LOWER = "lower", _("lower")


class MeasureGroup(models.TextChoices):
    """Where a measure stands on a page."""

    WORK = "work", _("Work")
    MONEY = "money", _("Money")
    HOME = "home", _("Home")
    HEALTH = "health", _("Health and family")
    PEOPLE = "people", _("People and languages")
    CLIMATE = "climate", _("Climate")
    REACH = "reach", _("Getting around")


class Measure(models.Model):
    """What a figure measures, with its unit."""

    slug = models.SlugField(max_length=60, unique=True, help_text=_("Permanent name."))
    title = models.CharField(max_length=120, help_text=_("As a table heading says it."))
    unit = models.CharField(
        max_length=40, blank=True, help_text=_("Unit of the number; empty for texts.")
    )
    group = models.CharField(
        max_length=10, choices=MeasureGroup.choices, help_text=_("Where it stands.")
    )
    better = models.CharField(
        max_length=6,
        blank=True,
        choices=Better.choices,
        help_text=_("Offered as a weight in the ranking if given."),
    )
    position = models.PositiveSmallIntegerField(
        default=0, help_text=_("Order inside its group.")
    )
    note = models.TextField(blank=True, help_text=_("What the figure does and leaves."))

    class Meta:
        verbose_name = _("measure")
        verbose_name_plural = _("measures")

    def __str__(self) -> str:
        return self.title


class Figure(Cited):
    """One figure, or one fact in words, about a place."""

    place = models.ForeignKey(
        Place,
        on_delete=models.CASCADE,
        related_name="figures",
        help_text=_("The place."),
    )
    measure = models.ForeignKey(
        Measure,
        on_delete=models.PROTECT,
        related_name="figures",
        help_text=_("What is measured."),
    )
    number = models.DecimalField(
        max_digits=16,
        decimal_places=4,
        null=True,
        blank=True,
        help_text=_("The figure, in the measure's unit."),
    )
    text = models.CharField(
        max_length=300, blank=True, help_text=_("The fact, if it is not a number.")
    )
    period = models.CharField(
        max_length=30,
        blank=True,
        help_text=_("What the figure is of, such as 2025-10 or 1981-2010."),
    )
    note = models.TextField(blank=True, help_text=_("How it was computed or checked."))

    class Meta:
        verbose_name = _("figure")
        verbose_name_plural = _("figures")
        constraints = [
            models.UniqueConstraint(
                fields=["place", "measure"],
                name="occupations_figure_once",
                violation_error_message=_("The place already has this figure."),
            ),
            models.CheckConstraint(
                condition=Q(number__isnull=False) | ~Q(text=""),
                name="occupations_figure_says_something",
                violation_error_message=_("Give a number or a text."),
            ),
        ]

    def __str__(self) -> str:
        return self.text or str(self.number)


class UsWage(FromDataSet):
    """Wages of a US occupation in a US area, in USD a year."""

    place = models.ForeignKey(
        Place,
        on_delete=models.CASCADE,
        related_name="us_wages",
        help_text=_("The area."),
    )
    soc_2018 = models.CharField(max_length=7, help_text=_("US SOC 2018 code."))
    us_title = models.CharField(max_length=200, help_text=_("The US title."))
    unit_group = models.ForeignKey(
        UnitGroup,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="us_wages",
        help_text=_("The unit group that the SOC code means first, where ranked."),
    )
    employment = models.PositiveIntegerField(
        null=True, blank=True, help_text=_("Employees.")
    )
    p10_usd = models.PositiveIntegerField(
        null=True, blank=True, help_text=_("10th percentile.")
    )
    p25_usd = models.PositiveIntegerField(
        null=True, blank=True, help_text=_("25th percentile.")
    )
    median_usd = models.PositiveIntegerField(
        null=True, blank=True, help_text=_("Half earn less, half more.")
    )
    p75_usd = models.PositiveIntegerField(
        null=True, blank=True, help_text=_("75th percentile.")
    )
    p90_usd = models.PositiveIntegerField(
        null=True, blank=True, help_text=_("90th percentile.")
    )

    class Meta:
        verbose_name = _("US wage")
        verbose_name_plural = _("US wages")
        constraints = [
            models.UniqueConstraint(
                fields=["place", "soc_2018"],
                name="occupations_uswage_once",
                violation_error_message=_("The wage of this area is already there."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.soc_2018}: {self.median_usd} USD"
