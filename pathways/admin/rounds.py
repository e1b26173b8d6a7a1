"""Rounds of invitations and the pool in the curator's admin."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext as _

from pathways.admin.base import READ, CatalogueAdmin, CatalogueForm
from pathways.models.rounds import PoolBand, PoolSnapshot, ProvincialDraw, Round
from pathways.rounds.records import draw_key


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


class DrawForm(CatalogueForm):
    """A draw is named after what makes it one: nobody types a digest."""

    def _post_clean(self) -> None:
        """Name a new draw as the feeds name theirs."""
        sent: dict[str, Any] = self.cleaned_data
        province, day = sent.get("province"), sent.get("drawn_on")
        if self.instance.pk is None and province and day:
            named = sent.get("stream", ""), day, sent.get("note", "")
            self.instance.key = draw_key(province.code, *named)
        super()._post_clean()  # type: ignore[misc]
        if ProvincialDraw.objects.filter(key=self.instance.key).exclude(
            pk=self.instance.pk
        ):
            self.add_error(None, _("This draw is there already: change it instead."))


@admin.register(ProvincialDraw)
class ProvincialDrawAdmin(CatalogueAdmin):
    """What provinces published about rounds of their own."""

    form = DrawForm
    exclude = ("key",)
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

    def hidden_fields(self) -> tuple[str, ...]:
        """Its name follows from what it is."""
        return ("key",)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Without the group of the name."""
        groups = super().get_fieldsets(request, obj)
        return [group for group in groups if "key" not in group[1]["fields"]]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """All that is shown can be changed."""
        return [n for n in super().get_readonly_fields(request, obj) if n != "key"]
