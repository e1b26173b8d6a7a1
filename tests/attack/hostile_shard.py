"""One process of ``make hostile``: PLACE NUMBER POSTS SECONDS; tells a line of JSON."""

from __future__ import annotations

import io
import json
import secrets
import sys
import time
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from random import Random
from typing import Any
from urllib.parse import urlsplit

import django

django.setup()

from django.core.handlers.wsgi import WSGIHandler  # noqa: E402
from django.test.client import BOUNDARY, encode_multipart  # noqa: E402

from pathways.supervisor import programs, valkey  # noqa: E402
from tests.harness.hostile_posts import Asks, Tally, posts  # noqa: E402
from tests.harness.serving import serving  # noqa: E402

KEY = secrets.token_hex(16)  # the form's token and the cookie's: as a browser has both
MULTIPART = f"multipart/form-data; boundary={BOUNDARY}"


def body_of(data: dict[str, Any]) -> bytes:
    """The form as a browser sends it."""
    return encode_multipart(BOUNDARY, {"csrfmiddlewaretoken": KEY, **data})


def in_process() -> Asks:
    """The WSGI application with all its middleware, called as the server does."""
    application = WSGIHandler()

    def send(path: str, data: dict[str, Any] | None) -> tuple[int, str]:
        body = b"" if data is None else body_of(data)
        environ = {
            "REQUEST_METHOD": "GET" if data is None else "POST",
            "PATH_INFO": path,
            "SCRIPT_NAME": "",
            "QUERY_STRING": "",
            "SERVER_NAME": "127.0.0.1",
            "SERVER_PORT": "8000",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "REMOTE_ADDR": "127.0.0.1",
            "HTTP_HOST": "127.0.0.1:8000",
            "HTTP_COOKIE": f"csrftoken={KEY}",
            "CONTENT_TYPE": MULTIPART,
            "CONTENT_LENGTH": str(len(body)),
            "wsgi.url_scheme": "http",
            "wsgi.input": io.BytesIO(body),
            "wsgi.errors": sys.stderr,
        }
        head: list[Any] = []

        def start(status: str, *_further: Any) -> Callable[[bytes], object]:
            head.append(status)
            return head.append

        answer = application(environ, start)
        page = b"".join(answer).decode(errors="replace")
        answer.close()
        return int(head[0].split()[0]), page

    return Asks(send)


def over_http(address: str) -> Asks:
    """A connection that is kept, as a browser's."""
    parts = urlsplit(address)
    line = HTTPConnection(parts.hostname or "", parts.port, timeout=60)
    common = {"Cookie": f"csrftoken={KEY}", "Content-Type": MULTIPART}

    def send(path: str, data: dict[str, Any] | None) -> tuple[int, str]:
        body = None if data is None else body_of(data)
        line.request("GET" if body is None else "POST", path, body, common)
        answer = line.getresponse()
        return answer.status, answer.read().decode(errors="replace")

    return Asks(send, time.monotonic)


def draws(shard: str, count: int, seconds: int) -> Iterator[Random]:
    """So many, or as many as there is time for."""
    end = time.monotonic() + seconds
    for number in range(count):
        if time.monotonic() > end:
            return
        yield Random(f"{shard}-{number}")


def tally_of(place: str, shard: str, count: int, seconds: int) -> Tally:
    """Send them all."""
    if place == "in process":
        return warmed(in_process(), shard, count, seconds)
    with serving() as (address, _servers):
        return warmed(over_http(address), shard, count, seconds)


def warmed(asks: Asks, shard: str, count: int, seconds: int) -> Tally:
    """Each process reads the edition and the names of occupations once, before."""
    posts(asks, draws(f"warm{shard}", 200, 60))
    return posts(asks, draws(shard, count, seconds))


def main() -> None:
    """With a broker of its own, so that pages are kept as they are."""
    place, shard, count, seconds = sys.argv[1:]
    broker = programs.broker()
    assert broker is not None, "make hostile starts its own broker: unset REDIS_URL"
    broker.start()
    try:
        valkey.wait_until_ready(django.conf.settings.REDIS_URL)
        tally = tally_of(place, shard, int(count), int(seconds))
    finally:
        broker.stop()
    shown = {
        "statuses": tally.statuses,
        "slowest": tally.slowest,
        "faults": tally.faults,
    }
    print(json.dumps(shown))


if __name__ == "__main__":
    main()
