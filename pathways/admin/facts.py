"""A kind of fact as form fields: first the kind, then only its parameters.

``parameter_fields`` is the one way from a kind's dataclass fields to form fields; what
a parameter may be follows from its annotation, or from its name where it names a row.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, get_args, get_origin, get_type_hints

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from occupations.models import Area, OccupationList, Province
from pathways.models import Condition, Grid, Stream
from pathways.rules.facts import (
    BY_NAME,
    KINDS,
    UNITS,
    Answer,
    Fact,
    FactError,
    HasAnswer,
    fact_from,
    fact_spec,
    kind_name,
    parameters,
)
from pathways.words.answers import NAMES as ANSWERS
from pathways.words.answers import WHOLES as PARTS
from pathways.words.facts import TOPICS, WORDINGS
from pathways.words.parameters import PARAMETERS, parameter_label, value_label

Choices = list[tuple[str, Any]]
Spec = dict[str, Any]

NAMED_ROWS: Final[Mapping[str, Callable[[], Iterable[tuple[str, str]]]]] = {
    "list": lambda: OccupationList.objects.order_by("title").values_list(
        "slug", "title"
    ),
    "on_list": lambda: OccupationList.objects.order_by("title").values_list(
        "slug", "title"
    ),
    "grid": lambda: Grid.objects.order_by("title").values_list("slug", "title"),
    "condition": lambda: Condition.objects.order_by("title").values_list(
        "slug", "title"
    ),
    "stream": lambda: Stream.objects.order_by("slug").values_list("slug", "slug"),
    "province": lambda: Province.objects.order_by("code").values_list(
        "code", "name_en"
    ),
    "not_province": lambda: Province.objects.order_by("code").values_list(
        "code", "name_en"
    ),
    "not_area": lambda: Area.objects.order_by("slug").values_list("slug", "title"),
    "area": lambda: Area.objects.order_by("slug").values_list("slug", "title"),
    "areas": lambda: Area.objects.order_by("slug").values_list("slug", "title"),
}


class ItemsField(forms.CharField):
    """Several values with commas between them."""

    def __init__(self, *, item: Callable[[str], Any] = str, **options: Any) -> None:
        super().__init__(**options)
        self.item = item

    def prepare_value(self, value: Any) -> Any:
        """Values as text."""
        if isinstance(value, list | tuple):
            return ", ".join(str(item) for item in value)
        return value

    def clean(self, value: Any) -> Any:
        """Text as values."""
        text = super().clean(value)
        try:
            return [self.item(part.strip()) for part in text.split(",") if part.strip()]
        except ArithmeticError as error:
            raise ValidationError(_("Give numbers with commas between.")) from error
        except ValueError as error:
            raise ValidationError(_("Give numbers with commas between.")) from error


def kind_choices() -> list[tuple[str, Any]]:
    """Every kind by its topic, for a select."""
    topics: dict[str, Choices] = {}
    for kind in KINDS:
        topic = TOPICS[kind.__module__.rpartition(".")[2]]
        name = kind_name(kind)
        topics.setdefault(str(topic), []).append((name, capfirst(WORDINGS[name].name)))
    return [("", "---------"), *topics.items()]


def kind_help(kind: type[Fact]) -> str:
    """What a kind derives, in a sentence."""
    return str(WORDINGS[kind_name(kind)].derives)


def parameter_fields(kind: type[Fact]) -> dict[str, forms.Field]:
    """The form fields of a kind's parameters, by parameter."""
    hints = get_type_hints(kind)
    return {
        field.name: _field(kind, field, hints[field.name]) for field in parameters(kind)
    }


def _field(kind: type[Fact], field: dataclasses.Field[Any], hint: Any) -> forms.Field:
    is_needed = field.default is dataclasses.MISSING
    initial = None if is_needed else field.default
    options: dict[str, Any] = {
        "label": capfirst(PARAMETERS[field.name].label),
        "help_text": PARAMETERS[field.name].help,
        "required": is_needed,
        "initial": list(initial) if isinstance(initial, tuple) else initial,
    }
    item = get_args(hint)[0] if get_origin(hint) is tuple else None
    choices = _choices(kind, field.name, item or hint)
    if hint is bool:
        return forms.BooleanField(**options | {"required": False})
    if item is not None:
        if choices:
            return forms.MultipleChoiceField(choices=choices, **options)
        return ItemsField(item=item, **options)
    if choices:
        empty = [] if get_args(hint) else [("", "---------")]
        return forms.ChoiceField(choices=[*empty, *choices], **options)
    if hint is int:
        return forms.IntegerField(**options)
    return forms.CharField(**options)


def _choices(kind: type[Fact], name: str, hint: Any) -> Choices:
    if get_origin(hint) is not None:
        return [
            (str(argument), value_label(name, argument)) for argument in get_args(hint)
        ]
    if kind is Answer:
        return [(path, ANSWERS[path]) for path in UNITS]
    if kind is HasAnswer:
        return list(PARTS.items())
    rows = NAMED_ROWS.get(name)
    return list(rows()) if rows else []


def spec_from(kind: type[Fact], values: Mapping[str, Any]) -> Spec:
    """The JSON of a fact from the cleaned values of its parameters.

    Raises ``ValidationError`` when the kind refuses them.
    """
    spec: Spec = {"kind": kind_name(kind)}
    for field in parameters(kind):
        value = values.get(field.name)
        if value is None or (value == "" and field.default is dataclasses.MISSING):
            continue
        spec[field.name] = value
    try:
        return fact_spec(fact_from(spec))
    except FactError as error:
        raise ValidationError(str(error)) from error


def initial_of(spec: Spec) -> dict[str, Any]:
    """The values that a stored fact gives the fields of its parameters."""
    kind = BY_NAME[spec["kind"]]
    values = {f.name: f.default for f in parameters(kind)} | spec
    return {
        field.name: values[field.name]
        for field in parameters(kind)
        if values[field.name] is not dataclasses.MISSING
    }


def fact_line(spec: Spec | None) -> str:
    """A fact in a line, such as “language level (language: English)”."""
    if not spec:
        return ""
    its = [
        f"{parameter_label(name)}: {_parameter_line(name, value)}"
        for name, value in spec.items()
        if name != "kind"
    ]
    name = str(spec.get("kind", ""))
    kind = str(WORDINGS[name].name) if name in WORDINGS else name
    return f"{kind} ({'; '.join(its)})" if its else kind


def _parameter_line(name: str, value: Any) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    values = value if isinstance(value, list) else [value]
    return ", ".join(str(value_label(name, value)) for value in values)
