"""So many requests a second, whatever the answers take: as visitors come.

A client that waits for an answer before it asks again asks less while a server is slow,
and so hides the slowness. Here every request has its moment, and its time counts from
that moment, sent late or not. One loop does it all: it shares the machine with the
server that it measures and must not be what is slow.
"""

from __future__ import annotations

import re
import selectors
import socket
import time
from collections import deque
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlsplit

GOOD: Final = b"HTTP/1.1 200 "
LENGTH: Final = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
END_OF_HEAD: Final = b"\r\n\r\n"
CHUNK: Final = 2**18
PATIENCE_SECONDS: Final = 10


@dataclass(frozen=True)
class Steady:
    """What was measured: each request's seconds from its moment, and the failed."""

    seconds: list[float]
    failed: int

    def percentile(self, percent: int) -> float:
        """Milliseconds within which so many of the requests were answered."""
        ranked = sorted(self.seconds)
        return ranked[min(len(ranked) * percent // 100, len(ranked) - 1)] * 1000


@dataclass
class Line:
    """A connection that stays open: one request at a time, the others wait for it."""

    address: tuple[str, int]
    request: bytes
    due: deque[float] = field(default_factory=deque)
    end: socket.socket | None = None
    is_asking: bool = False
    heard: bytearray = field(default_factory=bytearray)

    def ask(self) -> None:
        """Send the request that is due longest, where none is on its way."""
        if self.is_asking or not self.due:
            return
        if self.end is None:
            self.end = socket.create_connection(self.address, timeout=PATIENCE_SECONDS)
            self.end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.end.sendall(self.request)
        self.is_asking = True

    def hear(self) -> bool | None:
        """Take what has come: whether a whole answer is good; none before its end."""
        assert self.end is not None
        said = self.end.recv(CHUNK)
        if not said:
            return False
        self.heard += said
        head, end, body = self.heard.partition(END_OF_HEAD)
        length = LENGTH.search(head)
        if not end or length is None or len(body) < int(length[1]):
            return None
        return head.startswith(GOOD)

    def finish(self) -> float:
        """The answer is there: the moment at which it was due."""
        self.heard.clear()
        self.is_asking = False
        return self.due.popleft()

    def hang_up(self) -> None:
        """Drop a connection that failed; the next request opens another."""
        if self.end is not None:
            self.end.close()
        self.end = None


def ask_steadily(url: str, *, rate: int, seconds: int, connections: int) -> Steady:
    """Ask for a page so many times a second, over connections that stay open."""
    parts = urlsplit(url)
    address = (parts.hostname or "", parts.port or 80)
    words = f"GET {parts.path} HTTP/1.1\r\nHost: {parts.netloc}\r\n\r\n".encode()
    lines = [Line(address, words) for _ in range(connections)]
    return _Asking(lines).run(rate=rate, seconds=seconds)


class _Asking:
    """The loop over the connections."""

    def __init__(self, lines: list[Line]) -> None:
        self.lines = lines
        self.look = selectors.DefaultSelector()
        self.taken: list[float] = []
        self.failed = 0

    def run(self, *, rate: int, seconds: int) -> Steady:
        start, asked, every = time.perf_counter() + 0.5, 0, rate * seconds
        until = start + seconds + PATIENCE_SECONDS
        while len(self.taken) + self.failed < every and time.perf_counter() < until:
            now = time.perf_counter()
            while asked < every and start + asked / rate <= now:
                line = self.lines[asked % len(self.lines)]
                line.due.append(start + asked / rate)
                asked += 1
                self._ask(line)
            coming = start + asked / rate if asked < every else until
            self._hear(max(coming - time.perf_counter(), 0))
        for line in self.lines:
            line.hang_up()
        return Steady(self.taken, every - len(self.taken))

    def _ask(self, line: Line) -> None:
        is_new = line.end is None
        try:
            line.ask()
        except OSError:
            self._fail(line)
            return
        if is_new and line.end is not None:
            self.look.register(line.end, selectors.EVENT_READ, line)

    def _hear(self, patience: float) -> None:
        for key, _events in self.look.select(patience):
            line: Line = key.data
            try:
                is_good = line.hear()
            except OSError:
                is_good = False
            if is_good is None:
                continue
            if is_good:
                self.taken.append(time.perf_counter() - line.finish())
                self._ask(line)
            else:
                self._fail(line)

    def _fail(self, line: Line) -> None:
        """A refusal, or a connection that broke: the next comes on another."""
        self.failed += 1
        if line.end is not None:
            self.look.unregister(line.end)
        line.hang_up()
        line.finish()
        if line.due:
            self._ask(line)
