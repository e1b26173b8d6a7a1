"""The public pages: the same for everyone on a day, without a cookie."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from pathways.editions import NothingPublishedError
from pathways.public import draws, explorer
from pathways.public.catalogue import catalogue as grouped
from pathways.public.charts import charts_of
from pathways.public.edition import Published, published
from pathways.public.provinces import province_page
from pathways.public.provinces import provinces as listed
from pathways.public.streams import stream_page
from pathways.views.result import not_published

P = ParamSpec("P")
Page = Callable[Concatenate[HttpRequest, Published, P], HttpResponse]
View = Callable[..., HttpResponse]
FRESH_SECONDS = 60
RECENT = 12


def public(page: Page[P]) -> View:
    """A page of today's edition, for everyone: any cache may keep it a minute."""

    @wraps(page)
    def view(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            edition = published(timezone.localdate())
        except NothingPublishedError:
            return not_published(request)
        return page(request, edition, *args, **kwargs)

    kept: View = cache_control(public=True, max_age=FRESH_SECONDS)(view)
    return require_safe(kept)


@public
def catalogue(request: HttpRequest, edition: Published) -> HttpResponse:
    """Every program and stream with its intake today."""
    groups = grouped(edition)
    context = {
        "edition": edition,
        "groups": groups,
        "count": sum(group.count for group in groups),
    }
    return render(request, "pathways/public/catalogue.html", context)


@public
def stream(request: HttpRequest, edition: Published, slug: str) -> HttpResponse:
    """One stream: requirements, points, draws, fees, times and all else we know."""
    page = stream_page(edition, slug)
    if page is None:
        raise Http404
    past = draws.of_stream(edition.on, slug, page.province)
    context = {
        "edition": edition,
        "page": page,
        "draws": past[:RECENT],
        "earlier": past[RECENT:],
        "charts": charts_of(past),
        "of_federal": bool(draws.categories_of(slug)),
    }
    return render(request, "pathways/public/stream.html", context)


@public
def provinces(request: HttpRequest, edition: Published) -> HttpResponse:
    """Every province and territory with its streams."""
    context = {"edition": edition, "provinces": listed(edition)}
    return render(request, "pathways/public/provinces.html", context)


@public
def province(request: HttpRequest, edition: Published, code: str) -> HttpResponse:
    """One province: its streams, draws, allocation and lists."""
    page = province_page(edition, code.upper())
    if page is None:
        raise Http404
    past = draws.provincial(edition.on, page.code)
    context = {
        "edition": edition,
        "page": page,
        "draws": past[:RECENT],
        "earlier": past[RECENT:],
        "charts": charts_of(past),
    }
    return render(request, "pathways/public/province.html", context)


@public
def rounds(request: HttpRequest, edition: Published) -> HttpResponse:
    """Rounds of Express Entry by category and date, and the newest pool."""
    every = draws.federal(edition.on)
    start = explorer.usual_start(edition.on)
    asked = request.GET.dict() or {"since": start.isoformat()}
    form = explorer.RoundsForm(asked, categories=explorer.categories(edition, every))
    answers: dict[str, Any] = {"since": start}
    if form.is_valid():
        answers = form.cleaned_data
    pool = draws.latest_pool(edition.on)
    context = {
        "edition": edition,
        "form": form,
        "asked": asked,
        "explored": explorer.explore(
            every,
            category=answers.get("category", ""),
            since=answers.get("since"),
            until=answers.get("until"),
        ),
        "pool": pool,
        "bands": explorer.bands(pool),
    }
    return render(request, "pathways/public/rounds.html", context)
