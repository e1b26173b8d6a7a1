"""The header's navigation: the public pages, or the places of one assessment.

In an assessment the public links stand in the footer. A page that is kept for a person
is rendered without a request: its context gives ``token``, ``here`` and ``has_offer``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from django import template
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

register = template.Library()


@dataclass(frozen=True, slots=True)
class Place:
    """An entry: its page, and the pages below it."""

    label: str | Promise
    name: str
    below: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """One entry of a navigation."""

    label: str
    url: str
    current: bool


SITE: Final = (
    Place(_("Pathways"), "pathways:catalogue"),
    Place(_("Provinces"), "pathways:provinces"),
    Place(_("Rounds"), "pathways:rounds"),
    Place(_("Occupations"), "occupations:finder"),
    Place(_("Places"), "occupations:places"),
)
QUESTIONS: Final = (
    "pathways:question",
    "pathways:entry",
    "pathways:upload-more",
    "pathways:upload-check",
)
PROVINCES: Final = ("pathways:own-provinces", "pathways:own-province")
OFFER: Final = "pathways:offer"
SHEET: Final = ("pathways:offer-sheet", "pathways:offer-links")
OWN: Final = (
    Place(_("Answer"), "pathways:answer"),
    Place(_("Options"), "pathways:options", ("pathways:option", *PROVINCES)),
    Place(_("To do"), "pathways:todo", ("pathways:reports",)),
    Place(_("My offer"), OFFER, SHEET),
    Place(_("My answers"), "pathways:check", QUESTIONS),
)


@register.inclusion_tag("components/site_nav.html", takes_context=True)
def site_nav(context: template.Context) -> dict[str, Any]:
    """The public pages, in the header unless an assessment has it."""
    return {"links": [] if _token(context) else site_links(context)}


@register.simple_tag(takes_context=True)
def footer_links(context: template.Context) -> list[Link]:
    """The public pages, in the footer while the header is an assessment's."""
    return site_links(context) if _token(context) else []


@register.inclusion_tag("components/own_nav.html", takes_context=True)
def own_nav(context: template.Context) -> dict[str, Any]:
    """The places of one person, where the address holds a private link."""
    token = _token(context)
    if not token:
        return {"links": []}
    places = [place for place in OWN if place.name != OFFER or context.get("has_offer")]
    return {"links": _links(places, _here(context), token=token)}


def site_links(context: template.Context) -> list[Link]:
    """The public pages."""
    return _links(SITE, _here(context))


def _links(places: Any, here: str, **kwargs: str) -> list[Link]:
    return [
        Link(
            str(place.label),
            reverse(place.name, kwargs=kwargs),
            here == place.name or here in place.below,
        )
        for place in places
    ]


def _token(context: template.Context) -> str:
    """The private link's token, or the mark that stands for it; empty elsewhere."""
    if context.get("hide_own_nav"):
        return ""
    match = getattr(context.get("request"), "resolver_match", None)
    if match is not None:
        return str(match.kwargs.get("token", ""))
    return str(context.get("token", "")) if context.get("here") else ""


def _here(context: template.Context) -> str:
    match = getattr(context.get("request"), "resolver_match", None)
    return str(match.view_name) if match is not None else str(context.get("here", ""))
