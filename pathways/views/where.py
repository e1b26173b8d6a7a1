"""Every province for one person, and each on a page of its own."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from pathways.editions import NothingPublishedError
from pathways.forms.choices import PROVINCE_NAMES
from pathways.selectors.result import RefusedAnswersError
from pathways.selectors.where import own_province_page, where_page
from pathways.views.private import private, profile_or_404
from pathways.views.result import day_of, not_published, refused


@require_safe
@private
def provinces(request: HttpRequest, token: str) -> HttpResponse:
    """The provinces side by side by today's rules."""
    answers = profile_or_404(token).answers
    try:
        page = where_page(answers, day_of(request))
    except RefusedAnswersError as error:
        return refused(request, token, error)
    except NothingPublishedError:
        return not_published(request)
    context = {"page": page, "edition": page.edition, "token": token}
    return render(request, "pathways/where/provinces.html", context)


@require_safe
@private
def province(request: HttpRequest, token: str, code: str) -> HttpResponse:
    """One province by today's rules."""
    answers = profile_or_404(token).answers
    if code.upper() not in PROVINCE_NAMES:
        raise Http404
    try:
        page = own_province_page(answers, day_of(request), code.upper())
    except RefusedAnswersError as error:
        return refused(request, token, error)
    except NothingPublishedError:
        return not_published(request)
    context = {"page": page, "edition": page.edition, "token": token}
    return render(request, "pathways/where/province.html", context)
