"""Tables, grids and their dated versions in the curator's admin."""

from __future__ import annotations

from typing import Any, Final

from django.contrib import admin
from django.db.models import ForeignKey
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _

from occupations.admin.selects import is_row_key
from pathways import models
from pathways.admin import cells, versions
from pathways.admin.base import READ_AND_DATED, CatalogueAdmin, adding
from pathways.admin.slots import Slot, SlotsAdmin
from pathways.admin.tree import tree_of

AS_CSV: Final = _("As CSV, or from CSV")
COPY: Final = _("Copy to a new dated version")


def _links(object_id: str, views: dict[str, Any]) -> list[tuple[str, Any]]:
    """Addresses of a version's own pages, with their words."""
    if not object_id.isdigit():
        return []
    return [
        (reverse(f"admin:{view}", args=[object_id]), words)
        for view, words in views.items()
    ]


@admin.register(models.Table)
class TableAdmin(CatalogueAdmin):
    """Tables over one or two facts: points, or thresholds."""

    list_display = ("title", "slug", "row_type", "column_type")
    list_filter = ("row_type", "column_type")
    search_fields = ("title", "slug")
    below = ((models.TableVersion, "table"),)


@admin.register(models.TableVersion)
class TableVersionAdmin(CatalogueAdmin):
    """The cells of a table over a period; they have a page of their own."""

    change_form_template = "admin/pathways/version_change_form.html"
    list_display = ("table", "effective_from", "effective_to", "confidence")
    list_filter = READ_AND_DATED
    search_fields = ("table__title", "table__slug")
    autocomplete_fields = ("table", "source")

    def get_urls(self) -> list[URLPattern]:
        """With the page of cells, and the page to open a next version."""
        wrap = self.admin_site.admin_view
        return [
            path("<int:pk>/cells/", wrap(self.cells), name="pathways_cells"),
            path("<int:pk>/next/", wrap(self.next), name="pathways_next_table"),
            *super().get_urls(),
        ]

    def response_add(
        self, request: HttpRequest, obj: Any, post_url_continue: str | None = None
    ) -> HttpResponse:
        """A new version goes on to its cells."""
        super().response_add(request, obj, post_url_continue)
        return HttpResponseRedirect(reverse("admin:pathways_cells", args=[obj.pk]))

    def cells(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The cells as a table of inputs."""
        return cells.page(self, request, pk)

    def next(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Open the next version on a day, with these cells."""
        return versions.next_table_version(self, request, pk)

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """With links to the cells and to the next version."""
        links = {"pathways_cells": _("Cells"), "pathways_next_table": COPY}
        context = {**(extra_context or {}), "version_links": _links(object_id, links)}
        return super().change_view(request, object_id, form_url, context)


@admin.register(models.Grid)
class GridAdmin(CatalogueAdmin):
    """Points grids."""

    list_display = ("title", "province", "maximum", "slug")
    list_filter = ("province",)
    search_fields = ("title", "slug")
    below = ((models.GridVersion, "grid"),)


@admin.register(models.GridVersion)
class GridVersionAdmin(CatalogueAdmin):
    """A grid over a period, with its tree of parts."""

    change_form_template = "admin/pathways/version_change_form.html"
    list_display = (
        "grid",
        "label",
        "effective_from",
        "effective_to",
        "pass_mark",
        "confidence",
    )
    list_filter = (*READ_AND_DATED, "grid")
    search_fields = ("grid__title", "grid__slug", "label")
    autocomplete_fields = ("grid", "source")

    def get_urls(self) -> list[URLPattern]:
        """With the page to open a next version."""
        wrap = self.admin_site.admin_view
        return [
            path("<int:pk>/next/", wrap(self.next), name="pathways_next_grid"),
            *super().get_urls(),
        ]

    def next(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Open the next version on a day, with all these parts."""
        return versions.next_grid_version(self, request, pk)

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """With the tree of parts."""
        start = f"{adding(models.GridNode)}?version={object_id}"
        pages = {"pathways_grid_file": AS_CSV, "pathways_next_grid": COPY}
        context = {
            **(extra_context or {}),
            "version_links": _links(object_id, pages),
            "tree": tree_of(int(object_id)) if object_id.isdigit() else [],
            "add_part": start,
        }
        return super().change_view(request, object_id, form_url, context)


@admin.register(models.GridNode)
class GridNodeAdmin(SlotsAdmin):
    """A part of a grid: a branch over other parts, or a leaf with a table."""

    list_display = ("title", "slug", "version", "table", "order")
    list_filter = ("version__grid", "combine")
    search_fields = ("title", "slug", "key")
    autocomplete_fields = ("version",)
    slots = (
        Slot("facts", _("First fact that the table is read by"), 0),
        Slot("facts", _("Second fact that the table is read by"), 1),
        Slot("cap_by", _("Fact that the cap’s table is read by")),
    )

    def formfield_for_foreignkey(
        self, db_field: ForeignKey[Any, Any], request: HttpRequest, **options: Any
    ) -> Any:
        """Only parts of the same version can be its parent."""
        if db_field.name == "parent":
            version = request.POST.get("version") or request.GET.get("version")
            pk = request.resolver_match and request.resolver_match.kwargs.get(
                "object_id"
            )
            nodes = models.GridNode.objects.order_by("order", "pk")
            if is_row_key(version):
                options["queryset"] = nodes.filter(version=int(str(version)))
            elif pk:
                options["queryset"] = nodes.filter(version__nodes=pk)
        if db_field.name in ("table", "cap_table"):
            options["queryset"] = models.Table.objects.order_by("title")
        return super().formfield_for_foreignkey(db_field, request, **options)
