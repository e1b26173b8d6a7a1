"""A broker that is away or silent stops no page, and for no longer than a moment."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from django.contrib.auth.models import User
from django.test import Client

from pathways.supervisor import heartbeat
from pathways.tasks import hint
from tests.harness.broker import Broker

pytestmark = [pytest.mark.django_db, pytest.mark.services]
PASSWORD = "a password of a test"
SEARCHES = ("/occupations/?q=software", "/occupations/search.json?q=software")


@pytest.fixture(params=["killed", "silent"])
def trouble(broker: Broker, request: pytest.FixtureRequest) -> Iterator[None]:
    """A broker killed, or one that takes connections and never answers."""
    broker.queued()
    if request.param == "killed":
        broker.kill()
        yield
        broker.start()
    else:
        broker.fall_silent()
        yield
        broker.speak_again()


@pytest.fixture
def finder(catalogue: None, client: Client) -> None:
    """The index of titles is built, as it is once in each process."""
    client.get(SEARCHES[1])


@pytest.mark.usefixtures("finder", "trouble")
@pytest.mark.parametrize("address", SEARCHES)
def test_occupations_are_searched_without_a_broker(
    client: Client, address: str
) -> None:
    started = time.monotonic()

    assert client.get(address).status_code == 200
    assert time.monotonic() - started < 10


@pytest.mark.usefixtures("trouble")
def test_a_curator_logs_in_without_a_broker(client: Client) -> None:
    User.objects.create_user("curator", password=PASSWORD, is_staff=True)
    started = time.monotonic()

    page = client.post(
        "/admin/login/", {"username": "curator", "password": PASSWORD, "next": "/x/"}
    )

    assert page.headers["Location"] == "/x/"
    assert time.monotonic() - started < 10


def test_a_hint_that_the_broker_refuses_is_no_error(
    broker: Broker, django_capture_on_commit_callbacks: object
) -> None:
    broker.client.config_set("maxmemory", "1")
    try:
        with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
            hint(heartbeat.beat)
    finally:
        broker.client.config_set("maxmemory", "0")
    assert broker.queued() == 0
