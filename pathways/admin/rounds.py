"""Rounds of invitations and the pool in the curator's admin."""

from __future__ import annotations

from django.contrib import admin

from pathways.admin.base import READ, CatalogueAdmin
from pathways.models.rounds import PoolBand, PoolSnapshot, ProvincialDraw, Round


@admin.register(Round)
class RoundAdmin(CatalogueAdmin):
    """Rounds of Express Entry."""

    list_display = ("number", "held_on", "name", "invitations", "cutoff", "confidence")
    list_filter = (*READ, "kind", "category")
    search_fields = ("number", "name", "category")
    date_hierarchy = "held_on"
    autocomplete_fields = ("source",)


class PoolBandInline(admin.TabularInline):  # type: ignore[type-arg]
    """How many candidates stand in each band of scores."""

    model = PoolBand
    extra = 1


@admin.register(PoolSnapshot)
class PoolSnapshotAdmin(CatalogueAdmin):
    """The pool on a day."""

    list_display = ("taken_on", "candidates", "confidence")
    list_filter = READ
    search_fields = ("taken_on",)
    autocomplete_fields = ("source",)
    inlines = (PoolBandInline,)


@admin.register(ProvincialDraw)
class ProvincialDrawAdmin(CatalogueAdmin):
    """What provinces published about rounds of their own."""

    list_display = (
        "province",
        "stream",
        "drawn_on",
        "minimum_score",
        "invitations",
        "unit",
        "confidence",
    )
    list_filter = (*READ, "province", "unit")
    search_fields = ("stream", "note")
    date_hierarchy = "drawn_on"
    autocomplete_fields = ("source",)
