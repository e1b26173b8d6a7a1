"""Levers in the curator's admin: each parameter in a field of its own."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Final, get_args, get_origin, get_type_hints

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pathways import models
from pathways.admin.base import READ, CatalogueAdmin, CatalogueForm
from pathways.admin.facts import ItemsField
from pathways.rules.levers import BY_SLUG, Lever, parameter_errors
from pathways.snapshots.rows import as_json

START: Final = "parameter__"
NUMBER: Final = re.compile(r"\d+(\.\d+)?")
FLAGS: Final = {"true": True, "false": False}
WORDS: Final = {
    "ability_levels": gettext_lazy("levels of a retake in one ability"),
    "amounts_cad": gettext_lazy("amounts in CAD"),
    "category_a": gettext_lazy("what an application in Category A answers"),
    "category_b": gettext_lazy("what an application in Category B answers"),
    "job": gettext_lazy("what the work is taken to be"),
    "levels": gettext_lazy("CLB or NCLC levels in every ability"),
    "months": gettext_lazy("lengths in months"),
    "most_percent_of_median": gettext_lazy(
        "what a route asks for at the most, in per cent of the median wage"
    ),
    "offer": gettext_lazy("what every offer is taken to say"),
    "programs": gettext_lazy("what one studies"),
    "provinces": gettext_lazy("provinces and territories, by their codes"),
    "roles": gettext_lazy("roles"),
    "transfer": gettext_lazy("what every transfer is taken to be"),
    "wages": gettext_lazy("wages: median, stream_floors, or CAD an hour"),
}


def scalar(text: str) -> Any:
    """A word, a flag or a number from its text."""
    text = text.strip()
    if text in FLAGS:
        return FLAGS[text]
    return as_json(Decimal(text)) if NUMBER.fullmatch(text) else text


def spelt(value: Any) -> str:
    """The text of a word, a flag or a number."""
    return str(value).lower() if isinstance(value, bool) else str(value)


class AnswersField(forms.CharField):
    """Answers of the profile, “key: value”, parted by a sign."""

    widget = forms.Textarea
    sign = "\n"

    def prepare_value(self, value: Any) -> Any:
        """Answers as text."""
        if isinstance(value, Mapping):
            return self.join(value)
        return value

    def clean(self, value: Any) -> Any:
        """Text as answers."""
        return self.split(super().clean(value))

    def join(self, answers: Mapping[str, Any]) -> str:
        """One set of answers as text."""
        space = "" if self.sign == "\n" else " "
        pairs = (f"{key}: {spelt(value)}" for key, value in answers.items())
        return f"{self.sign}{space}".join(pairs)

    def split(self, text: str) -> dict[str, Any]:
        """One set of answers from its text."""
        items = {}
        for line in text.split(self.sign):
            key, colon, value = line.partition(":")
            if not line.strip():
                continue
            if not colon:
                raise ValidationError(_("Write each answer as “key: value”."))
            items[key.strip()] = scalar(value)
        return items


class AnswerSetsField(AnswersField):
    """Several sets of answers, one a line, with semicolons between their answers."""

    sign = ";"

    def prepare_value(self, value: Any) -> Any:
        """Sets as lines."""
        if isinstance(value, list):
            return "\n".join(self.join(item) for item in value)
        return value

    def clean(self, value: Any) -> Any:
        """Lines as sets."""
        text = forms.CharField.clean(self, value)
        return [self.split(line) for line in text.splitlines() if line.strip()]


def parameter_fields(kind: type[Lever]) -> dict[str, forms.Field]:
    """The form field of each parameter, by its name."""
    hints = get_type_hints(kind)
    return {
        name: _field(name, hint)
        for name, hint in hints.items()
        if get_origin(hint) is tuple or isinstance(hint, type)
    }


def _field(name: str, hint: Any) -> forms.Field:
    options: dict[str, Any] = {"label": WORDS[name], "required": False}
    if hint is int:
        return forms.IntegerField(help_text=_("Empty for none."), **options)
    if get_origin(hint) is not tuple:
        help_text = _("One answer a line, such as “hours_per_week: 40”.")
        return AnswersField(help_text=help_text, **options)
    if hasattr(get_args(hint)[0], "__dataclass_fields__"):
        help_text = _("One a line, such as “level: masters; country: CA”.")
        return AnswerSetsField(help_text=help_text, **options)
    return ItemsField(item=scalar, help_text=_("With commas between."), **options)


class LeverForm(CatalogueForm):
    """A lever whose parameters are told one by one."""

    kind: type[Lever] | None = None

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, value in (self.instance.parameters or {}).items():
            self.initial[f"{START}{name}"] = value

    def clean(self) -> dict[str, Any]:
        """Put the parameters together; objections stand beside their fields."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if self.kind is None:
            return cleaned
        given = {n: cleaned[n] for n in self.parameter_names() if n in cleaned}
        record = {
            name.removeprefix(START): value
            for name, value in given.items()
            if value is not None
        }
        for error in parameter_errors(self.kind, record):
            name = START + re.split(r"[.\[]", error.path)[0]
            if name in given:
                self.add_error(name, f"{error.path}: {error.message}")
        self.instance.parameters = record
        return cleaned

    def parameter_names(self) -> list[str]:
        """The fields that tell parameters."""
        return [name for name in self.fields if name.startswith(START)]

    def add_error(self, field: str | None, error: Any) -> None:
        """What the row says of its parameters has been said beside their fields."""
        if isinstance(error, ValidationError) and hasattr(error, "error_dict"):
            known = {n: m for n, m in error.error_dict.items() if n in self.fields}
            rest = [m for n, m in error.error_dict.items() if n not in self.fields]
            said = any(name in self.errors for name in self.parameter_names())
            if rest and not said:
                known["__all__"] = [
                    message for messages in rest for message in messages
                ]
            error = ValidationError(known)
        super().add_error(field, error)


