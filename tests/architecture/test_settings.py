"""What the settings promise of every answer and of every process."""

import stat
from pathlib import Path

import pytest
from django.test import Client

from immigration_portal import environment


def test_the_key_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "var" / "secret_key"

    first = environment.secret_key(path)

    assert environment.secret_key(path) == first
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

    found = environment.socket_path(deep)

    assert len(str(found)) < environment.LONGEST_SOCKET_PATH
    assert environment.socket_path(deep) == found
    assert environment.socket_path(tmp_path) == tmp_path / "valkey.sock"


def test_every_answer_carries_the_security_headers(client: Client) -> None:
    response = client.get("/livez")

    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert response.headers["X-Frame-Options"] == "DENY"
    assert response.headers["Referrer-Policy"] == "same-origin"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
