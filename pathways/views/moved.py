"""Addresses that a page had before: they lead to the new one for good."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from pathways.views.private import private


def moved(name: str, carried: str = "") -> Callable[..., HttpResponse]:
    """To the page of this name; of what an old address asked for, one key at most."""

    @require_safe
    @private
    def view(request: HttpRequest, /, token: str, **kwargs: str) -> HttpResponse:
        address = reverse(name, kwargs={"token": token, **kwargs})
        asked = urlencode([(carried, value) for value in request.GET.getlist(carried)])
        return redirect(f"{address}?{asked}" if asked else address, permanent=True)

    return view
