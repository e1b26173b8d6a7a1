"""Hosts, cookies, frames and redirects: what stands between this site and others."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import Client, override_settings

from tests.harness.curators import sign_in

pytestmark = pytest.mark.django_db
EVIL = "evil.example"


def test_the_admin_has_its_own_host_and_nothing_else_is_there() -> None:
    hosts = ["site.test", "admin.test"]
    with override_settings(ADMIN_HOST="admin.test", ALLOWED_HOSTS=hosts):
        site, workshop = Client(HTTP_HOST="site.test"), Client(HTTP_HOST="admin.test")

        assert site.get("/admin/login/").status_code == 404
        assert site.get("/about/").status_code == 200
        assert workshop.get("/admin/login/").status_code == 200
        assert workshop.get("/about/").status_code == 404
        assert workshop.get("/livez").status_code == 200


@pytest.mark.parametrize(
    "address", ["/", "/start/", "/admin/login/", "/a/x/", "/resume/"]
)
def test_another_hosts_name_is_refused_and_never_said_again(address: str) -> None:
    refused = Client(HTTP_HOST=EVIL).get(address)
    forwarded = Client(HTTP_X_FORWARDED_HOST=EVIL).get(address)

    assert refused.status_code == 400
    for answer in (refused, forwarded):
        assert EVIL not in answer.content.decode()
        assert EVIL not in str(answer.headers)


@pytest.mark.parametrize(
    "address", ["/", "/start/", "/admin/login/", "/a/x/", "/nothing"]
)
def test_no_other_site_frames_a_page(client: Client, address: str) -> None:
    answer = client.get(address)

    assert answer["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "Access-Control-Allow-Origin" not in answer


@pytest.mark.long
@pytest.mark.parametrize("next_page", [f"//{EVIL}", f"https://{EVIL}/", f"/\\{EVIL}"])
@pytest.mark.parametrize("address", ["/", "/start/", "/resume/", "/deleted/", "//x"])
def test_no_address_leads_to_another_site(
    client: Client, address: str, next_page: str
) -> None:
    for method in (client.get, client.post):
        answer = method(address, {"next": next_page, "link": f"{next_page}/a/x/"})

        assert EVIL not in answer.headers.get("Location", "")


def test_a_form_of_another_site_is_refused() -> None:
    strict = Client(enforce_csrf_checks=True)

    for address in (
        "/start/",
        "/start/upload/",
        "/resume/",
        "/deleted/",
        "/admin/login/",
    ):
        assert strict.post(address, {}).status_code == 403


SHOWN = """
import json, django
django.setup()
from django.conf import settings as s
from pathways.admin import login
from pathways.views import deleting
from immigration_portal.hosts import HostMessages
print(json.dumps({
    "names": [s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, HostMessages.cookie_name],
    "below": [login.KNOWN, deleting.STAYED],
    "secure": [s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE],
    "hsts": [s.SECURE_HSTS_SECONDS, s.SECURE_HSTS_INCLUDE_SUBDOMAINS],
}))
"""


@pytest.mark.thorough
def test_over_https_cookies_stay_on_their_host(tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "VAR_DIR": str(tmp_path),
        "SITE_URL": "https://portal.example.org",
        "DJANGO_SETTINGS_MODULE": "immigration_portal.settings",
    }
    said = subprocess.run(
        [sys.executable, "-c", SHOWN],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )

    shown: dict[str, Any] = json.loads(said.stdout)
    assert all(name.startswith("__Host-") for name in shown["names"])
    assert all(name.startswith("__Secure-") for name in shown["below"])
    assert shown["secure"] == [True, True]
    assert shown["hsts"] == [31_536_000, True]


@pytest.mark.parametrize(
    "password",
    [
        "short-1",
        "polniypizdec0211",
        "curator@example.org",
        "Pathways-to-Canada-2026",
        "immigration portal admin 1",
    ],
)
def test_a_weak_password_is_refused(password: str) -> None:
    user = User(username="curator@example.org", email="curator@example.org")

    with pytest.raises(ValidationError):
        validate_password(password, user)


def refusals(password: str, user: User) -> list[str]:
    """What is said against a password."""
    try:
        validate_password(password, user)
    except ValidationError as error:
        return error.messages
    return []


@pytest.mark.parametrize("password", ["correct horse battery staple", "x7 " * 30])
def test_a_long_password_of_any_signs_is_taken(password: str) -> None:
    assert refusals(password, User(username="curator@example.org")) == []


@pytest.mark.django_db
def test_staff_who_did_nothing_for_two_hours_sign_in_again(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    curator = sign_in(client, User.objects.create_superuser("curator"))
    clock = iter([1_000_000, 1_000_000 + 7_200, 1_000_000 + 14_401])
    monkeypatch.setattr("immigration_portal.accounts.now", lambda: next(clock))

    answers = [curator.get("/admin/").status_code for _ in range(3)]

    assert answers == [200, 200, 302]
