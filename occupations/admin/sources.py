"""Sources and data sets in the curator's admin."""

from __future__ import annotations

from django.contrib import admin

from occupations import models
from occupations.admin.exchange import ExchangeAdmin
from occupations.admin.filters import OldSourceFilter

CITED = ("source", "clause", "seen_in", ("as_of", "as_of_note"), "confidence")
DATED = ("effective_from", "effective_to", "dates_assumed")


@admin.register(models.Source)
class SourceAdmin(ExchangeAdmin):
    """Pages, laws and data sets that statements are read from."""

    list_display = ("title", "publisher", "slug", "url")
    search_fields = ("title", "slug", "url", "publisher")


@admin.register(models.DataSet)
class DataSetAdmin(ExchangeAdmin):
    """Published tables; each cites all of its rows."""

    list_display = ("title", "as_of", "confidence", "licence", "source")
    list_filter = ("confidence", OldSourceFilter)
    list_select_related = ("source",)
    search_fields = ("title", "slug")
    autocomplete_fields = ("source",)
