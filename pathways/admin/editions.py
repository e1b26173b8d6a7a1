"""Editions in the curator's admin: read, compared, published; never changed."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import flatten_fieldsets
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path

from pathways.admin import publishing, queue
from pathways.admin.differences import sections
from pathways.models import Edition


class ReadOnlyAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Rows that are looked at only."""

    list_per_page = 50

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Nobody."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody."""
        return False

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """What is shown: else a list tells the rest by its length, letter by letter."""
        shown = {"pk", "id", *flatten_fieldsets(self.get_fieldsets(request))}
        asked = lookup.partition("__")[0]
        return asked in shown and super().lookup_allowed(lookup, value, request)


@admin.register(Edition)
class EditionAdmin(ReadOnlyAdmin):
    """Published rulebooks, each beside the one before."""

    change_form_template = "admin/pathways/edition.html"
    change_list_template = "admin/pathways/edition_list.html"
    list_display = ("number", "published_at", "published_by", "note", "digest")
    list_select_related = ("published_by",)
    search_fields = ("note", "digest")
    ordering = ("-number",)
    fields = (
        *("number", "digest", "note", "warnings", "reason", "records"),
        *("published_at", "published_by"),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Edition]:
        """A list of editions does not carry their snapshots."""
        return super().get_queryset(request).defer("snapshot")

    def get_urls(self) -> list[URLPattern]:
        """With the publishing page and the curator's queue."""
        wrap = self.admin_site.admin_view
        return [
            path("publish/", wrap(self.publish), name="pathways_publish"),
            path("queue/", wrap(self.queue), name="pathways_queue"),
            *super().get_urls(),
        ]

    def has_publish_permission(self, request: HttpRequest) -> bool:
        """Who may add an edition may publish."""
        return bool(request.user.has_perm("pathways.add_edition"))

    def publish(self, request: HttpRequest) -> HttpResponse:
        """The publishing page."""
        return publishing.page(self, request)

    def queue(self, request: HttpRequest) -> HttpResponse:
        """What is to be read again."""
        return queue.page(self, request)

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """With what differs from the edition before."""
        edition = self.get_object(request, object_id)
        items = []
        if edition is not None:
            before = Edition.objects.filter(number__lt=edition.number)
            last = before.order_by("-number").first()
            items = sections(last.snapshot, edition.snapshot) if last else []
        context = {**(extra_context or {}), "sections": items}
        return super().change_view(request, object_id, form_url, context)
