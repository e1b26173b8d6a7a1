"""Pages for requests that cannot be answered; named as handlers in urls.py."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Also what a stranger sees under another person's address."""
    return render(request, "404.html", {"hide_own_nav": True}, status=404)
