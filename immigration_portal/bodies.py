"""Requests that are too large are refused before a byte of them is read."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

TOO_LARGE = 413


class BodyLimit:
    """413 with words for a body beyond the limit."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if stated_length(request) <= settings.LARGEST_BODY:
            return self.get_response(request)
        context = {"limit": settings.LARGEST_BODY // 1_000_000}
        return render(request, "413.html", context, status=TOO_LARGE)


def stated_length(request: HttpRequest) -> int:
    """How many bytes the request says that it has; 0 where it says none."""
    stated = request.META.get("CONTENT_LENGTH") or "0"
    return int(stated) if stated.isascii() and stated.isdecimal() else 0
