"""Deleting the answers, alone or with all reports made from them."""

from __future__ import annotations

from typing import Final

from django.conf import settings
from django.core.signing import BadSignature
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from pathways import profiles
from pathways.models import Report
from pathways.services import reports as service
from pathways.views.private import private, profile_or_404

# Which reports stayed: signed, for this page alone, and soon forgotten.
STAYED: Final = f"{settings.PATH_COOKIE}reports_that_stay"
REMEMBERED_SECONDS: Final = 3600


@require_POST
@private
def delete(request: HttpRequest, token: str) -> HttpResponse:
    """Delete the answers at once, and their reports where that button was pressed."""
    profile = profile_or_404(token)
    numbers = service.numbers_of(profile=profile)
    if "reports" in request.POST:
        service.delete_reports(numbers=numbers)
        numbers = []
    profiles.delete_profile(profile=profile)
    response = redirect("pathways:deleted")
    return _remembering(response, numbers) if numbers else response


@require_http_methods(["GET", "HEAD", "POST"])
@private
def deleted(request: HttpRequest) -> HttpResponse:
    """What was deleted, which reports stay, and a button that removes those too."""
    staying = _staying(request)
    if request.method == "POST":
        service.delete_reports(numbers=staying)
        response = redirect("pathways:deleted")
        response.delete_cookie(STAYED, path=reverse("pathways:deleted"))
        return response
    now = timezone.now()
    count = Report.objects.filter(pk__in=staying, expires_at__gt=now).count()
    return render(request, "pathways/deleted.html", {"reports": count})


def _remembering(response: HttpResponse, numbers: list[int]) -> HttpResponse:
    response.set_signed_cookie(
        STAYED,
        "-".join(map(str, numbers)),
        salt=STAYED,
        max_age=REMEMBERED_SECONDS,
        path=reverse("pathways:deleted"),
        secure=settings.OVER_HTTPS,
        httponly=True,
        samesite="Strict",
    )
    return response


def _staying(request: HttpRequest) -> list[int]:
    try:
        text = request.get_signed_cookie(
            STAYED, default="", salt=STAYED, max_age=REMEMBERED_SECONDS
        )
    except BadSignature:
        return []
    return [int(number) for number in (text or "").split("-") if number]
