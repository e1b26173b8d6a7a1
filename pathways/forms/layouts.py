"""Layouts that several forms share."""

from __future__ import annotations

from collections.abc import Iterable

from crispy_forms.layout import HTML, Layout
from django.utils.html import format_html


def grouped(names: Iterable[str], *, heading: str, first: str) -> Layout:
    """All fields, with a heading before the first one of the last group."""
    shown: list[object] = []
    for name in names:
        if name == first:
            shown.append(
                HTML(format_html('<h2 class="form-group-heading">{}</h2>', heading))
            )
        shown.append(name)
    return Layout(*shown)
