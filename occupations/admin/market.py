"""Outlooks, wages, projections and vacancies in the curator's admin."""

from __future__ import annotations

from django.contrib import admin

from occupations import models
from occupations.admin.exchange import ExchangeAdmin
from occupations.admin.filters import OldDataSetFilter


@admin.register(models.Outlook)
class OutlookAdmin(ExchangeAdmin):
    """Job Bank's outlooks by province."""

    list_display = ("unit_group", "province", "outlook", "first_year", "released_on")
    list_filter = ("outlook", "province", "first_year", OldDataSetFilter)
    list_select_related = ("unit_group", "province")
    search_fields = ("unit_group__code", "unit_group__title_en")
    autocomplete_fields = ("unit_group", "province", "dataset")


@admin.register(models.WageArea)
class WageAreaAdmin(ExchangeAdmin):
    """Areas for which Job Bank publishes wages."""

    list_display = ("code", "name", "level", "province")
    list_filter = ("level", "province")
    list_select_related = ("province",)
    search_fields = ("code", "name")


@admin.register(models.Wage)
class WageAdmin(ExchangeAdmin):
    """Wages by unit group and area."""

    list_display = (
        "unit_group",
        "area",
        "low_cad",
        "median_cad",
        "high_cad",
        "unit",
        "edition",
        "range_edition",
    )
    list_filter = ("edition", "unit", "area__level", "area__province", OldDataSetFilter)
    list_select_related = ("unit_group", "area")
    search_fields = ("unit_group__code", "unit_group__title_en", "area__name")
    autocomplete_fields = ("unit_group", "area", "dataset")


@admin.register(models.NationalProjection)
class NationalProjectionAdmin(ExchangeAdmin):
    """COPS projections."""

    list_display = ("unit_group", "employment_2023", "growth", "future_conditions")
    list_filter = ("future_conditions", OldDataSetFilter)
    list_select_related = ("unit_group",)
    search_fields = ("unit_group__code", "unit_group__title_en")
    autocomplete_fields = ("unit_group", "dataset")


@admin.register(models.Vacancy)
class VacancyAdmin(ExchangeAdmin):
    """Vacant jobs by quarter."""

    list_display = ("unit_group", "quarter", "vacancies", "offered_wage_cad")
    list_filter = ("quarter", OldDataSetFilter)
    list_select_related = ("unit_group",)
    search_fields = ("unit_group__code", "unit_group__title_en")
    autocomplete_fields = ("unit_group", "dataset")
