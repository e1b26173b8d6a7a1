"""Admin pages whose saves wait for the next publication."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from occupations import waiting
from occupations.admin.concurrency import ConcurrentAdmin
from occupations.models import WaitingChange


class WaitingAdmin(ConcurrentAdmin):
    """Rows that visitors read as they are: what is saved goes live when published."""

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> Any:
        """The row with what waits for it."""
        row = super().get_object(request, object_id, from_field)
        if row is not None:
            waiting.overlay(row)
        return row

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Say so when the page shows what is not published yet."""
        row = super().get_object(request, object_id)
        if row is not None and waiting.waiting_for(row) and request.method == "GET":
            messages.info(request, _("A change of this row waits to be published."))
        return super().change_view(request, object_id, form_url, extra_context)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """A new row that waits can be opened again."""
        replaced = self._replaced(request)
        if replaced is None:
            return super().get_changeform_initial_data(request)
        row = self.model()
        waiting.fill(row, replaced)
        return {f.name: f.value_from_object(row) for f in row._meta.concrete_fields}

    def _replaced(self, request: HttpRequest) -> WaitingChange | None:
        number = request.GET.get("waiting", "")
        own = WaitingChange.objects.filter(
            model_label=self.opts.label_lower, row_pk=None
        )
        return own.filter(pk=int(number)).first() if number.isdecimal() else None

    def save_model(
        self, request: HttpRequest, obj: Any, form: Any, change: bool
    ) -> None:
        """Keep the values; the row stays as visitors see it."""
        replaced = None if change else self._replaced(request)
        now = timezone.now()
        waiting.keep(obj, by=request.user.get_username(), at=now, replacing=replaced)

    def save_formset(
        self, request: HttpRequest, form: Any, formset: Any, change: bool
    ) -> None:
        """Rows below it wait too."""
        now = timezone.now()
        for row in formset.save(commit=False):
            waiting.keep(row, by=request.user.get_username(), at=now)
        for row in formset.deleted_objects:
            waiting.keep_removal(row, by=request.user.get_username(), at=now)

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        """The row goes when it is published that it goes."""
        waiting.keep_removal(obj, by=request.user.get_username(), at=timezone.now())

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        """The same for several."""
        for row in queryset:
            self.delete_model(request, row)
        messages.warning(request, _("They go with the next publication."))

    def response_add(
        self, request: HttpRequest, obj: Any, post_url_continue: str | None = None
    ) -> HttpResponse:
        """There is no row to go to yet."""
        return self._kept(request, obj)

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        """Back to the list, or to the same page."""
        return self._kept(request, obj)

    def response_delete(
        self, request: HttpRequest, obj_display: str, obj_id: int
    ) -> HttpResponse:
        """Back to the list, which still has the row."""
        return self._kept(request, obj_display)

    def _kept(self, request: HttpRequest, obj: Any) -> HttpResponse:
        text = _("“%s” is kept. It goes live with the next publication.")
        messages.success(request, text % obj)
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}"
        if "_addanother" in request.POST:
            return HttpResponseRedirect(reverse(f"{name}_add"))
        if "_continue" in request.POST and getattr(obj, "pk", None):
            return HttpResponseRedirect(reverse(f"{name}_change", args=[obj.pk]))
        return HttpResponseRedirect(reverse(f"{name}_changelist"))


@admin.register(WaitingChange)
class WaitingChangeAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """What waits: looked at, and discarded; the publication applies the rest."""

    list_display = ("title", "kind", "made_by", "made_at", "where_it_is_changed")
    list_filter = ("kind", "model_label")
    search_fields = ("title",)
    ordering = ("pk",)
    list_per_page = 50

    @admin.display(description=gettext_lazy("page"))
    def where_it_is_changed(self, change: WaitingChange) -> SafeString:
        """The page of the row, with what waits for it."""
        name = f"admin:{change.model_label.replace('.', '_')}"
        if change.row_pk is None:
            address = f"{reverse(f'{name}_add')}?waiting={change.pk}"
        else:
            address = reverse(f"{name}_change", args=[change.row_pk])
        return format_html('<a href="{}">{}</a>', address, _("Open"))

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Nobody: saving a row adds it."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody: the row's own page changes it."""
        return False
