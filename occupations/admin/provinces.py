"""Provinces, areas and municipalities in the curator's admin."""

from __future__ import annotations

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from occupations import models
from occupations.admin.exchange import ExchangeAdmin
from occupations.admin.filters import InForceFilter, OldSourceFilter
from occupations.admin.selects import SearchingAdmin
from occupations.admin.sources import CITED, DATED


@admin.register(models.Province)
class ProvinceAdmin(ExchangeAdmin):
    """Provinces and territories."""

    list_display = ("code", "name_en", "name_fr", "capital", "is_territory")
    search_fields = ("code", "name_en", "name_fr")


class MemberInline(SearchingAdmin, admin.TabularInline):  # type: ignore[type-arg]
    """Municipalities of an area."""

    model = models.AreaMember
    extra = 0
    autocomplete_fields = ("municipality", "source")
    fields = ("municipality", "effective_from", "effective_to", "source", "confidence")


@admin.register(models.Area)
class AreaAdmin(ExchangeAdmin):
    """Parts of a province that rules treat apart."""

    list_display = (
        "title",
        "province",
        "scheme",
        "kind",
        "members_known",
        "confidence",
    )
    list_filter = (InForceFilter, OldSourceFilter, "province", "scheme", "confidence")
    list_select_related = ("province",)
    search_fields = ("title", "slug")
    autocomplete_fields = ("province", "source")
    inlines = (MemberInline,)
    fieldsets = (
        (None, {"fields": ("province", "slug", "scheme", "title", "kind")}),
        (_("Members"), {"fields": ("members_known", "other_names", "note")}),
        (_("When it holds"), {"fields": DATED}),
        (_("Where it was read"), {"fields": CITED}),
    )


@admin.register(models.Municipality)
class MunicipalityAdmin(ExchangeAdmin):
    """Places that answers name."""

    list_display = ("name", "province", "wage_area", "confidence")
    list_filter = ("province", "confidence", OldSourceFilter)
    list_select_related = ("province", "wage_area")
    search_fields = ("name", "other_names")
    autocomplete_fields = ("province", "wage_area", "source")


@admin.register(models.AreaMember)
class AreaMemberAdmin(ExchangeAdmin):
    """Which municipality lies in which area, and when."""

    list_display = ("municipality", "area", "effective_from", "confidence")
    list_filter = (InForceFilter, OldSourceFilter, "confidence", "area")
    list_select_related = ("municipality", "area")
    search_fields = ("municipality__name", "area__title")
    autocomplete_fields = ("municipality", "area", "source")
