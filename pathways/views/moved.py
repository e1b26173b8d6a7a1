"""Addresses that a page had before: they lead to the new one for good."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from pathways.views.private import private


def moved(name: str) -> Callable[..., HttpResponse]:
    """To the page of this name; what an old address asked for is not carried over."""

    @require_safe
    @private
    def view(request: HttpRequest, /, token: str, **kwargs: str) -> HttpResponse:
        return redirect(name, token=token, permanent=True, **kwargs)

    return view
