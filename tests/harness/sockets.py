"""Visitors as a server meets them: slow ones, and how long others wait beside them."""

from __future__ import annotations

import http.cookiejar
import re
import socket
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from email.message import Message
from http import HTTPStatus
from typing import NamedTuple
from urllib.parse import urlencode, urlsplit

POST = (
    b"POST /start/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000\r\n"
    b"Content-Type: application/x-www-form-urlencoded\r\n"
    b"Cookie: csrftoken=" + b"a" * 32 + b"\r\n\r\ncsrf"
)
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')


class Visit(NamedTuple):
    """What one visitor was answered, and after how many seconds."""

    status: int
    headers: Message
    seconds: float
    text: str


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


def visit(address: str) -> Visit:
    """One visit without cookies, sixty seconds of patience."""
    return _visited(urllib.request.build_opener(), address)


def waits(address: str, times: int, *, pause: float = 0.05) -> list[float]:
    """How many seconds each of some visits took."""
    seconds = []
    for _number in range(times):
        time.sleep(pause)
        seconds.append(visit(address).seconds)
    return seconds


def post(address: str, **fields: str) -> Visit:
    """Send the form of a page, as a browser does, and follow where it leads.

    A page that is refused has no form: the refusal is what the visit came to.
    """
    jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
    browser = urllib.request.build_opener(jar)
    page = _visited(browser, address)
    if page.status != HTTPStatus.OK:
        return page
    token = TOKEN.search(page.text)
    assert token, "no form on the page"
    body = urlencode({"csrfmiddlewaretoken": token[1], **fields})
    return _visited(browser, address, body.encode())


def _visited(
    browser: urllib.request.OpenerDirector, address: str, body: bytes | None = None
) -> Visit:
    started = time.monotonic()
    try:
        with browser.open(address, body, timeout=60) as answer:
            text = answer.read()
            status, headers = answer.status, answer.headers
    except urllib.error.HTTPError as refusal:
        text = refusal.read()
        status, headers = refusal.code, refusal.headers
    seconds = time.monotonic() - started
    return Visit(status, headers, seconds, text.decode(errors="replace"))
