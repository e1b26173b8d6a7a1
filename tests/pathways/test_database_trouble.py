"""A database that is away or locked: 503, and when to come again."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, connections
from django.test import Client


@contextmanager
def locked() -> Iterator[None]:
    """Another connection holds the table of the editions, as a migration does."""
    other = connections["default"].copy("other")
    try:
        with other.cursor() as cursor:
            if other.vendor == "sqlite":
                cursor.execute("BEGIN EXCLUSIVE")
            else:
                cursor.execute("BEGIN")
                cursor.execute("LOCK TABLE pathways_savedprofile, pathways_edition")
            yield
            cursor.execute("ROLLBACK")
    finally:
        other.close()


def begin(client: Client) -> Any:
    """Send a file of answers, of which a profile is made."""
    return client.post(
        "/start/upload/", {"file": SimpleUploadedFile("answers.json", b"{}")}
    )


def wait_less(seconds: float) -> None:
    """Turn the waiting time of this connection down, so that the test is short."""
    connection.ensure_connection()
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"PRAGMA busy_timeout = {int(seconds * 1000)}")


@pytest.mark.django_db(transaction=True)
def test_a_locked_table_is_told_as_busy(client: Client) -> None:
    client.raise_request_exception = False
    wait_less(0.1)

    with locked():
        started = time.monotonic()
        page = begin(client)

    assert page.status_code == 503
    assert int(page.headers["Retry-After"]) > 0
    assert time.monotonic() - started < 8
    assert begin(client).status_code == 302


@pytest.mark.django_db(transaction=True)
def test_a_database_that_is_away_is_told_as_busy(
    client: Client, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.raise_request_exception = False
    connection.close()
    away = tmp_path / "away" / "db" if connection.vendor == "sqlite" else "no_database"
    with monkeypatch.context() as patch:
        patch.setitem(connection.settings_dict, "NAME", str(away))
        page = client.get("/a/nobody/")
        connection.close()

    assert page.status_code == 503
    assert page.headers["Cache-Control"] == "private, no-store"


def test_postgresql_ends_what_takes_too_long(transactional_db: None) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("limits of PostgreSQL")
    with connection.cursor() as cursor:
        for name, value in (("lock_timeout", "5s"), ("statement_timeout", "30s")):
            cursor.execute(f"SHOW {name}")
            assert cursor.fetchone() == (value,)
