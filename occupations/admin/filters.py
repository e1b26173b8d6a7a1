"""Filters that curators need on dated and cited rows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.contrib import admin
from django.contrib.admin import ModelAdmin
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

OLD_AFTER_DAYS = 90


class InForceFilter(admin.SimpleListFilter):
    """Rows that hold today, no longer, or not yet."""

    title = _("in force")
    parameter_name = "in_force"

    def lookups(
        self, request: HttpRequest, model_admin: ModelAdmin[Any]
    ) -> Iterable[tuple[str, Any]]:
        """The choices."""
        return [
            ("today", _("In force today")),
            ("past", _("No longer")),
            ("future", _("Not yet")),
        ]

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[Model]
    ) -> QuerySet[Model]:
        """The rows of the choice."""
        today = timezone.localdate()
        ended, ahead = Q(effective_to__lte=today), Q(effective_from__gt=today)
        open_end = Q(effective_to=None) | Q(effective_to__gt=today)
        begun = Q(effective_from=None) | Q(effective_from__lte=today)
        chosen = {"today": open_end & begun, "past": ended, "future": ahead}
        return queryset.filter(chosen.get(self.value() or "", Q()))


class OldSourceFilter(admin.SimpleListFilter):
    """Rows whose source was read more than 90 days ago, or on an unknown day."""

    title = _("source")
    parameter_name = "source_age"
    day_field = "as_of"

    def lookups(
        self, request: HttpRequest, model_admin: ModelAdmin[Any]
    ) -> Iterable[tuple[str, Any]]:
        """The choices."""
        return [
            ("old", _("Older than 90 days")),
            ("unknown", _("Day of reading not known")),
        ]

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[Model]
    ) -> QuerySet[Model]:
        """The rows of the choice."""
        if self.value() == "old":
            limit = timezone.localdate() - timedelta(days=OLD_AFTER_DAYS)
            return queryset.filter(**{f"{self.day_field}__lt": limit})
        if self.value() == "unknown":
            return queryset.filter(**{self.day_field: None})
        return queryset


class OldDataSetFilter(OldSourceFilter):
    """The same for rows that are cited by their data set."""

    day_field = "dataset__as_of"
