"""Feeds in their published shape, and a server that gives them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

TENS = (10, 20, 30, 40, 50)


def entry(number: int | str, **changes: str) -> dict[str, str]:
    """One round as the feed writes it, with a pool that adds up."""
    day = 10 + int(str(number).rstrip("ab")) % 18
    result = {
        "drawNumber": str(number),
        "drawNumberURL": f"<a href='/round'>{number}</a>",
        "drawDate": f"2026-09-{day:02}",
        "drawDateFull": "a day of September 2026",
        "drawName": "Canadian Experience Class",
        "drawSize": "2,500",
        "drawCRS": "509",
        "drawCutOff": "September 01, 2026 at 23:05:13 UTC",
        "drawDistributionAsOn": f"September {day - 1}, 2026",
    }
    counts = [100, 200, sum(TENS), *TENS, sum(TENS), *TENS, 60, 70, 80]
    bands = {f"dd{place}": f"{count:,}" for place, count in enumerate(counts, 1)}
    return {**result, **bands, "dd18": "810", **changes}


def feed(*entries: dict[str, Any]) -> str:
    """The feed of these rounds, newest first as published."""
    return json.dumps({"classes": "wb-tables", "rounds": list(reversed(entries))})


HEADER = (
    "province,stream,date,minimum_score,invitations,note,score_scale,unit,"
    "source_url,seen_in,confidence"
)


def draws(*lines: str) -> str:
    """A file of provincial draws with its comment and header."""
    return "\n".join(("# Draws", HEADER, *lines))


@contextmanager
def serving(answers: dict[str, tuple[int, bytes]]) -> Iterator[str]:
    """A server on this machine that gives a status and a body by path."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, body = answers.get(self.path, (404, b"not here"))
            self.send_response(status)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """No lines among the tests' output."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
