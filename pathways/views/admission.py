"""Whose request it is, for what costs much; and the answer where that is too much."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.module_loading import import_string

from pathways.admission import BusyError, Visit, visiting
from pathways.views.errors import come_again

CLIENT_HAS_GONE = "waitress.client_disconnected"


class Admission:
    """A request is one visit of one visitor; what is too much at once is 503."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        has_gone = request.META.get(CLIENT_HAS_GONE, bool)
        with visiting(Visit(_visitor(request), has_gone)):
            return self.get_response(request)

    def process_exception(
        self, request: HttpRequest, error: Exception
    ) -> HttpResponse | None:
        """Nothing was begun, so that the same may be asked again in a moment."""
        return come_again() if isinstance(error, BusyError) else None


def _visitor(request: HttpRequest) -> str:
    """The address that limits count by, behind a proxy too."""
    name = getattr(settings, "RATELIMIT_IP_META_KEY", None)
    address: str = import_string(name)(request) if name else request.META["REMOTE_ADDR"]
    return address
