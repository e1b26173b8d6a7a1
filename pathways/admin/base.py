"""What every page of the catalogue's workshop has: names, dates, sources, a log."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import Field, ForeignKey, JSONField, Model, URLField
from django.forms.fields import InvalidJSONInput
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from occupations.admin.concurrency import ConcurrentAdmin
from occupations.admin.filters import InForceFilter, OldSourceFilter
from occupations.admin.sources import CITED, DATED
from pathways.admin import beside
from pathways.admin.objections import objections_to
from pathways.catalogue.keys import key_of, parent_of, unused
from pathways.models.catalogue import Keyed
from pathways.rules.checks import day_fault

READ = (OldSourceFilter, "confidence")
READ_AND_DATED = (InForceFilter, OldSourceFilter, "confidence")


class LinesField(forms.CharField):
    """A list of texts, one a line."""

    widget = forms.Textarea

    def prepare_value(self, value: Any) -> Any:
        """A list as lines."""
        return "\n".join(map(str, value)) if isinstance(value, list) else value

    def clean(self, value: Any) -> Any:
        """Lines as a list."""
        text = super().clean(value)
        return [line.strip() for line in text.splitlines() if line.strip()]


class BoundedJSONField(forms.JSONField):
    """JSON no longer and no deeper than rows need: reading it costs nothing."""

    longest, deepest = 20_000, 8

    def to_python(self, value: Any) -> Any:
        """The value, or the refusal that a mistake in it has."""
        refusal = ValidationError(
            self.error_messages["invalid"], code="invalid", params={"value": "…"}
        )
        if isinstance(value, str) and len(value) > self.longest:
            raise refusal
        try:
            read = super().to_python(value)
        except (RecursionError, ValueError) as error:
            raise refusal from error
        if _depth(read) > self.deepest:
            raise refusal
        return read

    def bound_data(self, data: Any, initial: Any) -> Any:
        """What was typed, again; as it is where it cannot be read."""
        try:
            return super().bound_data(data, initial)
        except (RecursionError, ValueError):
            return InvalidJSONInput(data)


def _depth(value: Any) -> int:
    """How many lists and objects stand in one another, counted without diving."""
    level, depth = [value], 0
    while level := [x for x in level if isinstance(x, dict | list)]:
        depth += 1
        level = [y for x in level for y in (x.values() if isinstance(x, dict) else x)]
    return depth


class CatalogueForm(forms.ModelForm):  # type: ignore[type-arg]
    """Fills a row's permanent name and its place among its siblings."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        model: Any = self._meta.model
        for name in ("key", "order") if issubclass(model, Keyed) else ():
            if name in self.fields:
                self.fields[name].required = False
        if (
            "order" in self.fields
            and self.instance.pk is None
            and issubclass(model, Keyed)
        ):
            self.initial["order"] = None
            self.fields["order"].initial = None
            self.fields["order"].help_text = _("Left empty, it comes last.")

    def clean(self) -> dict[str, Any]:
        """Name the row after what it is, unless it has a name."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        model: Any = self._meta.model
        place = self._place(model, cleaned)
        if "order" in self.fields and cleaned.get("order") is None:
            cleaned["order"] = place
        named = not issubclass(model, Keyed) or self.instance.key or cleaned.get("key")
        if not named:
            key = key_of(model, cleaned, place)
            if key:
                cleaned["key"] = self.instance.key = unused(model, key)[:300]
        self._check_days(cleaned, timezone.localdate())
        return cleaned

    def _check_days(self, cleaned: Mapping[str, Any], today: date) -> None:
        """Refuse days that no rule has, and a reading that is still to come."""
        for name in self.changed_data:
            day = cleaned.get(name)
            if not isinstance(day, date) or isinstance(day, datetime):
                continue
            if name == "as_of" and day > today:
                self.add_error(name, _("This day is still to come."))
            elif day_fault(day, today):
                self.add_error(name, _("Check the year of this day."))

    def _place(self, model: Any, values: Any) -> int:
        """How many siblings there are; in a list of forms, the form's number."""
        if self.instance.pk is not None:
            return int(getattr(self.instance, "order", 0))
        number = (self.prefix or "").rpartition("-")[2]
        if number.isdigit():
            return int(number)
        item = parent_of(model, values)
        if item is None:
            return 0
        name, parent = item
        return int(model._base_manager.filter(**{name: parent}).count())


