"""The curator's pages: a change's sentences with what was before in quiet ink."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst

register = template.Library()


@register.filter
def sentence(said: Any) -> SafeString:
    """A sentence of a change; what held before stands quietly behind it."""
    start = f"{said.opening}: " if said.opening else ""
    words = capfirst(said.what)
    if not said.before:
        return format_html("{}{}.", start, words)
    return format_html('{}{} <span class="was">({})</span>.', start, words, said.before)
