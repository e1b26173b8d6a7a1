"""The page of one occupation."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from occupations.selectors.passport import passport


@require_safe
def occupation(request: HttpRequest, code: str) -> HttpResponse:
    """What is known of a unit group today."""
    found = passport(code=code, on=timezone.localdate())
    if found is None:
        raise Http404
    return render(request, "occupations/occupation.html", {"passport": found})
