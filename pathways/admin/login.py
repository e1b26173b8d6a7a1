"""The door of the workshop: a password cannot be guessed by trying many."""

from __future__ import annotations

from typing import Any, Final

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from occupations.limits import is_too_often

PER_ADDRESS: Final = "20/5m"
PER_NAME: Final = "8/5m"


@never_cache
@sensitive_post_parameters("password")
def login(request: HttpRequest, **options: Any) -> HttpResponse:
    """The admin's log-in page, a limited number of times."""
    limits = {"ip": PER_ADDRESS, "post:username": PER_NAME}
    tried = [
        is_too_often(
            request, group=f"admin-login-{key}", key=key, rate=rate, method="POST"
        )
        for key, rate in limits.items()
    ]
    if any(tried):
        return TemplateResponse(request, "admin/too_many.html", status=429)
    return admin.site.login(request, **options)
