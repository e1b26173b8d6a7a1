"""Finding a unit group: one page that works without JavaScript, and its JSON.

Both are GET, public and the same for everybody: cacheable, no session, no cookie.
"""

from __future__ import annotations

from dataclasses import asdict

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from occupations.finder.current import current_finder
from occupations.finder.finder import MOST_LETTERS
from occupations.finder.suggestions import Suggestion, Suggestions, suggestions
from occupations.limits import is_too_often
from occupations.models import Province
from occupations.selectors.choice import Choice, Choices

PAGE_RESULTS = 10
TYPED_RESULTS = 6
CACHED_SECONDS = 300
RATE = "300/m"
"""A fast typist stays far below it; one address that copies the index does not."""


def suggested(request: HttpRequest, limit: int) -> Suggestions:
    """The answer to the query in the address."""
    query = request.GET.get("q", "").strip()[:MOST_LETTERS]
    if not query:
        return Suggestions(query="", results=(), questions=())
    return suggestions(current_finder(), query, limit)


def too_many(request: HttpRequest) -> bool:
    """Whether this address has searched too often in this minute."""
    return is_too_often(request, group="occupation-search", key="ip", rate=RATE)


@require_safe
def search_json(request: HttpRequest) -> HttpResponse:
    """Unit groups for what has been typed so far."""
    if too_many(request):
        return _refused(JsonResponse({"error": _refusal()}, status=429))
    results = suggested(request, TYPED_RESULTS)
    answer = JsonResponse(
        {
            "query": results.query,
            "results": [asdict(result) for result in results.results],
            "questions": [row._asdict() for row in results.questions],
        }
    )
    return _cacheable(answer)


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """A field, and the unit groups of what was typed into it."""
    if too_many(request):
        return _refused(HttpResponse(_refusal(), status=429, content_type="text/plain"))
    results = suggested(request, PAGE_RESULTS)
    context = {
        "hits": results,
        "matches": [
            (result, choice.does, choice.changes(result.teer))
            for result, choice in chosen(request, results)
        ],
        "provinces": list(Province.objects.order_by("code")),
        "province": province_of(request),
    }
    return _cacheable(render(request, "occupations/search.html", context))


def province_of(request: HttpRequest) -> str:
    """The province whose wages are asked for; empty for Canada."""
    return request.GET.get("province", "").strip().upper()[:2]


def chosen(
    request: HttpRequest, results: Suggestions
) -> list[tuple[Suggestion, Choice]]:
    """Each result with what its choice changes."""
    choices = Choices(
        timezone.localdate(),
        province_of(request),
        tuple(current_finder().distinctions.values()),
    )
    by_code = choices.of(result.noc for result in results.results)
    return [(result, by_code[result.noc]) for result in results.results]


def _cacheable(response: HttpResponse) -> HttpResponse:
    patch_cache_control(response, public=True, max_age=CACHED_SECONDS)
    return response


def _refusal() -> str:
    return _("Too many searches from your address. Wait a minute, then search again.")


def _refused(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "no-store"
    response["Retry-After"] = "60"
    return response
