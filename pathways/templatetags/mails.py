"""What stands in a mail for the marks of a page: a sign and a colour of the palette."""

from __future__ import annotations

from typing import Final

from django import template

from pathways.templatetags.portal import MARKS

register = template.Library()

# By the class that the page's mark has; a mail holds no style sheet.
COLOURS: Final = {
    "is-met": "#1d6630",
    "is-not-met": "#962c15",
    "is-unanswered": "#744d00",
    "is-step": "#744d00",
    "is-officer": "#574292",
    "is-closed": "#4b545a",
}
SIGNS: Final = {
    "is-met": "✓",
    "is-not-met": "✕",
    "is-unanswered": "?",
    "is-step": "▵",
    "is-officer": "◆",
    "is-closed": "–",
}


@register.filter
def mail_colour(state: str) -> str:
    """The colour of a verdict, or of how a pathway stands."""
    return COLOURS[MARKS[state][0]]


@register.filter
def mail_sign(state: str) -> str:
    """Its sign: the word beside it says the same."""
    return SIGNS[MARKS[state][0]]
