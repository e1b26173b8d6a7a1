"""Layouts that several forms share."""

from __future__ import annotations

from collections.abc import Iterable

from crispy_forms.layout import HTML, Div, Layout
from django.utils.html import format_html

from pathways.forms.base import AnswersForm


def canada_apart(form: AnswersForm, *, apart: Iterable[str], heading: str) -> Layout:
    """All fields; those that only matter in Canada last, behind a heading.

    With JavaScript the group shows for Canada alone (questions.js).
    """
    last = [name for name in apart if name in form.fields]
    first = [name for name in form.fields if name not in last]
    is_open = form.record.get("country") == "CA" or (
        form.is_bound and any(name in form.errors for name in last)
    )
    opens = format_html(
        '<details class="more"{}><summary>{}</summary>',
        " open" if is_open else "",
        heading,
    )
    group = Div(HTML(opens), *last, HTML("</details>"), data_only_when="country=CA")
    return Layout(*first, *([group] if last else []))
