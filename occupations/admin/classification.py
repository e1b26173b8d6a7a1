"""The classification and the roads into it in the curator's admin."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from occupations import models
from occupations.admin.exchange import ExchangeAdmin
from occupations.admin.filters import OldDataSetFilter
from occupations.admin.selects import SearchingAdmin


@admin.register(models.NocGroup)
class NocGroupAdmin(ExchangeAdmin):
    """Groups above the unit groups."""

    list_display = ("code", "title_en", "title_fr", "title_fr_confidence", "level")
    list_filter = ("level", "title_fr_confidence")
    search_fields = ("code", "title_en", "title_fr")
    autocomplete_fields = ("parent",)


@admin.register(models.UnitGroup)
class UnitGroupAdmin(ExchangeAdmin):
    """The 516 occupations."""

    list_display = ("code", "title_en", "title_fr", "teer")
    list_filter = ("teer",)
    search_fields = ("code", "title_en", "title_fr")
    autocomplete_fields = ("minor_group",)


@admin.register(models.OccupationTitle)
class OccupationTitleAdmin(ExchangeAdmin):
    """The official index: it is read, not edited; aliases are the place for more."""

    list_display = ("title", "language", "unit_group")
    list_filter = ("language",)
    list_select_related = ("unit_group",)
    search_fields = ("title", "unit_group__code")
    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Nobody."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody."""
        return False

    def has_import_permission(self, request: HttpRequest) -> bool:
        """Nobody: a new index comes with ``load_occupations``."""
        return False


@admin.register(models.Concordance)
class ConcordanceAdmin(ExchangeAdmin):
    """From NOC 2016 to NOC 2021."""

    list_display = ("noc_2016", "title_2016", "unit_group", "relation")
    list_filter = ("relation", OldDataSetFilter)
    list_select_related = ("unit_group",)
    search_fields = ("noc_2016", "title_2016", "unit_group__code")
    autocomplete_fields = ("unit_group", "dataset")


@admin.register(models.SocMapping)
class SocMappingAdmin(ExchangeAdmin):
    """From US occupation codes to unit groups."""

    list_display = ("onet_soc", "us_title", "unit_group", "rank", "dataset")
    list_filter = ("rank", "dataset")
    list_select_related = ("unit_group", "dataset")
    search_fields = ("onet_soc", "us_title", "unit_group__code")
    autocomplete_fields = ("unit_group", "dataset")


class AlternativeInline(SearchingAdmin, admin.TabularInline):  # type: ignore[type-arg]
    """Other unit groups that a US title can mean."""

    model = models.UsTitleAlternative
    extra = 1
    autocomplete_fields = ("unit_group",)


@admin.register(models.UsTitle)
class UsTitleAdmin(ExchangeAdmin):
    """US job titles with the unit group that fits best."""

    list_display = ("title", "unit_group", "soc_2018", "why")
    list_select_related = ("unit_group",)
    search_fields = ("title", "aliases", "unit_group__code")
    autocomplete_fields = ("unit_group", "dataset")
    inlines = (AlternativeInline,)
