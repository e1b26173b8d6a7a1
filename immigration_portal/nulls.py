"""No text of ours holds a NUL, and PostgreSQL refuses to look for one."""

from collections.abc import Callable

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse


class NoNulls:
    """400 for an address that asks for a NUL; forms refuse them by themselves."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        asked = request.META.get("QUERY_STRING", "")
        if "%00" in asked or "\0" in asked:
            raise SuspiciousOperation
        return self.get_response(request)
