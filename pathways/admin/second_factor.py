"""The second lock of the workshop: who may publish also gives a code from their phone.

The first sign-in sets it up; codes to be used once stand for a lost phone. django-otp
checks and slows down guesses, for one account alone, so that nobody else is shut out.
"""

from __future__ import annotations

import base64
import hashlib
import secrets
from collections.abc import Callable
from typing import Any, Final
from urllib.parse import urlencode

import django_otp
import structlog
from django import forms
from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.auth.views import redirect_to_login
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from occupations.admin.selects import is_row_key

DECIDING: Final = (
    "pathways.add_edition",
    "pathways.publish_change",
    "pathways.approve_change",
)
DIGITS: Final = 6
CODES: Final = 10
CODE_BYTES: Final = 15  # 120 bits, 24 letters
STORED_LETTERS: Final = 16  # what the table of django-otp has room for
log: structlog.stdlib.BoundLogger = structlog.get_logger("portal.admin")
START: Final = "admin/"
DOORS: Final = frozenset({"admin/login/", "admin/second-factor/"})
WITHOUT: Final = frozenset({"admin:logout", "admin:jsi18n"})


class SecondFactor:
    """No page of the admin is for a publisher who has not given the code.

    And none is asked to act on rows that can be none: Django would fault on them.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: object) -> HttpResponse | None:
        """Ask for the code before anything of the admin."""
        match = request.resolver_match
        if match is None or not match.route.startswith(START):
            return None
        if match.route in DOORS or match.view_name in WITHOUT:
            return None
        if not owes_code(request):
            return _refusal_of_rows(request)
        query = urlencode({"next": request.get_full_path()})
        return redirect(f"{reverse('second-factor')}?{query}")


def _refusal_of_rows(request: HttpRequest) -> HttpResponse | None:
    chosen = request.POST.getlist(ACTION_CHECKBOX_NAME)
    return None if all(map(is_row_key, chosen)) else HttpResponseBadRequest()


def owes_code(request: HttpRequest) -> bool:
    """Whether this is a publisher who has given a password alone."""
    user: Any = request.user
    return bool(
        user.is_active
        and user.is_staff
        and not user.is_verified()
        and any(map(user.has_perm, DECIDING))
    )


class CodeForm(forms.Form):
    """A code of the phone, or one of those that are used once."""

    code = forms.CharField(
        label=gettext_lazy("Code"),
        max_length=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autofocus": True, "size": 30}
        ),
    )

    def clean_code(self) -> str:
        """Without the gaps that people type."""
        code: str = self.cleaned_data["code"]
        return "".join(code.split()).replace("-", "").lower()


@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def second_factor(request: HttpRequest) -> HttpResponse:
    """Ask for the code; at the first sign-in, set it up."""
    user: Any = request.user
    if not (user.is_active and user.is_staff):
        return redirect_to_login(request.get_full_path(), reverse("admin:login"))
    if not owes_code(request):
        return redirect(_onward(request))
    if TOTPDevice.objects.devices_for_user(user, confirmed=True).exists():
        return _check(request)
    return _enrol(request)


def _check(request: HttpRequest) -> HttpResponse:
    form = CodeForm(request.POST or None)
    if form.is_bound and form.is_valid():
        device = verified_device(request.user, form.cleaned_data["code"])
        if device is not None:
            _sign_in(request, device)
            return redirect(_onward(request))
        log.warning("log-in", factor="code", good=False, account=request.user.pk)
        form.add_error("code", _wrong())
    return _page(request, "code", form)


def _enrol(request: HttpRequest) -> HttpResponse:
    """Show a new key; a code made with it is the proof that a phone has it."""
    form = CodeForm(request.POST or None)
    device = _make_device(request.user, keep=form.is_bound)
    if form.is_bound and form.is_valid():
        if device.verify_token(form.cleaned_data["code"]):
            codes = _confirm(device)
            _sign_in(request, device)
            return _page(request, "codes", form, codes=codes)
        form.add_error("code", _wrong())
    key = base64.b32encode(device.bin_key).decode()
    groups = " ".join(key[at : at + 4] for at in range(0, len(key), 4))
    return _page(request, "enrol", form, key=groups, address=device.config_url)


def _wrong() -> str:
    return _("This code is wrong or used up. After some wrong ones, wait a while.")


def _make_device(user: Any, *, keep: bool) -> TOTPDevice:
    """A key that nobody has seen yet, unless a code for the shown one is sent."""
    waiting = TOTPDevice.objects.filter(user=user, confirmed=False)
    device = waiting.first() if keep else None
    if device is None:
        waiting.delete()
        device = TOTPDevice.objects.create(user=user, confirmed=False, name="phone")
    return device


@transaction.atomic
def _confirm(device: TOTPDevice) -> list[str]:
    """The phone counts from now on; returns the codes that are used once."""
    device.confirmed = True
    device.save(update_fields=["confirmed"])
    StaticDevice.objects.filter(user=device.user).delete()
    spare = StaticDevice.objects.create(user=device.user, name="codes used once")
    codes = [new_code() for _number in range(CODES)]
    for code in codes:
        spare.token_set.create(token=stored(code))
    return [" ".join(code[at : at + 6] for at in range(0, 24, 6)) for code in codes]


def new_code() -> str:
    """A code that nobody guesses."""
    return base64.b32encode(secrets.token_bytes(CODE_BYTES)).decode().lower()


def stored(code: str) -> str:
    """What is kept of such a code: it opens nothing by itself."""
    digest = hashlib.sha256(code.encode()).digest()
    return base64.b32encode(digest).decode()[:STORED_LETTERS]


def verified_device(user: Any, code: str) -> Any:
    """The device that the code is of: digits a phone's, letters one used once."""
    is_phones = len(code) == DIGITS and code.isdecimal()
    kind: Any = TOTPDevice if is_phones else StaticDevice
    text = code if is_phones else stored(code)
    with transaction.atomic():
        owned = kind.objects.devices_for_user(user, confirmed=True)
        for device in owned.select_for_update():
            if device.verify_token(text):
                return device
    return None


def _sign_in(request: HttpRequest, device: Any) -> None:
    """Under a new session key: whoever knew the old one has nothing."""
    request.session.cycle_key()
    django_otp.login(request, device)
    log.info("log-in", factor="code", good=True, account=request.user.pk)


def _onward(request: HttpRequest) -> str:
    """Where the person was going, if that is a page of ours."""
    wanted = request.POST.get("next") or request.GET.get("next", "")
    safe = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if safe else reverse("admin:index")


def _page(
    request: HttpRequest, name: str, form: CodeForm, **context: Any
) -> HttpResponse:
    context |= {
        **admin.site.each_context(request),
        "has_permission": False,
        "is_nav_sidebar_enabled": False,
        "available_apps": [],
        "form": form,
        "next": _onward(request),
    }
    return TemplateResponse(request, f"admin/second_factor/{name}.html", context)
