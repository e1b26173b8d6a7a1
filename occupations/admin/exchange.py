"""CSV in and out of the admin, in the shape of the seed files.

Relations are written as natural keys, so that a file can be edited in a spreadsheet and
read back on another database. An import shows its diff first, is all or nothing, and
names row and field of every error. Cells that a spreadsheet would run as a formula are
exported with an apostrophe before them, which an import takes off again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import new_class
from typing import Any, ClassVar

from django.contrib import messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ERROR_FLAG
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from import_export import resources
from import_export.admin import ImportExportMixin
from import_export.fields import Field
from import_export.formats.base_formats import CSV
from import_export.widgets import CharWidget, JSONWidget, ManyToManyWidget, Widget

from occupations.admin.concurrency import ConcurrentAdmin
from occupations.admin.imports import (
    BoundedImportForm,
    Deadline,
    KnownImportForm,
    SlowImportError,
)
from occupations.seeding.columns import Column, canonical, columns, leaves, natural_key
from occupations.texts import neutral, restored

BETWEEN_KEYS, BETWEEN_ITEMS = "|", "; "


class KeyWidget(Widget):  # type: ignore[misc]
    """A relation as the natural key of its target; keys are read once an import."""

    def __init__(self, target: type[models.Model]) -> None:
        Widget.__init__(self)
        self.target = target
        self._known: dict[str, Any] | None = None

    def clean(self, value: Any, row: Any = None, **_kwargs: object) -> Any:
        """The target."""
        text = str(value or "").strip()
        return self._find(text) if text else None

    def render(self, value: Any, obj: Any = None, **_kwargs: object) -> str:
        """The key."""
        return "" if value is None else self._key(value)

    def _find(self, key: str) -> Any:
        if self._known is None:
            targets = self.target._base_manager.select_related(*_relations(self.target))
            self._known = {self._key(target): target for target in targets}
        if key not in self._known:
            name = self.target._meta.verbose_name
            raise ValueError(_("There is no %(name)s “%(key)s”.") % locals())
        return self._known[key]

    def _key(self, instance: models.Model) -> str:
        parts: list[str] = []
        for leaf in leaves(self.target):
            value: Any = instance
            for name in leaf.split("__"):
                value = getattr(value, name)
            parts.append("" if value is None else str(canonical(value)))
        return BETWEEN_KEYS.join(parts)


class KeysWidget(KeyWidget, ManyToManyWidget):  # type: ignore[misc]
    """Several targets: the library links them once their row is stored."""

    def __init__(self, target: type[models.Model]) -> None:
        KeyWidget.__init__(self, target)

    def clean(self, value: Any, row: Any = None, **_kwargs: object) -> Any:
        """The targets."""
        parts = str(value or "").split(BETWEEN_ITEMS.strip())
        return [self._find(part.strip()) for part in parts if part.strip()]

    def render(self, value: Any, obj: Any = None, **_kwargs: object) -> str:
        """The keys, in their order."""
        keys = [] if value is None else [self._key(target) for target in value.all()]
        return BETWEEN_ITEMS.join(sorted(keys))


def _relations(model: type[models.Model]) -> list[str]:
    """Foreign keys that spelling out a row's natural keys reads, however deep."""
    named = [c.name for c in columns(model).values() if c.target and not c.many]
    deeper = [leaf.rpartition("__")[0] for leaf in leaves(model) if "__" in leaf]
    return [*named, *deeper]


class SeedResource(resources.ModelResource):  # type: ignore[misc]
    """Rows of one model, all or nothing."""

    def before_import(self, dataset: Any, **kwargs: Any) -> None:
        """From here on the time runs."""
        super().before_import(dataset, **kwargs)
        self.deadline = Deadline()

    def import_row(self, row: Any, instance_loader: Any, **kwargs: Any) -> Any:
        """One row, while there is time; an error of the row itself stays with it."""
        self.deadline.check()
        return super().import_row(row, instance_loader, **kwargs)

    def before_import_row(self, row: dict[str, Any], **_kwargs: object) -> None:
        """Take the apostrophes of an export off."""
        for name, value in row.items():
            if isinstance(value, str):
                row[name] = restored(value)

    def export_field(self, field: Any, instance: Any, **kwargs: object) -> str:
        """A cell that no spreadsheet runs."""
        return neutral(str(super().export_field(field, instance, **kwargs)))


