"""Pages for requests that cannot be answered; named as handlers in urls.py."""

from __future__ import annotations

import sys
from typing import Final

from django.db import InterfaceError, InternalError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.defaults import server_error as fault

DATABASE_TROUBLE: Final = (OperationalError, InterfaceError, InternalError)
RETRY_SECONDS: Final = 5


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Also what a stranger sees under another person's address."""
    return render(request, "404.html", {"hide_own_nav": True}, status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """A fault of ours; while the database is away or busy, when to come again."""
    if isinstance(sys.exc_info()[1], DATABASE_TROUBLE):
        return come_again()
    return fault(request)


def come_again() -> HttpResponse:
    """The site is busy: asks no database itself."""
    response = HttpResponse(render_to_string("503.html"), status=503)
    response["Retry-After"] = str(RETRY_SECONDS)
    response["Cache-Control"] = "no-store"
    return response
