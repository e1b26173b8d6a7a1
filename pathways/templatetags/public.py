"""Small words of the public pages."""

from __future__ import annotations

from django import template

from pathways.forms.choices import province_name
from pathways.public.odds import percent
from pathways.wording import number_words

register = template.Library()
register.filter(percent)


@register.filter
def figure(value: int) -> str:
    """A whole number with its thousands told apart."""
    return number_words(value)


@register.filter
def province_named(code: str) -> str:
    """The name of a province."""
    return province_name(code)


@register.filter
def negative(value: float) -> float:
    """The same on the other side of nothing."""
    return -value
