"""Every pathway for one person, some of them side by side, and each on its own page."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest

from pathways.pages.options.page import FILTERS, option_page, options_page
from pathways.selectors.person import Person
from pathways.views.own import OwnPage, own

CHOSEN = "chosen"  # sent with every choice, so that none ticked is a choice too


@own
def options(request: HttpRequest, person: Person) -> OwnPage:
    """The table; filters and ticks are in the address."""
    wanted = [key for key in FILTERS if key in request.GET]
    is_choice = CHOSEN in request.GET or "stream" in request.GET
    asked = request.GET.getlist("stream") if is_choice else None
    return OwnPage(
        "pathways/options/options.html",
        lambda: {"page": options_page(person, wanted, asked)},
    )


@own
def option(request: HttpRequest, person: Person, slug: str) -> OwnPage:
    """One pathway: all requirements, points, fees, times, rights and sources."""

    def context() -> dict[str, Any]:
        page = option_page(person, slug)
        if page is None:
            raise Http404
        return {"page": page}

    return OwnPage("pathways/options/pathway.html", context)
