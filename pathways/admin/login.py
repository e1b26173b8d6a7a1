"""The door of the workshop: a password cannot be guessed by trying many.

Nobody shuts the owner out by guessing: attempts from a browser in which the owner has
signed in before are counted apart from all others.
"""

from __future__ import annotations

import secrets
from typing import Any, Final

import structlog
from django.conf import settings
from django.contrib import admin
from django.core.signing import BadSignature
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from occupations.limits import is_too_often

PER_ADDRESS: Final = "20/5m"
PER_NAME_AND_ADDRESS: Final = "8/5m"
PER_NAME: Final = "60/h"  # of all browsers that the owner has never used
PER_KNOWN_BROWSER: Final = "10/5m"
WAIT_SECONDS: Final = 300
KNOWN: Final = f"{settings.PATH_COOKIE}known_browser"
KNOWN_SECONDS: Final = 180 * 24 * 3600
log: structlog.stdlib.BoundLogger = structlog.get_logger("portal.admin")


@never_cache
@sensitive_post_parameters("password")
def login(request: HttpRequest, **options: Any) -> HttpResponse:
    """The admin's log-in page, a limited number of times."""
    user: Any = request.user
    if request.method != "POST" and user.is_active and user.is_staff:
        # Signed in, perhaps by the password alone: the middleware knows what is owed.
        return admin.site.login(request, **options)
    name = request.POST.get("username", "").strip().casefold()
    if request.method == "POST" and _is_refused(request, name):
        page = TemplateResponse(request, "admin/too_many.html", status=429)
        page["Retry-After"] = str(WAIT_SECONDS)
        log.warning("log-in refused: too many attempts")
        return page
    response = admin.site.login(request, **options)
    if request.method == "POST":
        _tell(request)
        if request.user.is_authenticated:
            _remember(response, name)
    return response


def _tell(request: HttpRequest) -> None:
    """Who got in by the number of the account; never the name that was typed."""
    good = request.user.is_authenticated
    log.info("log-in", factor="password", good=good, account=request.user.pk)


def _is_refused(request: HttpRequest, name: str) -> bool:
    """Count the attempt where it belongs."""
    browser = _known_browser(request, name)
    if browser:
        return _is_over(request, "browser", PER_KNOWN_BROWSER, browser)
    sealed = _sealed(name)
    refused = (
        _is_over(request, "ip", PER_ADDRESS),
        _is_over(request, f"ip-{sealed}", PER_NAME_AND_ADDRESS),
        _is_over(request, "name", PER_NAME, sealed),
    )
    return any(refused)


def _is_over(request: HttpRequest, what: str, rate: str, value: str = "") -> bool:
    """Whether this is one too many of a value, or of the visitor's network."""
    key: Any = (lambda _group, _request: value) if value else "ip"
    group = f"admin-login-{what}"
    return is_too_often(request, group=group, key=key, rate=rate, method="POST")


def _sealed(name: str) -> str:
    """What stands for a name in counters and cookies."""
    return salted_hmac("pathways.curator", name).hexdigest()


def _known_browser(request: HttpRequest, name: str) -> str:
    """The mark of a browser in which this name has signed in; empty for others."""
    try:
        mark = request.get_signed_cookie(
            KNOWN, default="", salt=KNOWN, max_age=KNOWN_SECONDS
        )
    except BadSignature:
        return ""
    number, _dot, owner = (mark or "").partition(".")
    return number if owner == _sealed(name) else ""


def _remember(response: HttpResponse, name: str) -> None:
    response.set_signed_cookie(
        KNOWN,
        f"{secrets.token_urlsafe(12)}.{_sealed(name)}",
        salt=KNOWN,
        max_age=KNOWN_SECONDS,
        path=reverse("admin:index"),
        secure=settings.OVER_HTTPS,
        httponly=True,
        samesite="Strict",
    )
