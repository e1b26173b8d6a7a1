"""What the labour market looks like: outlooks, wages, projections, vacancies."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from occupations.models.classification import FromDataSet, UnitGroup
from occupations.models.provinces import Province

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

    Amount = Decimal | None


class OutlookLevel(models.TextChoices):
    """Job Bank's words for the prospects of an occupation."""

    VERY_GOOD = "very_good", _("Very good")
    GOOD = "good", _("Good")
    MODERATE = "moderate", _("Moderate")
    LIMITED = "limited", _("Limited")
    VERY_LIMITED = "very_limited", _("Very limited")
    UNDETERMINED = "undetermined", _("Undetermined")


class Outlook(FromDataSet):
    """Prospects of a unit group in a province over a few years, from Job Bank."""

    unit_group = models.ForeignKey(
        UnitGroup,
        on_delete=models.CASCADE,
        related_name="outlooks",
        help_text=_("The unit group."),
    )
    province = models.ForeignKey(
        Province,
        on_delete=models.PROTECT,
        related_name="outlooks",
        help_text=_("The province or territory."),
    )
    outlook = models.CharField(
        max_length=15, choices=OutlookLevel.choices, help_text=_("As published.")
    )
    first_year = models.PositiveSmallIntegerField(help_text=_("First year it covers."))
    last_year = models.PositiveSmallIntegerField(help_text=_("Last year it covers."))
    released_on = models.DateField(help_text=_("The day it was published."))

    class Meta:
        verbose_name = _("outlook")
        verbose_name_plural = _("outlooks")
        constraints = [
            models.UniqueConstraint(
                fields=["unit_group", "province", "first_year"],
                name="occupations_outlook_once",
                violation_error_message=_("That outlook is already there."),
            ),
            models.CheckConstraint(
                condition=Q(last_year__gte=F("first_year")),
                name="occupations_outlook_years_in_order",
                violation_error_message=_("The last year is not before the first."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_outlook_display()} {self.first_year}-{self.last_year}"


class WageAreaLevel(models.TextChoices):
    """How large a wage area is."""

    COUNTRY = "country", _("Canada")
    PROVINCE = "province", _("province or territory")
    ECONOMIC_REGION = "economic_region", _("economic region")


class WageArea(models.Model):
    """An area for which Job Bank publishes wages."""

    code = models.CharField(
        max_length=8, unique=True, help_text=_("Job Bank's area code, such as ER3530.")
    )
    name = models.CharField(max_length=120, help_text=_("As Job Bank calls it."))
    level = models.CharField(
        max_length=16, choices=WageAreaLevel.choices, help_text=_("How large it is.")
    )
    province = models.ForeignKey(
        Province,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="wage_areas",
        help_text=_("The province it lies in; empty for Canada."),
    )

    class Meta:
        verbose_name = _("wage area")
        verbose_name_plural = _("wage areas")

    def __str__(self) -> str:
        return self.name


class WageUnit(models.TextChoices):
    """What a wage is paid for."""

    HOUR = "hour", _("an hour")
    YEAR = "year", _("a year")


def _money(help_text: StrPromise) -> models.DecimalField[Amount, Amount]:
    return models.DecimalField(
        max_digits=9, decimal_places=2, null=True, blank=True, help_text=help_text
    )


class Wage(FromDataSet):
    """Wages of a unit group in an area, in CAD, from Job Bank.

    The range may be of an earlier edition than the median: then its year is shown.
    """

    unit_group = models.ForeignKey(
        UnitGroup,
        on_delete=models.CASCADE,
        related_name="wages",
        help_text=_("The unit group."),
    )
    area = models.ForeignKey(
        WageArea,
        on_delete=models.PROTECT,
        related_name="wages",
        help_text=_("The area."),
    )
    unit = models.CharField(
        max_length=4, choices=WageUnit.choices, help_text=_("An hour or a year.")
    )
    low_cad = _money(_("About the 10th percentile."))
    q1_cad = _money(_("25th percentile, where published."))
    median_cad = _money(_("Half earn less, half more."))
    q3_cad = _money(_("75th percentile, where published."))
    high_cad = _money(_("About the 90th percentile."))
    reference_period = models.CharField(
        max_length=20, blank=True, help_text=_("Years of the survey, as published.")
    )
    survey = models.CharField(
        max_length=60,
        blank=True,
        help_text=_("The survey it was computed from."),
    )
    edition = models.PositiveSmallIntegerField(help_text=_("Edition of the median."))
    range_edition = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text=_("Edition of low and high, where given.")
    )

    class Meta:
        verbose_name = _("wage")
        verbose_name_plural = _("wages")
        constraints = [
            models.UniqueConstraint(
                fields=["unit_group", "area"],
                name="occupations_wage_once",
                violation_error_message=_("The wage of this area is already there."),
            ),
            models.CheckConstraint(
                condition=Q(low_cad=None)
                | Q(high_cad=None)
                | Q(high_cad__gte=F("low_cad")),
                name="occupations_wage_low_below_high",
                violation_error_message=_("The low wage is above the high one."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.median_cad} CAD"


class Condition(models.TextChoices):
    """Balance of openings and seekers: seen in recent years (signs) or ahead (risk)."""

    STRONG_SHORTAGE_SIGNS = "strong_shortage_signs", _("strong signs of shortage")
    SHORTAGE_SIGNS = "moderate_shortage_signs", _("moderate signs of shortage")
    STRONG_SHORTAGE_RISK = "strong_shortage_risk", _("strong risk of shortage")
    SHORTAGE_RISK = "moderate_shortage_risk", _("moderate risk of shortage")
    BALANCE = "balance", _("balance")
    SURPLUS_RISK = "moderate_surplus_risk", _("moderate risk of surplus")
    STRONG_SURPLUS_RISK = "strong_surplus_risk", _("strong risk of surplus")
    SURPLUS_SIGNS = "moderate_surplus_signs", _("moderate signs of surplus")
    STRONG_SURPLUS_SIGNS = "strong_surplus_signs", _("strong signs of surplus")


class NationalProjection(FromDataSet):
    """The projection 2024-2033 of a unit group for Canada, in persons, from COPS."""

    unit_group = models.OneToOneField(
        UnitGroup,
        on_delete=models.CASCADE,
        related_name="projection",
        help_text=_("The unit group."),
    )
    employment_2023 = models.IntegerField(
        null=True, blank=True, help_text=_("People employed in 2023.")
    )
    growth = models.IntegerField(
        null=True, blank=True, help_text=_("Growth of employment, 2024 to 2033.")
    )
    openings = models.IntegerField(
        null=True, blank=True, help_text=_("Job openings, 2024 to 2033.")
    )
    seekers = models.IntegerField(
        null=True, blank=True, help_text=_("Job seekers, 2024 to 2033.")
    )
    recent_conditions = models.CharField(
        max_length=40,
        blank=True,
        choices=Condition.choices,
        help_text=_("2021 to 2023."),
    )
    future_conditions = models.CharField(
        max_length=40, blank=True, choices=Condition.choices, help_text=_("By 2033.")
    )

    class Meta:
        verbose_name = _("national projection")
        verbose_name_plural = _("national projections")

    def __str__(self) -> str:
        return str(self.get_future_conditions_display())


class Vacancy(FromDataSet):
    """Vacant jobs of a unit group in a quarter, all of Canada."""

    unit_group = models.ForeignKey(
        UnitGroup,
        on_delete=models.CASCADE,
        related_name="vacancies",
        help_text=_("The unit group."),
    )
    quarter = models.DateField(help_text=_("First day of the quarter."))
    vacancies = models.PositiveIntegerField(
        null=True, blank=True, help_text=_("Vacant jobs.")
    )
    offered_wage_cad = models.DecimalField(
        max_digits=7,
        decimal_places=2,
        null=True,
        blank=True,
        help_text=_("Average hourly wage offered, in CAD."),
    )

    class Meta:
        verbose_name = _("vacancies of a quarter")
        verbose_name_plural = _("vacancies by quarter")
        constraints = [
            models.UniqueConstraint(
                fields=["unit_group", "quarter"],
                name="occupations_vacancy_once",
                violation_error_message=_("That quarter is already there."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.quarter}: {self.vacancies}"
