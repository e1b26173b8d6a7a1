"""Widgets of several parts, drawn by the portal's own templates."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class Parts(forms.MultiWidget):
    """Several inputs under one legend, each with a label of its own."""

    use_fieldset = True
    template_name = ""
    labels: tuple[Any, ...] = ()

    def get_context(
        self, name: str, value: Any, attrs: dict[str, Any] | None
    ) -> dict[str, Any]:
        """Each part with its label, and never with the hint of the whole."""
        context = super().get_context(name, value, attrs)
        widget = context["widget"]
        widget["parts"] = list(
            zip(self.part_labels(), widget["subwidgets"], strict=True)
        )
        return context

    def part_labels(self) -> tuple[Any, ...]:
        """What stands above each part."""
        return self.labels

    def _render(
        self, template_name: str, context: dict[str, Any], renderer: Any = None
    ) -> SafeString:
        """Found in the project's templates, whatever renderer forms use."""
        return mark_safe(render_to_string(template_name, context))  # noqa: S308


class PlainSelect(forms.Select):
    """A select written out in one go: lists of countries are long."""

    def render(
        self,
        name: str,
        value: Any,
        attrs: dict[str, Any] | None = None,
        renderer: Any = None,
    ) -> SafeString:
        """The same markup as Django's template, without one template an option."""
        return select_html(
            name, value, self.build_attrs(self.attrs, attrs), self.choices
        )


def select_html(
    name: str, value: Any, attrs: dict[str, Any], choices: Any
) -> SafeString:
    """A select with its options."""
    options = _options(tuple(choices), get_language() or "")
    chosen = format_html('value="{}"', "" if value is None else value)
    options = mark_safe(options.replace(chosen, f"{chosen} selected", 1))  # noqa: S308
    return format_html('<select name="{}"{}>{}</select>', name, flatatt(attrs), options)


@lru_cache(maxsize=64)
def _options(choices: tuple[tuple[str, Any], ...], language: str) -> SafeString:
    """The options in a language, none selected."""
    return format_html_join("", '<option value="{}">{}</option>', choices)


class SelectList(Parts):
    """The same select several times: for a short list of codes."""

    template_name = "components/select_list.html"

    def part_labels(self) -> tuple[Any, ...]:
        """First, second, third and so on."""
        names = (_("First"), _("Second"), _("Third"), _("Fourth"), _("Fifth"))
        count = len(self.widgets)
        return tuple(names[i] if i < len(names) else i + 1 for i in range(count))

    def get_context(
        self, name: str, value: Any, attrs: dict[str, Any] | None
    ) -> dict[str, Any]:
        """Each part as a select that is written out."""
        for part in self.widgets:
            part.attrs["class"] = "form-select"
        values = value if isinstance(value, list) else self.decompress(value)
        attrs = attrs or {}
        parts = []
        for index, (suffix, part) in enumerate(
            zip(self.widgets_names, self.widgets, strict=True)  # type: ignore[attr-defined]
        ):
            item = {**attrs, "id": f"{attrs.get('id', name)}_{index}"}
            code = values[index] if index < len(values) else None
            drawn = part.render(f"{name}{suffix}", code, item)
            parts.append(
                {
                    "id": item["id"],
                    "name": name + suffix,
                    "value": code or "",
                    "html": drawn,
                }
            )
        labelled = list(zip(self.part_labels(), parts, strict=True))
        return {"widget": {"name": name, "parts": labelled, "subwidgets": parts}}

    def decompress(self, value: Any) -> list[Any]:
        """The codes, and blanks for the rest."""
        codes = list(value or [])
        return [*codes, *[None] * (len(self.widgets) - len(codes))]
