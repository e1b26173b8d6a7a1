"""The public pages: the same for everyone on a day, without a cookie."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from pathways import page_cache
from pathways.editions import NothingPublishedError
from pathways.pages.admissibility import admissibility_page
from pathways.public import draws, explorer
from pathways.public.catalogue import catalogue as grouped
from pathways.public.charts import charts_of
from pathways.public.edition import Published, published
from pathways.public.freshness import tag
from pathways.public.grids import grids_of
from pathways.public.paging import part_of
from pathways.public.provinces import province_page
from pathways.public.provinces import provinces as listed
from pathways.public.streams import stream_page
from pathways.selectors import stamps
from pathways.selectors.rounds import kinds_of
from pathways.views.assessed import not_published
from pathways.words.places import PROVINCE_NAMES
from pathways.words.units import keep_figures

P = ParamSpec("P")
Context = dict[str, Any]
FRESH_SECONDS = 60
RECENT = 12
CHARTED = 40
INDENTED = re.compile(r"\n\s+")  # no public page has lines that must stay so
ALL_DRAWS = "pathways/public/all_draws.html"


@dataclass(frozen=True)
class Shown:
    """A page to be made: ``rows`` are what it shows beside the edition.

    ``context`` is made only for a browser that does not have the page yet.
    """

    template: str
    context: Callable[[], Context]
    rows: Iterable[Any] = ()


Page = Callable[Concatenate[HttpRequest, Published, P], Shown]
View = Callable[..., HttpResponse]


def public(page: Page[P]) -> View:
    """A page of today's edition, for everyone: any cache may keep it a minute."""

    @wraps(page)
    def view(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            edition = published(timezone.localdate())
        except NothingPublishedError:
            return not_published(request)
        return answer(request, edition, page(request, edition, *args, **kwargs))

    kept: View = cache_control(public=True, max_age=FRESH_SECONDS)(view)
    return require_safe(kept)


def answer(
    request: HttpRequest, edition: Published | None, shown: Shown
) -> HttpResponse:
    """The page, or that the browser's copy is as good: said before it is made."""
    etag = tag(edition, request.get_full_path(), shown.rows)
    response = get_conditional_response(request, etag=etag)
    if response is None:
        response = HttpResponse(page_html(request, edition, shown, etag))
    response.headers.setdefault("ETag", etag)
    return response


def page_html(
    request: HttpRequest, edition: Published | None, shown: Shown, etag: str
) -> bytes:
    """The page, rendered without the request; kept unless the address has a query.

    Whoever adds a query to an address could otherwise fill the cache with its pages.
    """

    def rendered() -> bytes:
        context = {"here": here, "edition": edition, **shown.context()}
        html = keep_figures(render_to_string(shown.template, context))
        return INDENTED.sub("\n", html).encode()

    here = request.resolver_match.view_name if request.resolver_match else ""
    if request.GET:
        return rendered()
    return page_cache.kept_for_all(f"public:{request.path}", etag, rendered)


@public
def catalogue(request: HttpRequest, edition: Published) -> Shown:
    """Every program and stream with its intake today."""

    def context() -> Context:
        groups = grouped(edition)
        return {"groups": groups, "count": sum(group.count for group in groups)}

    return Shown("pathways/public/catalogue.html", context)


@public
def stream(request: HttpRequest, edition: Published, slug: str) -> Shown:
    """One stream: requirements, points, draws, fees, times and all else we know."""
    known = edition.standing.by_slug.get(slug)
    if known is None:
        raise Http404
    in_province = known.spec.get("province", "")
    of_federal = bool(kinds_of(slug))

    def context() -> Context:
        past = draws.of_stream(edition.on, slug, in_province)
        return {
            "page": stream_page(edition, slug),
            "of_federal": of_federal,
            "points": reverse("pathways:stream-points", args=[slug]),
            **draws_shown(past, reverse("pathways:stream-draws", args=[slug])),
        }

    rows = stamps.draws_of_stream(slug, in_province)
    return Shown("pathways/public/stream.html", context, rows)


@public
def stream_points(request: HttpRequest, edition: Published, slug: str) -> Shown:
    """Every factor of the grids of one stream, and its points."""
    known = edition.standing.by_slug.get(slug)
    if known is None or not grids_of(edition.standing, slug):
        raise Http404
    template = "pathways/public/points.html"
    return Shown(template, lambda: {"page": stream_page(edition, slug)})


@public
def stream_draws(request: HttpRequest, edition: Published, slug: str) -> Shown:
    """Every round or draw of one stream, in parts."""
    known = edition.standing.by_slug.get(slug)
    if known is None:
        raise Http404
    in_province = known.spec.get("province", "")

    def context() -> Context:
        past = draws.of_stream(edition.on, slug, in_province)
        back = reverse("pathways:stream", args=[slug])
        shown = all_draws(request, past, name=str(known.spec["name"]), back=back)
        return {**shown, "of_federal": bool(kinds_of(slug))}

    rows = stamps.draws_of_stream(slug, in_province)
    return Shown(ALL_DRAWS, context, rows)


@public
def admissibility(request: HttpRequest, edition: Published) -> Shown:
    """What can stop anybody, whatever the pathway."""
    template = "pathways/public/admissibility.html"
    return Shown(template, lambda: {"page": admissibility_page(edition.standing)})


@public
def provinces(request: HttpRequest, edition: Published) -> Shown:
    """Every province and territory with its streams."""
    template = "pathways/public/provinces.html"
    return Shown(template, lambda: {"provinces": listed(edition)})


@public
def province(request: HttpRequest, edition: Published, code: str) -> Shown:
    """One province: its streams, draws, allocation and lists."""
    if code.upper() not in PROVINCE_NAMES:
        raise Http404

    def context() -> Context:
        past = draws.provincial(edition.on, code.upper())
        page = province_page(edition, code.upper())
        every = reverse("pathways:province-draws", args=[code])
        return {"page": page, **draws_shown(past, every)}

    rows = stamps.draws_of(code.upper())
    return Shown("pathways/public/province.html", context, rows)


@public
def province_draws(request: HttpRequest, edition: Published, code: str) -> Shown:
    """Every draw of one province, in parts."""
    if code.upper() not in PROVINCE_NAMES:
        raise Http404

    def context() -> Context:
        past = draws.provincial(edition.on, code.upper())
        back = reverse("pathways:province", args=[code])
        name = str(PROVINCE_NAMES[code.upper()])
        return all_draws(request, past, name=name, back=back)

    return Shown(ALL_DRAWS, context, stamps.draws_of(code.upper()))


def draws_shown(past: list[draws.Drawn], every: str) -> Context:
    """The newest draws in table and charts, and the address of all if more exist."""
    return {
        "draws": draws.tabled(past[:RECENT]),
        "count": len(past),
        "every": every if len(past) > RECENT else "",
        "charts": charts_of(past, newest=CHARTED),
    }


def all_draws(
    request: HttpRequest, past: list[draws.Drawn], *, name: str, back: str
) -> Context:
    """One part of every draw, and where the others stand."""
    part = part_of(past, request.GET.dict())
    table = draws.tabled(part.rows)
    shown = {"part": part, "draws": table, "count": len(past)}
    if part.number == 1:
        shown["charts"] = charts_of(past)
    return {**shown, "name": name, "back": back}


@public
def rounds(request: HttpRequest, edition: Published) -> Shown:
    """Rounds of Express Entry by category and date, and the newest pool."""

    def context() -> Context:
        every = draws.federal(edition.on)
        pool = draws.latest_pool(edition.on)
        start = explorer.usual_start(edition.on)
        asked = request.GET.dict() or {"since": start.isoformat()}
        form = explorer.RoundsForm(
            asked, categories=explorer.categories(edition, every)
        )
        answers: Context = {"since": start}
        if form.is_valid():
            answers = form.cleaned_data
        explored = explorer.explore(
            every,
            category=answers.get("category", ""),
            since=answers.get("since"),
            until=answers.get("until"),
        )
        bands = explorer.bands(pool)
        part = part_of(explored.rounds, asked)
        record = {"form": form, "asked": asked, "explored": explored}
        record |= {"part": part, "draws": draws.tabled(part.rows)}
        return {**record, "pool": pool, "bands": bands}

    return Shown("pathways/public/rounds.html", context, stamps.federal_rounds())
