"""How often one visitor may do what costs others something."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django_ratelimit.core import is_ratelimited
from redis import RedisError

TOO_OFTEN = 429


def is_too_often(request: HttpRequest, group: str, rate: str) -> bool:
    """Count this request of an address; whether it is one too many."""
    try:
        limited = is_ratelimited(
            request, group=f"pathways.{group}", key="ip", rate=rate, increment=True
        )
    except RedisError:
        return False  # without the counter nobody is refused
    return bool(limited)


def too_often(request: HttpRequest) -> HttpResponse:
    """Said, with the status that programs understand."""
    return render(request, "pathways/report_too_often.html", status=TOO_OFTEN)
