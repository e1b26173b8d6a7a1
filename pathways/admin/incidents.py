"""The register of incidents in the admin: added to and completed, never deleted."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from pathways.models import Incident


@admin.register(Incident)
class IncidentAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Every change stays in the row's history."""

    list_display = ("title", "noticed_on", "risk", "persons", "authority_told_on")
    list_filter = ("risk",)
    search_fields = ("title",)
    ordering = ("-noticed_on", "-pk")
    list_per_page = 50

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody: a register that forgets is none."""
        return False
