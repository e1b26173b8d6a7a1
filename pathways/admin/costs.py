"""Prices of papers and tests, rates, and topics, in the curator's admin."""

from __future__ import annotations

from django.contrib import admin

from pathways import models
from pathways.admin.base import READ, READ_AND_DATED, CatalogueAdmin


@admin.register(models.Cost)
class CostAdmin(CatalogueAdmin):
    """What papers, tests and examinations cost."""

    list_display = ("title", "kind", "low", "high", "currency", "confidence")
    list_filter = (*READ_AND_DATED, "kind", "currency")
    search_fields = ("title", "slug", "note")
    autocomplete_fields = ("source",)


@admin.register(models.LeverCost)
class LeverCostAdmin(CatalogueAdmin):
    """Which lever costs what beside its fees."""

    list_display = ("lever", "cost", "choice")
    list_filter = ("lever", "choice")
    search_fields = ("lever__title", "cost__title")
    autocomplete_fields = ("lever", "cost")


@admin.register(models.ExchangeRate)
class ExchangeRateAdmin(CatalogueAdmin):
    """What a currency was worth in CAD on a day: the newest one is used."""

    list_display = ("currency", "on", "cad", "confidence")
    list_filter = (*READ, "currency")
    search_fields = ("slug",)
    autocomplete_fields = ("source",)


@admin.register(models.Topic)
class TopicAdmin(CatalogueAdmin):
    """Subjects that nobody is asked about, and what is told of them."""

    list_display = ("title", "slug")
    search_fields = ("title", "slug", "summary")
    below = ((models.Statement, "topic"),)


@admin.register(models.Statement)
class StatementAdmin(CatalogueAdmin):
    """What is told of a topic, with its figure and its source."""

    list_display = ("title", "topic", "kind", "value", "unit", "confidence")
    list_filter = (*READ_AND_DATED, "topic", "kind")
    search_fields = ("title", "text", "topic__title")
    autocomplete_fields = ("topic", "source")
