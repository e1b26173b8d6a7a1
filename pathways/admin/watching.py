"""Watched sources, and the pages on which things go in and out."""

from __future__ import annotations

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from occupations.admin.selects import SearchingAdmin
from occupations.models import Source
from occupations.seeding import SeedError
from pathways.admin import files
from pathways.changes import ConflictingError, UnreadyError
from pathways.changes.files import decide, offers
from pathways.changes.watching import read_unchanged
from pathways.compiler import RefusedError
from pathways.editions import NothingChangedError, UnansweredWarningsError
from pathways.models import SourceWatch
from pathways.workshop import enter


@admin.register(SourceWatch)
class SourceWatchAdmin(SearchingAdmin, admin.ModelAdmin):  # type: ignore[type-arg]
    """How often a source is read, and whether its page is visited."""

    list_display = ("source", "every_days", "is_watched", "outcome", "visited_at")
    list_filter = ("is_watched", "outcome")
    search_fields = ("source__title", "source__url")
    list_select_related = ("source",)
    autocomplete_fields = ("source",)
    fields = (
        *("source", "every_days", "is_watched"),
        *("visited_at", "outcome", "why", "text"),
    )
    readonly_fields = ("visited_at", "outcome", "why", "text")

    def get_urls(self) -> list[URLPattern]:
        """With the pages on which things go in and out."""
        wrap = self.admin_site.admin_view
        return [
            path("files/", wrap(self.files), name="pathways_files"),
            path("files/export/", wrap(self.export), name="pathways_export"),
            path("files/list/<int:pk>/", wrap(self.lines), name="pathways_list_file"),
            path(
                "files/list/<int:pk>/csv/",
                wrap(self.lines_csv),
                name="pathways_list_csv",
            ),
            path("files/cells/<int:pk>/", wrap(self.cells), name="pathways_cells_file"),
            path(
                "files/cells/<int:pk>/csv/",
                wrap(self.cells_csv),
                name="pathways_cells_csv",
            ),
            path("files/grid/<int:pk>/", wrap(self.grid), name="pathways_grid_file"),
            path(
                "files/grid/<int:pk>/csv/",
                wrap(self.grid_csv),
                name="pathways_grid_csv",
            ),
            path("release/", wrap(self.release), name="pathways_release"),
            path("read/<int:pk>/", wrap(self.unchanged), name="pathways_unchanged"),
            *super().get_urls(),
        ]

    def files(self, request: HttpRequest) -> HttpResponse:
        """Files into a change, and all as files."""
        return files.page(self, request)

    def lines(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The lines of a list from a file."""
        return files.page(self, request, "list", pk)

    def cells(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The cells of a table's version from a file."""
        return files.page(self, request, "cells", pk)

    def export(self, request: HttpRequest) -> HttpResponse:
        """The whole catalogue."""
        return files.export(request)

    def lines_csv(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The lines of a list."""
        return files.one_csv(request, "list", pk)

    def cells_csv(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The cells of a table's version."""
        return files.one_csv(request, "cells", pk)

    def grid(self, request: HttpRequest, pk: int) -> HttpResponse:
        """A version of a points grid from a file."""
        return files.page(self, request, "grid", pk)

    def grid_csv(self, request: HttpRequest, pk: int) -> HttpResponse:
        """A version of a points grid, with its parts."""
        return files.one_csv(request, "grid", pk)

    def release(self, request: HttpRequest) -> HttpResponse:
        """What is kept against upstream: taken or left, a group at a time."""
        files.check_may(request)
        if request.method == "POST":
            return self._decide(request)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Kept against a release"),
            "offers": offers(),
            "media": self.media,
        }
        return TemplateResponse(request, "admin/pathways/release.html", context)

    def _decide(self, request: HttpRequest) -> HttpResponse:
        change, is_new = files.change_for(request)
        try:
            count = decide(
                change=change,
                title=request.POST.get("group", ""),
                takes="take" in request.POST,
                by=request.user,
                at=timezone.now(),
            )
        except SeedError as error:
            messages.error(request, str(error))
            count = 0
        if not count and is_new:
            change.delete()
        elif count:
            enter(request, change)
            messages.success(request, _("It is in the change, all of it together."))
        return HttpResponseRedirect(reverse("admin:pathways_release"))

    def unchanged(self, request: HttpRequest, pk: int) -> HttpResponse:
        """A source was read today and says what it said: one click."""
        return _read(request, pk)


@require_POST
def _read(request: HttpRequest, pk: int) -> HttpResponse:
    if not request.user.has_perm("pathways.publish_change"):
        raise PermissionDenied
    source = get_object_or_404(Source, pk=pk)
    back: HttpResponse = HttpResponseRedirect(reverse("admin:pathways_queue"))
    try:
        change, edition = read_unchanged(
            source=source, by=request.user, at=timezone.now()
        )
    except (
        *(RefusedError, ConflictingError, UnreadyError, NothingChangedError),
        UnansweredWarningsError,
    ) as error:
        messages.error(request, str(error))
        return back
    if edition is None:
        messages.info(request, _("Its rows were read today already."))
    else:
        count = change.rows.count()
        words = {"title": source.title, "count": count}
        done = ngettext(
            "“%(title)s”: %(count)s row was read today.",
            "“%(title)s”: %(count)s rows were read today.",
            count,
        )
        messages.success(request, done % words)
    return back
