"""Visitors who send only a part of their request, and how long others wait."""

from __future__ import annotations

import socket
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from email.message import Message
from urllib.parse import urlsplit

POST = (
    b"POST /start/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000\r\n"
    b"Content-Type: application/x-www-form-urlencoded\r\n"
    b"Cookie: csrftoken=" + b"a" * 32 + b"\r\n\r\ncsrf"
)


def connected(address: str) -> socket.socket:
    """A connection to a server's address."""
    parts = urlsplit(address)
    assert parts.port is not None
    return socket.create_connection((parts.hostname or "", parts.port), timeout=30)


@contextmanager
def half_sent(address: str, count: int, start: bytes = POST) -> Iterator[None]:
    """So many connections that have sent the head of a form and four bytes of it."""
    with ExitStack() as open_sockets:
        for _number in range(count):
            visitor = open_sockets.enter_context(connected(address))
            visitor.sendall(start)
        yield


def seconds_until_closed(address: str, start: bytes) -> float:
    """How long the server keeps a visitor who sends this and nothing more."""
    with connected(address) as visitor:
        visitor.sendall(start)
        started = time.monotonic()
        assert visitor.recv(1) == b""
        return time.monotonic() - started


def waits(address: str, times: int, *, pause: float = 0.05) -> list[float]:
    """How many seconds each of some visits took."""
    return [visit(address, pause=pause)[2] for _number in range(times)]


def visit(address: str, *, pause: float = 0.0) -> tuple[int, Message, float]:
    """Status, headers and seconds of one visit."""
    time.sleep(pause)
    started = time.monotonic()
    try:
        with urllib.request.urlopen(address, timeout=60) as answer:  # noqa: S310
            answer.read()
            return answer.status, answer.headers, time.monotonic() - started
    except urllib.error.HTTPError as refusal:
        refusal.read()
        return refusal.code, refusal.headers, time.monotonic() - started
