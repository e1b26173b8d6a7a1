"""Requests that are none, or two things at once: each ends alone, and harms nobody.

On the real server and door; each odd request is followed by a usual one.
"""

from __future__ import annotations

import logging

import pytest

from pathways.webserver.channels import Channel
from pathways.webserver.requests import Request
from tests.pathways.guards.conftest import Process

USUAL = b"GET /usual HTTP/1.1\r\nHost: x\r\n\r\n"
HIDDEN = b"0\r\n\r\nGET /hidden HTTP/1.1\r\nHost: x\r\n\r\n"
POST = b"POST / HTTP/1.%d\r\nHost: x\r\n"
PIECES = b"Transfer-Encoding: chunked\r\n"


def first_line(process: Process, said: bytes, later: bytes = b"") -> bytes:
    """How the answer begins."""
    process.go_on.set()
    with process.comes(said) as visitor:
        visitor.sendall(later)
        return visitor.recv(1000).partition(b"\r\n")[0]


# Each of these is more than waitress looks after.
UNREADABLE = {
    "a length of 5,000 digits": POST % 1 + b"Content-Length: " + b"9" * 5_000,
    "half an address of IPv6": b"GET http://[x/ HTTP/1.1\r\nHost: x",
    "no address": b"GET http://[::1/ HTTP/1.0",
}
REFUSED = {
    "two lengths": POST % 1 + b"Content-Length: 5\r\nContent-Length: 0",
    "a length below nothing": POST % 1 + b"Content-Length: -1",
    "a bare return": b"GET / HTTP/1.1\r\nX: a\rb",
    "a NUL": b"GET / HTTP/1.1\r\nX: a\0b",
    "a method of no letters": b"\x80 / HTTP/1.1\r\nHost: x",
}


@pytest.mark.parametrize("at_once", [True, False])
@pytest.mark.parametrize("head", [*UNREADABLE.values(), *REFUSED.values()])
def test_a_head_that_cannot_be_read_is_refused_and_the_next_one_served(
    process: Process, head: bytes, at_once: bool
) -> None:
    """Once such a head closed the socket that all others come by."""
    whole = head + b"\r\n\r\n"
    said = (whole, b"") if at_once else (whole[:3], whole[3:])

    assert first_line(process, *said).endswith(b" 400 Bad Request")
    assert first_line(process, USUAL) == b"HTTP/1.1 200 OK"


@pytest.mark.parametrize("at_once", [True, False])
def test_a_fault_of_ours_ends_one_connection_and_says_nothing_of_it(
    process: Process,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    at_once: bool,
) -> None:
    caplog.set_level(logging.ERROR)
    with monkeypatch.context() as broken:
        broken.setattr(Request, "parse_header", fail)
        said = (USUAL, b"") if at_once else (USUAL[:3], USUAL[3:])

        assert first_line(process, *said) == b""
    assert first_line(process, USUAL) == b"HTTP/1.1 200 OK"
    assert "connection failed" in caplog.text
    assert "/usual" not in caplog.text


def fail(_request: Request, head: bytes) -> None:
    raise AssertionError


def test_a_fault_while_a_connection_is_taken_does_not_stop_the_server(
    process: Process, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail_to_begin(*_arguments: object, **_named: object) -> None:
        raise AssertionError

    with monkeypatch.context() as broken:
        broken.setattr(Channel, "__init__", fail_to_begin)
        assert first_line(process, USUAL) == b""
    assert first_line(process, USUAL) == b"HTTP/1.1 200 OK"


@pytest.mark.parametrize(
    "head",
    [
        POST % 1 + PIECES,
        POST % 1 + PIECES + b"Content-Length: 5\r\n",
        POST % 1 + b"Content-Length: 5\r\n" + PIECES,
        POST % 1 + PIECES + b"Expect: 100-continue\r\n",
        POST % 1 + b"Transfer-Encoding: chunked, chunked\r\n",
        POST % 0 + b"Connection: keep-alive\r\n" + PIECES,
        POST % 0 + b"Connection: keep-alive\r\nTransfer-Encoding: x\r\n",
    ],
)
def test_a_body_without_a_length_is_refused_with_all_that_follows(
    process: Process, head: bytes
) -> None:
    process.go_on.set()
    with process.comes(head + b"\r\n" + HIDDEN) as visitor:
        answer = b"".join(iter(lambda: visitor.recv(1000), b""))

    assert answer.partition(b"\r\n")[0].endswith(b" 411 Length Required")
    assert answer.count(b"HTTP/1.") == 1, "what follows is no request"
    assert process.begun == []


def test_who_waits_to_be_told_to_go_on_with_too_much_is_told_that_it_is(
    process: Process,
) -> None:
    head = POST % 1 + b"Content-Length: 99999999\r\nExpect: 100-continue\r\n\r\n"

    assert first_line(process, head) == b"HTTP/1.1 413 Content Too Large"
