"""A source's page: every row that rests on it, and where a change starts at it."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from occupations.admin.sources import SourceAdmin
from occupations.models import Source
from pathways.admin.notices import notice_of
from pathways.admin.resting import rows_resting_on

admin.site.unregister(Source)


@admin.register(Source)
class RestingSourceAdmin(SourceAdmin):
    """Pages, laws and data sets, with what rests on them."""

    change_form_template = "admin/pathways/source.html"

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """With the rows that rest on the source and are not over."""
        context = dict(extra_context or {})
        source = self.get_object(request, object_id)
        if source is not None:
            context["groups"] = rows_resting_on(source, timezone.localdate())
            context["notice_link"] = notice_of(source)
        return super().change_view(request, object_id, form_url, context)
