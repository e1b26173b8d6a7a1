"""Places, measures and figures in the curator's admin."""

from __future__ import annotations

from django.contrib import admin

from occupations import models
from occupations.admin.exchange import ExchangeAdmin
from occupations.admin.filters import OldDataSetFilter, OldSourceFilter


@admin.register(models.Place)
class PlaceAdmin(ExchangeAdmin):
    """Provinces, cities and US areas."""

    list_display = ("name_en", "kind", "province", "wage_area", "slug")
    list_filter = ("kind", "province")
    list_select_related = ("province", "wage_area")
    search_fields = ("name_en", "name_fr", "slug")
    autocomplete_fields = ("province", "wage_area")


@admin.register(models.Measure)
class MeasureAdmin(ExchangeAdmin):
    """What figures measure."""

    list_display = ("title", "unit", "group", "better", "position")
    list_filter = ("group", "better")
    search_fields = ("title", "slug")


@admin.register(models.Figure)
class FigureAdmin(ExchangeAdmin):
    """Figures, each with its source, year and confidence."""

    list_display = (
        "place",
        "measure",
        "number",
        "text",
        "period",
        "confidence",
        "source",
    )
    list_filter = ("confidence", OldSourceFilter, "measure", "place__kind")
    list_select_related = ("place", "measure", "source")
    search_fields = ("place__name_en", "measure__title", "text")
    autocomplete_fields = ("place", "measure", "source")


@admin.register(models.UsWage)
class UsWageAdmin(ExchangeAdmin):
    """US wages by area."""

    list_display = ("us_title", "place", "median_usd", "unit_group")
    list_filter = ("place", OldDataSetFilter)
    list_select_related = ("place", "unit_group")
    search_fields = ("us_title", "soc_2018", "place__name_en")
    autocomplete_fields = ("place", "unit_group", "dataset")
