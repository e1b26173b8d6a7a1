"""Which host serves what, and cookies that stay on their host."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import Http404, HttpRequest, HttpResponse

ADMIN = "/admin/"
EVERYWHERE = ("/livez", "/readyz", "/static/")


class AdminHost:
    """With ``ADMIN_HOST`` the admin is on that host alone, and nothing else is."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.ADMIN_HOST and not request.path.startswith(EVERYWHERE):
            on_its_host = request.get_host() == settings.ADMIN_HOST
            if request.path.startswith(ADMIN) != on_its_host:
                raise Http404
        return self.get_response(request)


class HostMessages(CookieStorage):
    """Messages in a cookie that no other host can plant."""

    cookie_name = f"{settings.HOST_COOKIE}messages"
