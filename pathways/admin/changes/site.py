"""Changes in the admin: the list, the page, the steps, and taking an edition back."""

from __future__ import annotations

from typing import Any, Final

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pathways import changes, editions, workshop
from pathways.admin.base import changing
from pathways.admin.changes.pages import context_of
from pathways.admin.changes.steps import STEPS, take
from pathways.admin.editions import ReadOnlyAdmin
from pathways.compiler import RefusedError
from pathways.models import Change, Edition

NOT_TAKEN_BACK: Final[dict[str, Promise]] = {
    "reason": gettext_lazy("Say why: readers see the reason."),
    "change": gettext_lazy("It came with no change: there is nothing to take back."),
    "withdrawn": gettext_lazy("It is taken back already."),
}
"""Why an edition cannot be taken back, in words."""


@admin.register(Change)
class ChangeAdmin(ReadOnlyAdmin):
    """Changes that are drafts, in review, approved or live."""

    list_display = ("title", "state", "created_by", "edited_at", "row_count")
    list_filter = ("state", "kind", "is_exercise")
    list_select_related = ("created_by",)
    search_fields = ("title", "note")
    ordering = ("-edited_at",)
    change_list_template = "admin/changes/list.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Change]:
        """With the number of rows."""
        rows: QuerySet[Change] = super().get_queryset(request)
        return rows.annotate(count=Count("rows"))

    @admin.display(description=gettext_lazy("rows"), ordering="count")
    def row_count(self, change: Any) -> int:
        """How many rows it has."""
        return int(change.count)

    def get_urls(self) -> list[URLPattern]:
        """The addresses of changes."""
        wrap = self.admin_site.admin_view
        return [
            path("", wrap(self.changelist_view), name="change_list"),
            path("open/", wrap(self.open), name="change_open"),
            path("<int:pk>/", wrap(self.page), name="change_page"),
            path("<int:pk>/steps/<slug:name>/", wrap(self.step), name="change_step"),
            path("withdraw/<int:pk>/", wrap(self.withdraw), name="change_withdraw"),
            *super().get_urls(),
        ]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The page of the change."""
        if not object_id.isdecimal():
            raise Http404
        return HttpResponseRedirect(reverse("admin:change_page", args=[object_id]))

    def open(self, request: HttpRequest) -> HttpResponse:
        """Open a change and go into it."""
        if request.method != "POST" or not _may(request, "change"):
            raise PermissionDenied
        day = timezone.localdate().isoformat()
        title = request.POST.get("title", "").strip() or _("Change of %s") % day
        change = changes.open_change(title=title, by=request.user, at=timezone.now())
        workshop.enter(request, change)
        return _to(change)

    def page(self, request: HttpRequest, pk: int) -> HttpResponse:
        """What the change says, what speaks against it, and the next step."""
        if not _may(request, "view"):
            raise PermissionDenied
        change = get_object_or_404(
            Change.objects.select_related(
                "source", "created_by", "approved_by", "edition"
            ).defer("edition__snapshot"),
            pk=pk,
        )
        context = {
            **context_of(self.admin_site, request, change),
            "opts": self.opts,
            "media": self.media,
        }
        return TemplateResponse(request, "admin/changes/change.html", context)

    def step(self, request: HttpRequest, pk: int, name: str) -> HttpResponse:
        """One step; then the page again."""
        change = get_object_or_404(Change, pk=pk)
        if name not in STEPS:
            raise Http404
        if request.method == "POST":
            take(request, change, name)
            if "and_submit" in request.POST:
                change.refresh_from_db()
                take(request, change, "submit")
            if name == "leave":
                return HttpResponseRedirect(reverse("admin:index"))
        return _to(change)

    def withdraw(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Take an edition back, with a reason that readers see."""
        if request.method != "POST" or not _may(request, "publish"):
            raise PermissionDenied
        edition = get_object_or_404(Edition.objects.defer("snapshot"), pk=pk)
        reason, at = request.POST.get("reason", ""), timezone.now()
        try:
            change = changes.write_withdrawal(
                edition=edition, reason=reason, by=request.user, at=at
            )
        except changes.UnreadyError as error:
            for item in error.lacking:
                messages.error(request, str(NOT_TAKEN_BACK[item]))
            return HttpResponseRedirect(changing(edition))
        try:
            made = changes.publish_change(change=change, by=request.user, at=at)
        except (changes.ConflictingError, changes.UnreadyError, RefusedError):
            messages.error(request, _("Later editions build on it: see the conflicts."))
            workshop.enter(request, change)
            return _to(change)
        except editions.NothingChangedError:
            changes.discard(change=change, at=at)
            messages.info(request, _("Nothing has changed since the last edition."))
            return HttpResponseRedirect(changing(edition))
        text = _("Edition %(old)s is taken back by edition %(new)s.")
        messages.success(request, text % {"old": edition.number, "new": made.number})
        return _to(change)


def _may(request: HttpRequest, act: str) -> bool:
    user: Any = request.user
    return bool(user.has_perm(f"pathways.{act}_change"))


def _to(change: Change) -> HttpResponse:
    return HttpResponseRedirect(reverse("admin:change_page", args=[change.pk]))
