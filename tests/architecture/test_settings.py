"""What the settings promise of every answer and of every process."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client

from immigration_portal import environment


def test_the_key_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "var" / "secret_key"

    first = environment.load_secret_key(path)

    assert environment.load_secret_key(path) == first
    assert len(first) >= 50
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [each.name for each in path.parent.iterdir()] == ["secret_key"]


@pytest.mark.parametrize(
    ("given", "queue", "store"),
    [
        (
            "unix:///var/v.sock?db=0",
            "redis+socket:///var/v.sock?virtual_host=0",
            "unix:///var/v.sock?db=1",
        ),
        ("redis://host:6379", "redis://host:6379", "redis://host:6379/1"),
        (
            "redis://:pw@host:6379/4",
            "redis://:pw@host:6379/4",
            "redis://:pw@host:6379/5",
        ),
        ("rediss://host/2", "rediss://host/2", "rediss://host/3"),
    ],
)
def test_the_cache_never_shares_the_queues_database(
    given: str, queue: str, store: str
) -> None:
    assert environment.broker_url(given) == queue
    assert environment.cache_url(given) == store


def test_a_socket_in_a_deep_folder_moves_to_a_short_path(tmp_path: Path) -> None:
    deep = tmp_path / ("folder" * 20)

    socket_path = environment.socket_path(deep)

    assert len(str(socket_path)) < environment.LONGEST_SOCKET_PATH
    assert environment.socket_path(deep) == socket_path
    assert environment.socket_path(tmp_path) == tmp_path / "valkey.sock"


def test_every_answer_carries_the_security_headers(client: Client) -> None:
    response = client.get("/livez")

    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert response.headers["X-Frame-Options"] == "DENY"
    assert response.headers["Referrer-Policy"] == "same-origin"
    assert response.headers["X-Content-Type-Options"] == "nosniff"


def start(folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Start a command of the portal as somebody would who sets it up."""
    return subprocess.run(
        [sys.executable, "manage.py", "check"],
        env={**os.environ, "VAR_DIR": str(folder), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


SETTINGS, PUBLIC = "immigration_portal.settings", "https://portal.example.org"


@pytest.mark.parametrize(
    ("environment", "reason"),
    [
        ({"SITE_URL": "portal.example.org"}, "SITE_URL needs a scheme"),
        ({"SITE_URL": "https://"}, "SITE_URL needs a scheme and a host"),
        ({"SITE_URL": PUBLIC, "DEBUG": "yes"}, "DEBUG=yes shows private data"),
        ({"SITE_URL": PUBLIC, "SECRET_KEY": "short"}, "SECRET_KEY is weak"),
        ({"SITE_URL": PUBLIC, "SECRET_KEY": "abc" * 30}, "SECRET_KEY is weak"),
        ({"SITE_URL": PUBLIC, "SECRET_KEY_FALLBACKS": "short"}, "SECRET_KEY is weak"),
        ({"SITE_URL": f"{PUBLIC}/portal"}, "SITE_URL is a scheme and a host alone"),
        ({"SITE_URL": f"{PUBLIC}?a=b"}, "SITE_URL is a scheme and a host alone"),
        ({"SITE_URL": "https://me@localhost"}, "SITE_URL is a scheme and a host alone"),
        ({"SITE_URL": f"{PUBLIC}:port"}, "SITE_URL needs a scheme and a host"),
        ({"SITE_URL": "ftp://portal.example.org"}, "SITE_URL needs a scheme"),
        ({"SITE_URL": "https://[::1"}, "SITE_URL needs a scheme and a host"),
        ({"SITE_URL": PUBLIC, "ALLOWED_HOSTS": "a.example,*"}, "ALLOWED_HOSTS takes"),
        # Whoever reaches the machine may say that they ask for localhost.
        ({"DEBUG": "yes", "HOST": "0.0.0.0"}, "DEBUG=yes shows private data"),  # noqa: S104
        ({"DEBUG": "yes", "HOST": "::"}, "DEBUG=yes shows private data"),
        ({"DEBUG": "yes", "ALLOWED_HOSTS": "a.example"}, "DEBUG=yes shows private"),
    ],
)
@pytest.mark.thorough
def test_an_unsafe_start_is_refused_with_its_reason(
    tmp_path: Path, environment: dict[str, str], reason: str
) -> None:
    refused = start(tmp_path, **{"DJANGO_SETTINGS_MODULE": SETTINGS, **environment})

    assert refused.returncode != 0
    assert reason in refused.stderr


@pytest.mark.parametrize(
    "environment",
    [
        {"SITE_URL": PUBLIC},
        {"DEBUG": "yes", "SECRET_KEY": "short"},
        {"DEBUG": "yes", "SITE_URL": "http://[::1]:9000"},
        {"SITE_URL": f"{PUBLIC}/", "ALLOWED_HOSTS": "", "HOST": "0.0.0.0"},  # noqa: S104
    ],
)
@pytest.mark.thorough
def test_a_safe_start_is_not_refused(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    given = start(tmp_path, **{"DJANGO_SETTINGS_MODULE": SETTINGS, **environment})

    assert given.returncode == 0, given.stderr
