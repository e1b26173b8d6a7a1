"""A text field with suggestions, for choices that are too many to read through."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from pathways.forms.choice_fields import Choice, Codes
from pathways.forms.fields import Answer
from pathways.forms.widgets import SelectList

ALSO_CALLED: Final = {"united states": "US", "usa": "US", "uk": "GB"}
FEW: Final = 24  # choices that are read through without searching


class Suggest(forms.TextInput):
    """A label is written or picked; its code is what the field gets.

    Several fields of the same choices share the list of the first.
    """

    def __init__(
        self, choices: Iterable[tuple[Any, Any]], listed: str, *, is_first: bool = True
    ) -> None:
        self.labels = {str(code): str(label) for code, label in choices if code}
        self.listed, self.is_first = listed, is_first
        super().__init__({"autocomplete": "off", "list": listed})

    def format_value(self, value: Any) -> str:
        """The label of a code."""
        return self.labels.get(str(value or ""), str(value or ""))

    def value_from_datadict(
        self, data: Mapping[str, Any], files: Any, name: str
    ) -> str:
        """The code of what was written; what is no choice is left to the field."""
        written = " ".join(str(data.get(name) or "").split())
        if not written or written.upper() in self.labels:
            return written.upper() if written else ""
        return self._code_of(written.casefold()) or written

    def _code_of(self, written: str) -> str:
        """The code of a label, or of the only one that begins so."""
        codes = {label.casefold(): code for code, label in self.labels.items()}
        codes |= {name: at for name, at in ALSO_CALLED.items() if at in self.labels}
        alike = [code for label, code in codes.items() if label.startswith(written)]
        return codes.get(written) or (alike[0] if len(alike) == 1 else "")

    def render(
        self,
        name: str,
        value: Any,
        attrs: dict[str, Any] | None = None,
        renderer: Any = None,
    ) -> SafeString:
        """The field, and its suggestions unless they stand on the page already."""
        own = {**self.build_attrs(self.attrs, attrs), "class": "form-control"}
        text = self.format_value(value)
        field = format_html(
            '<input type="text" name="{}" value="{}"{}>', name, text, flatatt(own)
        )
        return field + self._suggestions() if self.is_first else field

    def _suggestions(self) -> SafeString:
        options = format_html_join(
            "",
            '<option value="{}"></option>',
            ((label,) for label in self.labels.values()),
        )
        return format_html('<datalist id="{}">{}</datalist>', self.listed, options)


def suggest_instead(name: str, field: Answer) -> None:
    """Give a field of many choices suggestions in the place of its long select."""
    listed = f"list-of-{name}"
    if isinstance(field, Choice) and len(field.labels()) > FEW:
        widget: forms.Widget = Suggest(field.labels().items(), listed)
    elif isinstance(field, Codes) and len(field.listed) > FEW:
        widget = SelectList(
            [
                Suggest(field.listed, listed, is_first=not place)
                for place, _part in enumerate(field.fields)
            ]
        )
    else:
        return
    widget.is_required = field.required
    field.widget = widget
