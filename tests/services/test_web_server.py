"""The web server in the face of slow, many and leaving visitors, on real processes."""

from __future__ import annotations

import signal
import statistics
from concurrent.futures import ThreadPoolExecutor

import pytest

from pathways.supervisor import programs
from pathways.supervisor.listening import bound_socket
from pathways.supervisor.processes import Child
from pathways.webserver import channels
from pathways.webserver.server import MOST_CONNECTIONS
from tests.harness.serving import end_together
from tests.harness.sockets import (
    connected,
    half_sent,
    seconds_until_closed,
    visit,
    waits,
)
from tests.harness.waiting import answers, eventually
from tests.harness.workers import portal_environment, running_web_server

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.services,
    pytest.mark.once,
]
SOON = 0.1  # seconds within which /livez answers, whatever goes on


def is_soon(times: list[float]) -> bool:
    """The middle one: a test run's own load may hold up a few."""
    return statistics.median(times) < SOON and max(times) < 1


def test_forms_that_are_sent_by_half_hold_up_nobody() -> None:
    with running_web_server(1) as address:
        for count in (8, 40, 200):
            with half_sent(address, count):
                assert is_soon(waits(f"{address}/livez", 10))
                assert visit(f"{address}/start/").status == 200


def test_no_head_ends_a_web_process() -> None:
    """One such head was enough: the process lived on and took nobody any more."""
    heads = (
        b"POST / HTTP/1.1\r\nContent-Length: " + b"9" * 5_000,
        b"GET http://[x/ HTTP/1.1",
    )
    with running_web_server(1) as address:
        for head in heads:
            with connected(address) as visitor:
                visitor.sendall(head + b"\r\n\r\n")
                assert visitor.recv(100).startswith(b"HTTP/1.1 400")
            assert visit(f"{address}/start/").status == 200


def kill(process: Child) -> None:
    assert process.process is not None
    process.send_to_group(signal.SIGKILL)
    process.process.wait()


def test_half_a_head_ends_after_its_time() -> None:
    with running_web_server(1) as address:
        kept = seconds_until_closed(address, b"GET / HTTP/1.1\r\nHost: 127")

    assert channels.HEAD_SECONDS <= kept < channels.HEAD_SECONDS + 5


def test_more_connections_than_a_process_takes_close_the_oldest() -> None:
    with running_web_server(1) as address, connected(address) as first:
        first.sendall(b"GET")
        first.settimeout(channels.HEAD_SECONDS / 2)
        with half_sent(address, MOST_CONNECTIONS, b"GET"):
            assert first.recv(1) == b""


def test_who_comes_while_a_process_is_dead_is_answered_by_the_next() -> None:
    shared = bound_socket("127.0.0.1", 0)
    children = door, first, second = list(programs.web(shared))
    address = f"http://127.0.0.1:{shared.getsockname()[1]}"
    page = f"{address}/start/"
    try:
        for process in children:
            process.environment = portal_environment()
            process.start()
        eventually(lambda: answers(page))
        kill(first)
        assert [visit(page).status for _ in range(5)] == [200] * 5
        with ThreadPoolExecutor(1) as visitors:
            kill(second)
            waits_for_a_web_process = visitors.submit(visit, page)
            assert visit(f"{address}/livez").status == 200
            kill(door)
            waits_for_the_door = visitors.submit(visit, page)
            for process in (door, first):
                process.start()
            assert waits_for_a_web_process.result().status == 200
            assert waits_for_the_door.result().status == 200
    finally:
        end_together(children)
