"""The words of the finder: titles as people say them, short forms, questions."""

from __future__ import annotations

from django.contrib import admin

from occupations import models
from occupations.admin.exchange import ExchangeAdmin


@admin.register(models.OccupationAlias)
class OccupationAliasAdmin(ExchangeAdmin):
    """Titles that the official index does not list; found once published."""

    list_display = ("text", "unit_group", "rank", "language", "note")
    list_filter = ("language", "rank")
    list_select_related = ("unit_group",)
    search_fields = ("text", "unit_group__code")
    autocomplete_fields = ("unit_group", "dataset")


@admin.register(models.ShortForm)
class ShortFormAdmin(ExchangeAdmin):
    """Short forms and other spellings of words."""

    list_display = ("text", "expansion", "language")
    list_filter = ("language",)
    search_fields = ("text", "expansion")
    autocomplete_fields = ("dataset",)


@admin.register(models.LevelWord)
class LevelWordAdmin(ExchangeAdmin):
    """Words that say how senior, not what."""

    list_display = ("text", "language")
    search_fields = ("text",)
    autocomplete_fields = ("dataset",)


@admin.register(models.Distinction)
class DistinctionAdmin(ExchangeAdmin):
    """Questions that separate two unit groups."""

    list_display = ("lower", "higher", "question")
    list_select_related = ("lower", "higher")
    search_fields = ("question", "lower__code", "higher__code")
    autocomplete_fields = ("lower", "higher", "dataset")