def _field(column: Column) -> Field:
    if column.target is not None:
        kind = KeysWidget if column.many else KeyWidget
        widget: Any = kind(column.target)
    elif isinstance(column.field, models.JSONField):
        widget = JSONWidget()
    else:
        plain = resources.ModelResource.widget_from_django_field(column.field)
        widget = plain(**_blank(column)) if issubclass(plain, CharWidget) else plain()
    return Field(attribute=column.name, column_name=column.name, widget=widget)


def _blank(column: Column) -> dict[str, bool]:
    """An empty cell of a text column is an empty text, not nothing."""
    return {"coerce_to_string": True, "allow_blank": not column.field.null}


def resource_for(
    model: type[models.Model], base: type[SeedResource] = SeedResource
) -> type[SeedResource]:
    """A resource with a column for every field that a curator can edit."""
    record: Mapping[str, Column] = columns(model)
    names = [f.name for f in (*model._meta.concrete_fields, *model._meta.many_to_many)]
    order = [name for name in names if name in record]
    options = {
        "model": model,
        "fields": order,
        "export_order": order,
        "import_id_fields": list(natural_key(model)),
        "skip_unchanged": True,
        "report_skipped": False,
        "use_transactions": True,
        "clean_model_instances": True,
    }
    body: dict[str, Any] = {name: _field(record[name]) for name in order}
    body["Meta"] = type("Meta", (), options)
    name = f"{model.__name__}Resource"
    made: type[SeedResource] = new_class(name, (base,), {}, lambda ns: ns.update(body))
    return made


class ExchangeAdmin(ImportExportMixin, ConcurrentAdmin):  # type: ignore[misc]
    """An admin page whose rows go out to CSV and come in from it."""

    formats = (CSV,)
    import_form_class = BoundedImportForm
    confirm_form_class = KnownImportForm
    show_change_form_export = False
    skip_export_form = True
    formfield_overrides: ClassVar[dict[Any, Any]] = {
        models.URLField: {"assume_scheme": "https"}
    }
    list_per_page = 50
    ordering = ("pk",)  # searching selects turn pages: they need an order

    def export_action(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """The file; a filter that there is none of leads back, as the list does."""
        try:
            file: HttpResponse = super().export_action(request, **kwargs)
        except IncorrectLookupParameters:
            name = f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist"
            return HttpResponseRedirect(f"{reverse(name)}?{ERROR_FLAG}=1")
        return file

    def import_action(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """The first step: the diff."""
        return self._in_time(super().import_action, request, **kwargs)

    def process_import(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """The second step: all rows or none."""
        return self._in_time(super().process_import, request, **kwargs)

    def _in_time(
        self, step: Callable[..., HttpResponse], request: HttpRequest, **kwargs: Any
    ) -> HttpResponse:
        try:
            return step(request, **kwargs)
        except SlowImportError as error:
            messages.error(request, str(error))
            name = f"admin:{self.opts.app_label}_{self.opts.model_name}_import"
            return HttpResponseRedirect(reverse(name))

    def get_resource_classes(self, request: HttpRequest) -> list[type[SeedResource]]:
        """A fresh resource, so that an import sees the rows as they are now."""
        return [resource_for(self.model)]

    def get_export_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        """The rows of the page's filters, with what their keys are made of."""
        many = [column.name for column in columns(self.model).values() if column.many]
        rows: models.QuerySet[Any] = super().get_export_queryset(request)
        return rows.select_related(*_relations(self.model)).prefetch_related(*many)

    def get_import_formats(self) -> list[type[CSV]]:
        """CSV only."""
        return [CSV]

    def get_export_formats(self) -> list[type[CSV]]:
        """CSV only."""
        return [CSV]
