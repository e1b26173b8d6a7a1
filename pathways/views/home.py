"""The first page and the pages about the portal itself. No cookie."""

from __future__ import annotations

from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from pathways.editions import NothingPublishedError
from pathways.public.articles import claims
from pathways.public.edition import Published, published
from pathways.views.public import Shown, answer


class DataSource(NamedTuple):
    """Data that we show, and the attribution its owner asks for."""

    what: str | Promise
    attribution: str
    url: str = ""


OPEN_CANADA = "https://open.canada.ca/data/en/dataset/"
STATCAN = (
    "Source: Statistics Canada, {}. Reproduced and distributed on an as-is basis "
    "with the permission of Statistics Canada."
)
OPEN_GOVERNMENT = (
    "Contains information licensed under the Open Government Licence - Canada."
)

SPECIMEN = "express-entry/fsw", "language"
"""The requirement that the first page shows: its stream, and its own name."""

DATA_SOURCES = (
    DataSource(
        _("Occupations and their titles"),
        STATCAN.format("National Occupational Classification 2021 V1.0"),
        f"{OPEN_CANADA}1feee3b5-8068-4dbb-b361-180875837593",
    ),
    DataSource(
        _("Rents, census and labour force figures of places"),
        STATCAN.format("the product and date named beside each figure"),
    ),
    DataSource(
        _("Job outlooks 2025 to 2027"),
        f"Employment and Social Development Canada. {OPEN_GOVERNMENT}",
        f"{OPEN_CANADA}b0e112e9-cf53-4e79-8838-23cd98debe5b",
    ),
    DataSource(
        _("Wages by occupation and place"),
        f"Employment and Social Development Canada, Job Bank. {OPEN_GOVERNMENT}",
        f"{OPEN_CANADA}adad580f-76b0-4502-bd05-20c125de9116",
    ),
    DataSource(
        _("Crosswalk between US and Canadian occupations"),
        "MIT licence. Copyright (c) 2018 Brookfield Institute for Innovation + "
        "Entrepreneurship (BII+E).",
    ),
    DataSource(
        _("Occupations of the United States"),
        "This product includes information from O*NET by the U.S. Department of "
        "Labor, Employment and Training Administration (USDOL/ETA), used under "
        "CC BY 4.0.",
    ),
    DataSource(
        _("Wages in the United States"),
        "Source: U.S. Bureau of Labor Statistics, OEWS, May 2025.",
    ),
    DataSource(
        _("Rents in the United States"), "Source: HUD, Fair Market Rents, FY 2026."
    ),
    DataSource(
        _("Outlines of the provinces and territories"), "Made with Natural Earth."
    ),
)


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What this is, the ways to begin, and what became of five known pathways."""
    edition = newest()
    if edition is None:
        return render(request, "pathways/home.html")

    def context() -> dict[str, object]:
        return {"claims": claims(edition), "read_on": read_on(edition, SPECIMEN)}

    return answer(request, edition, Shown("pathways/home.html", context))


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """What the verdicts and marks mean, and who may advise."""
    return answer(request, None, Shown("pathways/about.html", dict))


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept, for how long, and how it is deleted."""
    return answer(request, None, Shown("pathways/privacy.html", dict))


@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    """Publishers, licences and attributions."""
    context = {"data_sources": DATA_SOURCES}
    return answer(request, newest(), Shown("pathways/sources.html", lambda: context))


def read_on(edition: Published, rule: tuple[str, str]) -> str:
    """The day on which a requirement in force was last read; empty where none is."""
    slug, name = rule
    on = edition.on.isoformat()
    for stream in edition.standing.snapshot["streams"]:
        for row in stream["requirements"] if stream["slug"] == slug else ():
            holds = row.get("from", "") <= on < row.get("to", "9999")
            if row["slug"] == name and holds:
                return str(row["cite"].get("as_of", ""))
    return ""


def newest() -> Published | None:
    """The newest edition, where one is published."""
    try:
        return published(timezone.localdate())
    except NothingPublishedError:
        return None