class CatalogueAdmin(ConcurrentAdmin):
    """A row's own fields, then when it holds, then where it was read."""

    form: Any = CatalogueForm
    list_per_page = 50
    ordering = ("pk",)  # searching selects turn pages: they need an order
    list_filter: ClassVar[tuple[Any, ...]] = ()
    search_fields: ClassVar[tuple[str, ...]] = ()
    autocomplete_fields: ClassVar[tuple[str, ...]] = ()
    save_on_top = True
    formfield_overrides = {URLField: {"assume_scheme": "https"}}
    below: Sequence[tuple[type[Model], str]] = ()
    """Models whose rows stand below this one, and the name of their relation to it."""

    def get_list_select_related(self, request: HttpRequest) -> Any:
        """The relations that the list shows: one query for a page of rows."""
        shown = set(self.get_list_display(request))
        return tuple(name for name in foreign_keys(self.model) if name in shown)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Groups of what the model has; the name last."""
        cited = [n for n in _flat(CITED) if _has(self.model, n)]
        dated = [n for n in DATED if _has(self.model, n)]
        rest = {*cited, *dated, "id", "key", "order", *self.hidden_fields()}
        own = [f.name for f in _editable(self.model) if f.name not in rest]
        shown = [*own, *self.further_fields(request, obj)]
        groups: list[Any] = [(None, {"fields": shown})]
        if dated:
            groups.append((_("When it holds"), {"fields": dated}))
        if cited:
            groups.append((_("Where it was read"), {"fields": cited}))
        names = [n for n in ("key", "order") if _has(self.model, n)]
        if names:
            groups.append((_("Name and place"), {"fields": names}))
        if obj is not None and self.below:
            groups.append((_("What stands below it"), {"fields": ["parts_below"]}))
        return groups

    def hidden_fields(self) -> Iterable[str]:
        """Fields that the page tells in another way."""
        return ()

    def further_fields(self, request: HttpRequest, obj: Any) -> Iterable[str]:
        """Fields of the form that are not the model's."""
        return ()

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """A permanent name does not change."""
        fixed = [n for n in ("key", "slug") if obj is not None and _has(self.model, n)]
        below = ["parts_below"] if obj is not None and self.below else []
        return [*super().get_readonly_fields(request, obj), *fixed, *below]

    def formfield_for_dbfield(
        self, db_field: Any, request: HttpRequest, **options: Any
    ) -> Any:
        """Lists of texts are told line by line."""
        if isinstance(db_field, JSONField) and db_field.default is list:
            return LinesField(
                required=False,
                label=str(db_field.verbose_name).capitalize(),
                help_text=f"{db_field.help_text} {_('One a line.')}",
            )
        if isinstance(db_field, JSONField):
            options["form_class"] = BoundedJSONField
        return super().formfield_for_dbfield(db_field, request, **options)

    @admin.display(description=_("parts"))
    def parts_below(self, row: Model) -> SafeString:
        """Links to the rows below, and to adding one."""
        return format_html_join(
            "",
            '<p class="parts"><a href="{}?{}__id__exact={}">{} ({})</a> '
            '<a class="addlink" href="{}?{}={}">{}</a></p>',
            (
                (
                    changelist(model),
                    name,
                    row.pk,
                    str(model._meta.verbose_name_plural).capitalize(),
                    model._base_manager.filter(**{name: row.pk}).count(),
                    adding(model),
                    name,
                    row.pk,
                    _("Add"),
                )
                for model, name in self.below
            ),
        )

    def render_change_form(
        self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """With three people one knows beside what decides."""
        if self.model in beside.DECIDING:
            context["people"] = beside.people_beside_form(request)
        return super().render_change_form(request, context, *args, **kwargs)

    def save_related(
        self, request: HttpRequest, form: Any, formsets: Any, change: bool
    ) -> None:
        """Say at once what a publication would refuse of this row, or still needs."""
        super().save_related(request, form, formsets, change)
        said = form.unfinished
        if formsets:
            said = objections_to(form.instance, timezone.localdate())
        for message in said:
            messages.warning(request, message)

    def construct_change_message(
        self, request: HttpRequest, form: Any, formsets: Any, add: bool = False
    ) -> Any:
        """What changed from what to what: the log keeps the history of a row."""
        if add or formsets or not form.changed_data:
            return super().construct_change_message(request, form, formsets, add)
        return "; ".join(
            f"{name}: {_short(form.initial.get(name))} → "
            f"{_short(form.cleaned_data.get(name))}"
            for name in form.changed_data
        )


def changelist(model: type[Model]) -> str:
    """The address of a model's list."""
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")


def adding(model: type[Model]) -> str:
    """The address where a row is added."""
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_add")


def changing(row: Model) -> str:
    """The address where a row is changed."""
    name = f"admin:{row._meta.app_label}_{row._meta.model_name}_change"
    return reverse(name, args=[row.pk])


def _flat(names: Iterable[Any]) -> list[str]:
    return [n for name in names for n in ((name,) if isinstance(name, str) else name)]


def _has(model: type[Model], name: str) -> bool:
    return any(field.name == name for field in model._meta.concrete_fields)


def _editable(model: type[Model]) -> list[Field[Any, Any]]:
    return [f for f in model._meta.concrete_fields if f.editable and not f.auto_created]


def _short(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 80 else f"{text[:79]}…"


def foreign_keys(model: type[Model]) -> tuple[str, ...]:
    """The relations of a model, for one query with its rows."""
    fields = model._meta.concrete_fields
    return tuple(f.name for f in fields if isinstance(f, ForeignKey))
