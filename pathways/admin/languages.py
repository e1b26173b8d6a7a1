"""Conversion charts of language tests in the curator's admin."""

from __future__ import annotations

from django.contrib import admin

from pathways import models
from pathways.admin.base import READ, CatalogueAdmin, CatalogueForm


@admin.register(models.LanguageChart)
class LanguageChartAdmin(CatalogueAdmin):
    """One test, scale and period."""

    list_display = ("test", "scale", "language", "taken_from", "taken_to", "confidence")
    list_filter = (*READ, "language", "test")
    search_fields = ("test", "key")
    autocomplete_fields = ("source",)
    below = ((models.ChartAbility, "chart"),)


class ChartLevelInline(admin.TabularInline):  # type: ignore[type-arg]
    """The lowest score of each level."""

    model = models.ChartLevel
    form = CatalogueForm
    fields = ("level", "score", "order")
    extra = 1


@admin.register(models.ChartAbility)
class ChartAbilityAdmin(CatalogueAdmin):
    """The scores of one ability, with the level that each gives."""

    list_display = ("chart", "ability", "lowest", "highest", "step")
    list_filter = ("ability", "chart__test")
    search_fields = ("key",)
    autocomplete_fields = ("chart",)
    inlines = (ChartLevelInline,)
