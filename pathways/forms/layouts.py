"""Layouts that several forms share."""

from __future__ import annotations

from collections.abc import Iterable

from crispy_forms.layout import HTML, Div, Layout
from django.utils.html import format_html


def canada_apart(names: Iterable[str], *, apart: Iterable[str], heading: str) -> Layout:
    """All fields; those that only matter in Canada last, under a heading.

    With JavaScript the group hides while another country is chosen (questions.js).
    """
    last = list(apart)
    title = HTML(format_html('<h2 class="form-group-heading">{}</h2>', heading))
    first = [name for name in names if name not in last]
    return Layout(*first, Div(title, *last, data_only_when="country=CA"))
