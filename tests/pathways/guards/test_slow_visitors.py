"""A web process and visitors who take their time, are too many, or have gone.

The real server and door in threads of the test, on real sockets, before an application
that waits as long as a test wants. The deadlines are short here; their real lengths are
held to below.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import ExitStack

import pytest

from pathways.webserver import channels, door, refusal, server, serving
from tests.pathways.guards.conftest import SOON, Process

PAGE = b"GET /%d HTTP/1.1\r\nHost: x\r\n\r\n"
FORM = b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\ncsrf"
SHORT = 0.2


def eventually(look: Callable[[], object]) -> None:
    deadline = time.monotonic() + SOON
    while not look():
        assert time.monotonic() < deadline, "did not happen"
        time.sleep(0.01)


def test_how_long_a_visitor_may_take() -> None:
    assert (channels.HEAD_SECONDS, channels.BODY_SECONDS) == (10, 20)
    assert (channels.IDLE_SECONDS, server.MOST_CONNECTIONS) == (30, 1000)
    assert server.MOST_COLLECTED == 200 * 2**20
    assert (server.MOST_WAITING, door.FIRST_BYTES_SECONDS) == (64, 10)


@pytest.mark.long
@pytest.mark.parametrize(
    ("deadline", "said"),
    [("HEAD_SECONDS", b"GET / HTTP/1.1\r\nHost:"), ("BODY_SECONDS", FORM)],
)
def test_half_a_request_ends_after_its_time(
    process: Process, monkeypatch: pytest.MonkeyPatch, deadline: str, said: bytes
) -> None:
    for other in ("HEAD_SECONDS", "BODY_SECONDS", "IDLE_SECONDS"):
        monkeypatch.setattr(channels, other, SHORT if other == deadline else 60)

    assert process.is_left_alone(said)


@pytest.mark.long
def test_a_connection_that_asks_for_nothing_more_ends_after_its_time(
    process: Process, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(channels, "IDLE_SECONDS", SHORT)
    process.go_on.set()
    with process.comes(PAGE % 1) as visitor, visitor.makefile("rb") as received:
        assert received.read().endswith(b"page")


def test_too_many_connections_end_the_one_that_waits_longest(
    process: Process, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "MOST_CONNECTIONS", 3)
    with ExitStack() as held:
        first = held.enter_context(process.comes(FORM))
        eventually(lambda: len(process.server.active_channels) == 1)
        last = [held.enter_context(process.comes(FORM)) for _ in range(3)]

        assert first.recv(1) == b""
        eventually(lambda: len(process.server.active_channels) == 3)
        last[-1].settimeout(SHORT)
        with pytest.raises(TimeoutError):
            last[-1].recv(1)


@pytest.mark.long
def test_too_much_of_half_sent_bodies_ends_the_one_that_began_first(
    process: Process, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "MOST_COLLECTED", 1_500)
    head = FORM.replace(b"1000", b"9000")
    with ExitStack() as held:
        first = held.enter_context(process.comes(head))
        first.sendall(b"x" * 996)
        eventually(lambda: collected(process) == 1_000)
        second = held.enter_context(process.comes(head))
        second.sendall(b"x" * 996)

        assert first.recv(1) == b""
        eventually(lambda: collected(process) == 1_000)
        second.settimeout(SHORT)
        with pytest.raises(TimeoutError):
            second.recv(1)


def collected(process: Process) -> int:
    """How many bytes of bodies wait for the rest."""
    channels = list(process.server.active_channels.values())
    return sum(channel.collected for channel in channels)


def test_livez_has_a_thread_and_a_full_queue_is_told_to_come_again(
    process: Process,
) -> None:
    refusal.page()  # as each process does at its start
    each = server.MOST_WAITING // 2  # all of these visitors have one address
    with ExitStack() as held:
        for number in range(serving.THREADS):
            held.enter_context(process.comes(PAGE % number))
        eventually(lambda: len(process.begun) == serving.THREADS)
        for number in range(each):
            held.enter_context(process.comes(PAGE % (100 + number)))
        eventually(lambda: process.server.places._taken.total() == each)
        started = time.monotonic()
        refused = held.enter_context(process.comes(PAGE % 999)).recv(10_000)

        assert process.is_answered_soon()
        assert time.monotonic() - started < SOON
        assert refused.startswith(b"HTTP/1.1 503")
        assert b"Retry-After: 2" in refused
        assert len(process.begun) == serving.THREADS


def test_what_was_asked_for_by_who_has_gone_is_not_begun(process: Process) -> None:
    with ExitStack() as held:
        for number in range(serving.THREADS):
            held.enter_context(process.comes(PAGE % number))
        eventually(lambda: len(process.begun) == serving.THREADS)
        process.comes(PAGE % 500).close()
        stays = held.enter_context(process.comes(PAGE % 501))
        eventually(lambda: process.server.places._taken.total() == 2)
        time.sleep(SHORT)
        process.go_on.set()
        assert stays.recv(1000).startswith(b"HTTP/1.1 200")

    assert "/501" in process.begun
    assert "/500" not in process.begun
