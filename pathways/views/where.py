"""Every province for one person, and each on a page of its own."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from pathways.forms.choices import PROVINCE_NAMES
from pathways.selectors.where import own_province_page, where_page
from pathways.views.assessed import assessed, day_of
from pathways.views.private import private, profile_or_404


@require_safe
@private
@assessed
def provinces(request: HttpRequest, token: str) -> HttpResponse:
    """The provinces side by side by today's rules."""
    answers = profile_or_404(token).answers
    page = where_page(answers, day_of(request))
    context = {"page": page, "edition": page.edition, "token": token}
    return render(request, "pathways/where/provinces.html", context)


@require_safe
@private
@assessed
def province(request: HttpRequest, token: str, code: str) -> HttpResponse:
    """One province by today's rules."""
    answers = profile_or_404(token).answers
    if code.upper() not in PROVINCE_NAMES:
        raise Http404
    page = own_province_page(answers, day_of(request), code.upper())
    context = {"page": page, "edition": page.edition, "token": token}
    return render(request, "pathways/where/province.html", context)
