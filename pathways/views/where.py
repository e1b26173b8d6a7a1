"""Every province for one person, and each on a page of its own: a part of Options."""

from __future__ import annotations

from django.http import Http404, HttpRequest

from pathways.forms.choices import PROVINCE_NAMES
from pathways.selectors.person import Person
from pathways.selectors.where import own_province_page, where_page
from pathways.views.own import OwnPage, own


@own
def provinces(request: HttpRequest, person: Person) -> OwnPage:
    """The provinces side by side by today's rules."""
    return OwnPage(
        "pathways/where/provinces.html",
        lambda: {"page": where_page(person)},
    )


@own
def province(request: HttpRequest, person: Person, code: str) -> OwnPage:
    """One province by today's rules."""
    if code.upper() not in PROVINCE_NAMES:
        raise Http404
    return OwnPage(
        "pathways/where/province.html",
        lambda: {"page": own_province_page(person, code.upper())},
    )