@admin.register(models.Lever)
class LeverAdmin(CatalogueAdmin):
    """Changes that a person can make: their steps, effort and cost."""

    form = LeverForm
    list_display = (
        "title",
        "effort",
        "months_low",
        "months_high",
        "cost_low_cad",
        "cost_high_cad",
        "is_estimate",
        "confidence",
    )
    list_filter = (*READ, "is_estimate")
    search_fields = ("title", "slug")
    autocomplete_fields = ("source",)
    below = ((models.LeverFee, "lever"), (models.LeverCost, "lever"))

    def hidden_fields(self) -> list[str]:
        """The parameters are told one by one."""
        return ["parameters"]

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """A group for the parameters, behind the lever's own fields."""
        own, *rest = super().get_fieldsets(request, obj)
        names = [f"{START}{name}" for name in _fields_of(obj)]
        if obj is None:
            names = ["parameters"]
        group = (_("How far it goes"), {"fields": names, "classes": ["slot"]})
        return [own, *([group] if names else []), *rest]

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        """The form with the fields of the lever's parameters."""
        fields: dict[str, Callable[..., Any] | Any] = {
            f"{START}{name}": field for name, field in _fields_of(obj).items()
        }
        body = {**fields, "kind": BY_SLUG.get(obj.slug) if obj else None}
        kwargs["form"] = type("ParametersForm", (self.form,), body)
        return super().get_form(request, obj, change=change, **kwargs)


def _fields_of(row: models.Lever | None) -> dict[str, forms.Field]:
    kind = BY_SLUG.get(row.slug) if row else None
    return parameter_fields(kind) if kind else {}


@admin.register(models.LeverFee)
class LeverFeeAdmin(CatalogueAdmin):
    """Which lever costs which fee."""

    list_display = ("lever", "fee", "note")
    list_filter = ("lever", "fee__payer")
    search_fields = ("lever__title", "fee__title")
    autocomplete_fields = ("lever", "fee")
