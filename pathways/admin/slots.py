"""Facts in a row's form: each slot is a kind, and below it the kind's parameters.

A kind is chosen first; saving shows the page again with what the kind takes. Works
without JavaScript.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _

from pathways.admin.base import CatalogueAdmin, CatalogueForm
from pathways.admin.facts import (
    initial_of,
    kind_choices,
    kind_help,
    parameter_fields,
    spec_from,
)
from pathways.rules.facts import BY_NAME


@dataclass(frozen=True)
class Slot:
    """A place for one fact: of a field that holds one, or the n-th of several."""

    field: str
    label: Any
    place: int | None = None

    @property
    def name(self) -> str:
        """The start of the names of its form fields."""
        return self.field if self.place is None else f"{self.field}_{self.place + 1}"

    def spec(self, row: Any) -> dict[str, Any] | None:
        """The fact that the row has in this slot."""
        stored = getattr(row, self.field, None)
        if self.place is None:
            return stored or None
        return stored[self.place] if stored and self.place < len(stored) else None

    def kind(self, row: Any, data: Mapping[str, Any] | None) -> str:
        """The kind that the form shows: as sent, else as stored."""
        if data is not None and f"{self.name}_kind" in data:
            name = str(data[f"{self.name}_kind"])
        else:
            name = (self.spec(row) or {}).get("kind", "")
        return name if name in BY_NAME else ""

    def fields(self, kind: str) -> dict[str, forms.Field]:
        """The select of kinds, and the fields of the kind's parameters."""
        help_text = (
            kind_help(BY_NAME[kind])
            if kind
            else _("Choose, then “Save and continue editing”: what it takes appears.")
        )
        record: dict[str, forms.Field] = {
            f"{self.name}_kind": forms.ChoiceField(
                label=self.label,
                choices=kind_choices(),
                required=False,
                help_text=help_text,
            )
        }
        if kind:
            record[f"{self.name}_shown"] = forms.CharField(
                required=False, initial=kind, widget=forms.HiddenInput
            )
            for name, field in parameter_fields(BY_NAME[kind]).items():
                record[f"{self.name}__{name}"] = field
        return record


def slot_fields(
    slots: Sequence[Slot], row: Any, data: Mapping[str, Any] | None
) -> dict[str, dict[str, forms.Field]]:
    """The form fields of every slot, by slot."""
    return {slot.name: slot.fields(slot.kind(row, data)) for slot in slots}


class SlotsForm(CatalogueForm):
    """A row's form whose facts are told kind by kind.

    The admin gives a subclass the fields of the kinds that are chosen.
    """

    slots: Sequence[Slot] = ()

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for slot in self.slots:
            spec = slot.spec(self.instance)
            if spec:
                self.initial[f"{slot.name}_kind"] = spec["kind"]
                for name, value in initial_of(spec).items():
                    self.initial[f"{slot.name}__{name}"] = value
        if self.is_bound:
            self.data = self._with_defaults(self.data)

    def _with_defaults(self, sent: Any) -> QueryDict:
        """A kind that the page has not shown yet starts from its defaults."""
        data: QueryDict = sent.copy()
        for slot in self.slots:
            kind = slot.kind(self.instance, data)
            if kind and data.get(f"{slot.name}_shown") != kind:
                data[f"{slot.name}_shown"] = kind
                for name in self._parameters(slot):
                    if name not in data:
                        data.setlist(name, _texts(self.fields[name]))
        return data

    def _parameters(self, slot: Slot) -> list[str]:
        return [name for name in self.fields if name.startswith(f"{slot.name}__")]

    def clean(self) -> dict[str, Any]:
        """Put the facts together."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        several: dict[str, list[Any]] = {}
        for slot in self.slots:
            spec = self._spec(slot, cleaned)
            if slot.place is None:
                setattr(self.instance, slot.field, spec)
            elif spec:
                several.setdefault(slot.field, []).append(spec)
            else:
                several.setdefault(slot.field, [])
        for name, specs in several.items():
            setattr(self.instance, name, specs)
        return cleaned

    def add_error(self, field: str | None, error: Any) -> None:
        """What the row says of a fact stands beside the select of its kind.

        A fact whose parameters are wrong has been objected to already.
        """
        if isinstance(error, ValidationError) and hasattr(error, "error_dict"):
            selects = {slot.field: f"{slot.name}_kind" for slot in reversed(self.slots)}
            unread = {slot.field for slot in self.slots if self._is_unread(slot)}
            error = ValidationError(
                {
                    selects.get(name, name): messages
                    for name, messages in error.error_dict.items()
                    if name not in unread
                }
            )
        super().add_error(field, error)

    def _is_unread(self, slot: Slot) -> bool:
        return any(name in self.errors for name in self._parameters(slot))

    def _spec(self, slot: Slot, cleaned: Mapping[str, Any]) -> dict[str, Any] | None:
        kind = BY_NAME.get(cleaned.get(f"{slot.name}_kind", ""))
        start, names = f"{slot.name}__", self._parameters(slot)
        if kind is None or self._is_unread(slot):
            return slot.spec(self.instance) if kind else None
        values = {name.removeprefix(start): cleaned.get(name) for name in names}
        try:
            return spec_from(kind, values)
        except ValidationError as error:
            self.add_error(f"{slot.name}_kind", error)
            return None


def _texts(field: forms.Field) -> list[str]:
    """The initial value of a field, as a page would send it."""
    if field.initial in (None, "", False):
        return []
    prepared = field.prepare_value(field.initial)
    return (
        [str(item) for item in prepared] if isinstance(prepared, list) else [prepared]
    )


class SlotsAdmin(CatalogueAdmin):
    """A page whose form has slots for facts."""

    form: Any = SlotsForm
    slots: Sequence[Slot] = ()

    def hidden_fields(self) -> list[str]:
        """The slots tell these."""
        return [slot.field for slot in self.slots]

    def slot_groups(self, request: HttpRequest, obj: Any) -> dict[str, Any]:
        """The form fields of each slot, for the kinds that are chosen."""
        data = request.POST if request.method == "POST" else request.GET
        return slot_fields(self.slots, obj or self.model(), data)

    def more_fields(self, request: HttpRequest, obj: Any) -> dict[str, forms.Field]:
        """Further fields that follow from what is chosen."""
        return {}

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """A group for each slot, behind the row's own fields."""
        own, *rest = super().get_fieldsets(request, obj)
        groups = self.slot_groups(request, obj)
        items = [
            (slot.label, {"fields": list(groups[slot.name]), "classes": ["slot"]})
            for slot in self.slots
        ]
        return [own, *items, *rest]

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        """The row's form with the fields of the chosen kinds."""
        groups = self.slot_groups(request, obj)
        fields = {name: f for group in groups.values() for name, f in group.items()}
        fields |= self.more_fields(request, obj)
        body = {"slots": self.slots, **fields}
        kwargs["form"] = type("FactsForm", (self.form,), body)
        return super().get_form(request, obj, change=change, **kwargs)
