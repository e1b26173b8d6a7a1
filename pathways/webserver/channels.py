"""One visitor's connection: how long it may take to send a request."""

from __future__ import annotations

import time
from typing import Any, Final

import structlog
from django.conf import settings
from waitress.channel import HTTPChannel
from waitress.task import ErrorTask, WSGITask

from pathways.webserver.refusal import BusyReply
from pathways.webserver.requests import Request

log: structlog.stdlib.BoundLogger = structlog.get_logger("portal.web")
HEAD_SECONDS: Final = 10
BODY_SECONDS: Final = 20  # and a second more for each of these bytes:
SLOWEST_BYTES_A_SECOND: Final = 10_000
IDLE_SECONDS: Final = 30
REST_SECONDS: Final = 1


class Reply(WSGITask):  # type: ignore[misc]
    """An answer of the application; one that says busy gives the connection a rest."""

    def build_response_header(self) -> bytes:
        """As waitress writes it."""
        if self.status.startswith("503"):
            self.channel.rest()
        head: bytes = super().build_response_header()
        return head


class Refusal(ErrorTask):  # type: ignore[misc]
    """An answer of the server's own."""

    def execute(self) -> None:
        """As waitress does; a busy server keeps the connection, and lets it rest."""
        if not isinstance(self.request.error, BusyReply):
            super().execute()
            return
        self.channel.rest()
        self.status, headers, page = self.request.error.to_response()
        self.response_headers.extend(headers)
        self.content_length = len(page)
        self.write(page)


class Channel(HTTPChannel):  # type: ignore[misc]
    """Bytes are collected without a thread, until a deadline."""

    parser_class = Request
    task_class = Reply
    error_task_class = Refusal
    begun_at: float | None
    rests_until = 0.0

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.begun_at = self.creation_time

    def rest(self) -> None:
        """Read nothing for a moment: who does not heed Retry-After waits here."""
        self.rests_until = time.time() + REST_SECONDS

    def handle_error(self) -> None:
        """A fault of ours in what one visitor sent ends that connection alone."""
        log.exception("connection failed")
        self.handle_close()

    def readable(self) -> bool:
        """Whether the loop is to look at what has come."""
        return time.time() >= self.rests_until and bool(super().readable())

    def received(self, data: bytes) -> bool:
        """Note when the request began that has come in part."""
        accepted: bool = super().received(data)
        if self.request is None:
            self.begun_at = None
        elif self.begun_at is None:
            self.begun_at = time.time()
        return accepted

    @property
    def visitor(self) -> str:
        """Whom a place in the queue is counted for."""
        forwarded: str = self.requests[0].headers.get("X_FORWARDED_FOR", "")
        if settings.BEHIND_PROXY and forwarded:
            return forwarded.rsplit(",", 1)[-1].strip()
        return str(self.addr[0])

    @property
    def collected(self) -> int:
        """How many bytes there are of a body that has come in part."""
        return self.request.body_bytes_received if self.request else 0

    @property
    def waits_since(self) -> float | None:
        """Since when nothing but bytes of the visitor can go on; none while we work."""
        if self.requests or self.total_outbufs_len:
            return None
        return self.last_activity if self.begun_at is None else self.begun_at

    def is_overdue(self, now: float) -> bool:
        """Whether the visitor has had time enough for what comes next."""
        since = self.waits_since
        return since is not None and now > since + self._patience()

    def _patience(self) -> float:
        if self.begun_at is None:
            return IDLE_SECONDS
        if self.request is None or not self.request.headers_finished:
            return HEAD_SECONDS
        received: int = self.request.body_bytes_received
        return BODY_SECONDS + received / SLOWEST_BYTES_A_SECOND
