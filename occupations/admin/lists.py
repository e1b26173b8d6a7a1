"""Dated lists in the curator's admin."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from occupations import models
from occupations.admin.exchange import ExchangeAdmin
from occupations.admin.filters import InForceFilter, OldSourceFilter
from occupations.admin.sources import CITED, DATED


@admin.register(models.OccupationList)
class OccupationListAdmin(ExchangeAdmin):
    """Lists that rules ask about; their lines stand on a page of their own."""

    list_display = ("title", "slug", "lines")
    search_fields = ("title", "slug")

    def get_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """The list's own words, and the way to its lines once there are any."""
        own = ("slug", "title", "note")
        return own if obj is None else (*own, "lines_below")

    def get_readonly_fields(
        self, request: HttpRequest, obj: Any = None
    ) -> tuple[str, ...]:
        """The links are not typed."""
        return () if obj is None else ("lines_below",)

    @admin.display(description=_("lines"))
    def lines_below(self, row: models.OccupationList) -> SafeString:
        """Links to the lines, and to adding one."""
        count = self.lines(row)
        return format_html(
            '<a href="{}?occupation_list__id__exact={}">{}</a> '
            '<a class="addlink" href="{}?occupation_list={}">{}</a> '
            '<a href="{}">{}</a>',
            reverse("admin:occupations_occupationlistentry_changelist"),
            row.pk,
            ngettext("See its line", "See its %(count)s lines", count)
            % {"count": count},
            reverse("admin:occupations_occupationlistentry_add"),
            row.pk,
            _("Add a line"),
            reverse("admin:pathways_list_file", args=(row.pk,)),
            _("As CSV, or from CSV"),
        )

    def get_queryset(self, request: HttpRequest) -> QuerySet[models.OccupationList]:
        """With the number of lines."""
        lists: QuerySet[models.OccupationList] = super().get_queryset(request)
        return lists.annotate(line_count=Count("entries"))

    @admin.display(description=_("lines"), ordering="line_count")
    def lines(self, row: models.OccupationList) -> int:
        """How many lines the list has, whenever they hold."""
        return int(getattr(row, "line_count", 0))


@admin.register(models.OccupationListEntry)
class OccupationListEntryAdmin(ExchangeAdmin):
    """Lines of lists: close one and open the next instead of overwriting it."""

    list_display = (
        "key",
        "label",
        "occupation_list",
        "effective_from",
        "effective_to",
        "values",
        "confidence",
    )
    list_filter = (
        InForceFilter,
        OldSourceFilter,
        "confidence",
        "dates_assumed",
        "occupation_list",
    )
    list_select_related = ("occupation_list", "source")
    search_fields = ("key", "label", "note")
    autocomplete_fields = ("occupation_list", "unit_groups", "source")
    fieldsets = (
        (None, {"fields": ("occupation_list", "key", "label", "unit_groups")}),
        (_("What it fixes"), {"fields": ("values", "note")}),
        (_("When it holds"), {"fields": DATED}),
        (_("Where it was read"), {"fields": CITED}),
    )
