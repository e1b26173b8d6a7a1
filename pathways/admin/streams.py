"""Programs, streams and their intake in the curator's admin."""

from __future__ import annotations

from django.contrib import admin

from pathways import models
from pathways.admin.base import READ, READ_AND_DATED, CatalogueAdmin


@admin.register(models.Program)
class ProgramAdmin(CatalogueAdmin):
    """Families of streams."""

    list_display = ("name", "kind", "province", "slug")
    list_filter = ("kind", "province")
    search_fields = ("name", "slug")
    below = ((models.Stream, "program"),)


@admin.register(models.Stream)
class StreamAdmin(CatalogueAdmin):
    """Ways into Canada; what a stream asks and costs stands below it."""

    list_display = ("name", "program", "province", "outcome", "slug", "confidence")
    list_filter = (*READ, "program", "province", "outcome")
    search_fields = ("name", "slug")
    autocomplete_fields = ("source",)
    below = (
        (models.Intake, "stream"),
        (models.Requirement, "stream"),
        (models.StreamFee, "stream"),
        (models.ProcessingTime, "stream"),
        (models.Stay, "stream"),
        (models.FamilyRight, "stream"),
        (models.Bridge, "stream"),
        (models.Evidence, "stream"),
        (models.Note, "stream"),
        (models.PastChange, "stream"),
        (models.Practice, "stream"),
        (models.Allocation, "stream"),
        (models.PermitCode, "stream"),
    )


@admin.register(models.Intake)
class IntakeAdmin(CatalogueAdmin):
    """Whether one could apply, and when: close one and open the next."""

    list_display = ("stream", "state", "effective_from", "effective_to", "confidence")
    list_filter = (*READ_AND_DATED, "state", "stream__program")
    search_fields = ("stream__name", "stream__slug", "note")
    autocomplete_fields = ("stream", "source")
