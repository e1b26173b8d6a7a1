"""/livez asks nothing; /readyz names what is missing."""

from threading import Timer
from typing import Any

import pytest
from django.test import Client

from pathways import health
from pathways.supervisor import heartbeat
from tests.harness.broker import Broker


def checks(client: Client) -> dict[str, dict[str, object]]:
    result: dict[str, dict[str, object]] = client.get("/readyz").json()["checks"]
    return result


def test_livez_needs_no_database(client: Client) -> None:
    assert client.get("/livez").content == b"ok\n"


@pytest.mark.django_db
def test_readyz_refuses_while_no_edition_is_published(client: Client) -> None:
    response = client.get("/readyz")

    assert response.status_code == 503
    assert response.json()["checks"]["edition"]["detail"] == "none published"


def test_readyz_tells_what_waits_when_no_worker_was_seen(
    client: Client, catalogue: None
) -> None:
    response = client.get("/readyz")

    assert response.status_code == 200
    assert response.json()["status"] == "degraded"
    assert response.json()["checks"]["worker"]["detail"] == "never seen"


def test_readyz_is_ready_once_beat_and_worker_were_seen(
    client: Client, catalogue: None
) -> None:
    heartbeat.mark("beat")
    heartbeat.mark("worker")

    assert client.get("/readyz").json()["status"] == "ready"


@pytest.mark.django_db
def test_a_tick_is_beats_sign_and_its_run_the_workers(
    client: Client,
) -> None:
    heartbeat.beat.delay()

    assert checks(client)["beat"]["ok"]
    assert not checks(client)["worker"]["ok"]


@pytest.mark.django_db
def test_readyz_names_a_broker_that_is_away(client: Client, broker: Broker) -> None:
    broker.kill()
    try:
        result = checks(client)
    finally:
        broker.start()

    assert not result["broker"]["ok"]
    assert not result["cache"]["ok"]
    assert result["database"]["ok"]


@pytest.mark.long
def test_readyz_waits_for_a_silent_broker_no_longer_than_a_page(
    broker: Broker, settings: Any
) -> None:
    """Strangers may ask it as well: each holds a thread so long."""
    options = settings.CELERY_BROKER_TRANSPORT_OPTIONS
    settings.CELERY_BROKER_TRANSPORT_OPTIONS = {**options, "socket_timeout": 0.05}
    broker.fall_silent()
    awake = Timer(1, broker.speak_again)
    awake.start()
    check = health.broker()
    awake.join()

    assert check.detail == "TimeoutError"
    assert health.broker().ok


@pytest.mark.django_db
def test_a_health_check_sets_no_cookie_and_is_never_kept(client: Client) -> None:
    response = client.get("/readyz")

    assert not response.cookies
    assert "no-store" in response.headers["Cache-Control"]
