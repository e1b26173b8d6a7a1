"""Conditions, requirements, their alternatives and criteria in the curator's admin."""

from __future__ import annotations

import json
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from pathways import models
from pathways.admin.base import READ_AND_DATED, CatalogueAdmin, CatalogueForm
from pathways.admin.facts import fact_line
from pathways.admin.slots import Slot, SlotsAdmin, SlotsForm
from pathways.admin.thresholds import constant_field, is_several, unit_told


@admin.register(models.Condition)
class ConditionAdmin(CatalogueAdmin):
    """Named requirements outside any stream."""

    list_display = ("title", "slug")
    search_fields = ("title", "slug")
    below = ((models.Requirement, "condition"),)


class AlternativeInline(admin.StackedInline):  # type: ignore[type-arg]
    """The ways to satisfy a requirement; each has a page of its own."""

    model = models.Alternative
    form = CatalogueForm
    fields = ("label", "when", "order")
    extra = 1
    show_change_link = True

    def formfield_for_dbfield(
        self, db_field: Any, request: HttpRequest, **options: Any
    ) -> Any:
        """The values of list entries in two lines."""
        field = super().formfield_for_dbfield(db_field, request, **options)
        if db_field.name == "when" and field is not None:
            field.widget.attrs["rows"] = 2
        return field


@admin.register(models.Requirement)
class RequirementAdmin(CatalogueAdmin):
    """One bullet of the official page: any one of its alternatives satisfies it."""

    list_display = (
        "title",
        "stream",
        "condition",
        "effective_from",
        "effective_to",
        "confidence",
    )
    list_filter = (*READ_AND_DATED, "stream__program", "condition")
    search_fields = ("title", "slug", "stream__slug", "stream__name")
    autocomplete_fields = ("stream", "condition", "for_each", "source")
    inlines = (AlternativeInline,)


@admin.register(models.Alternative)
class AlternativeAdmin(CatalogueAdmin):
    """One way to satisfy a requirement: all its criteria hold."""

    list_display = ("requirement", "label", "order")
    list_filter = ("requirement__stream__program", "requirement__condition")
    search_fields = ("key", "label")
    autocomplete_fields = ("requirement", "source")
    below = ((models.Criterion, "alternative"),)


class CriterionForm(SlotsForm):
    """A fact, a comparison and a threshold."""

    value_entry = forms.CharField(
        required=False,
        label=_("Or the value on the list’s line"),
        help_text=_(
            "For requirements made for each line of a list: the value’s name, or “key”."
        ),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if "op" in self.fields:
            self.fields["op"].label = _("Comparison")
        value = self.instance.value
        if isinstance(value, dict):
            self.initial["value_entry"] = value.get("entry", "")
        elif value is not None:
            self.initial["constant"] = value

    def add_error(self, field: str | None, error: Any) -> None:
        """What the row says of its threshold stands beside the constant."""
        if isinstance(error, ValidationError) and hasattr(error, "error_dict"):
            shown = "constant" if "constant" in self.fields else None
            beside = {"value": shown or "value_entry"}
            unread = {"value"} if self._is_unread(self.slots[0]) else set()
            said = {
                beside.get(name, name): items
                for name, items in error.error_dict.items()
                if name not in unread
            }
            error = ValidationError(said)
        super().add_error(field, error)

    def clean(self) -> dict[str, Any]:
        """The threshold, in the fact's unit."""
        cleaned = super().clean()
        entry, constant = cleaned.get("value_entry"), cleaned.get("constant")
        if entry:
            self.instance.value = {"entry": entry}
        elif constant is None or constant in ("", []):
            self.instance.value = None
        else:
            self.instance.value = constant
        return cleaned


@admin.register(models.Criterion)
class CriterionAdmin(SlotsAdmin):
    """A fact compared with a constant, with another fact, or with a table."""

    form = CriterionForm
    list_display = ("in_words", "alternative", "order")
    list_filter = ("op", "alternative__requirement__stream__program")
    search_fields = ("key", "label")
    autocomplete_fields = ("alternative",)
    slots = (
        Slot("fact", _("Fact")),
        Slot("than", _("Or another fact as the threshold")),
        Slot("by", _("First fact that the table is read by"), 0),
        Slot("by", _("Second fact that the table is read by"), 1),
    )

    def hidden_fields(self) -> list[str]:
        """The facts, and the constant that follows the fact's unit."""
        return [*super().hidden_fields(), "op", "value", "table", "label"]

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Fact, comparison, threshold: in the order of the sentence."""
        own, fact, *rest = super().get_fieldsets(request, obj)
        threshold = {"fields": ["op", "constant", "value_entry", "table", "label"]}
        return [own, fact, (_("Comparison and threshold"), threshold), *rest]

    def more_fields(self, request: HttpRequest, obj: Any) -> dict[str, forms.Field]:
        """The constant, as the fact's unit wants it."""
        spec = sent_fact(self.slots[0], request, obj)
        several = is_several(str(request.POST.get("op") or getattr(obj, "op", "")))
        return {"constant": constant_field(unit_told(spec), several)}

    @admin.display(description=_("criterion"))
    def in_words(self, row: models.Criterion) -> str:
        """The criterion in a line."""
        limit: Any = fact_line(row.than) or (row.table_id and _("a table"))
        if not limit and row.value is not None:
            limit = json.dumps(row.value, ensure_ascii=False)
        fact = fact_line(row.fact) or row.label
        return f"{fact} {row.get_op_display()} {limit or ''}".strip()


def sent_fact(slot: Slot, request: HttpRequest, obj: Any) -> Any:
    """The fact that the page is about: as sent, else as stored."""
    row = obj or models.Criterion()
    kind = slot.kind(row, request.POST if request.method == "POST" else None)
    if not kind:
        return None
    stored = slot.spec(row) or {}
    its = dict(stored) if stored.get("kind") == kind else {"kind": kind}
    path = request.POST.get(f"{slot.name}__path")
    return {**its, "path": path} if path else its
