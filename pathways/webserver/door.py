"""``python -m pathways.webserver.door LISTENING HANDING``: takes all connections in.

A process of its own that does nearly nothing, so that it has time when nobody else has:
it waits for the first bytes of a visitor, says itself whether the portal lives, and
hands every other connection, with these bytes, to whichever web process is free.
"""

from __future__ import annotations

import contextlib
import errno
import gc
import os
import resource
import selectors
import signal
import socket
import sys
import time
from collections import deque
from pathlib import Path
from typing import Final

LIVEZ: Final = (b"GET /livez HTTP/1.", b"HEAD /livez HTTP/1.")
END_OF_HEAD: Final = b"\r\n\r\n"
FIRST_BYTES: Final = 16_384
FIRST_BYTES_SECONDS: Final = 10
MOST_SILENT: Final = 1_000  # visitors who have sent nothing yet
MOST_WAITING: Final = 1_000  # for a web process to take them
ALIVE_SECONDS: Final = 30  # since a web process has last shown that it turns
BEFORE_OTHERS: Final = -10
NO_MORE_FILES: Final = frozenset({errno.EMFILE, errno.ENFILE})
# On Linux the processes of a session share their time as one, and each program of ours
# has a session: among sessions this counts, and a priority within one says nothing.
OWN_SESSION: Final = Path("/proc/self/autogroup")
HEAD: Final = (
    "HTTP/1.1 {status}\r\nContent-Type: text/plain; charset=utf-8\r\n"
    "Content-Length: {length}\r\nCache-Control: no-store\r\n"
    "X-Content-Type-Options: nosniff\r\n{more}Connection: close\r\n\r\n"
)


def answer(status: str, words: str, more: str = "") -> bytes:
    """An answer of the door's own, after which it closes."""
    length = len(words.encode())
    return (HEAD.format(status=status, length=length, more=more) + words).encode()


LIVES: Final = answer("200 OK", "ok\n")
BUSY: Final = answer(
    "503 Service Unavailable",
    "There is too much to do right now. Please try again in a moment.\n",
    "Retry-After: 2\r\n",
)


class Door:
    """Connections that have said nothing yet, and those that nobody has taken yet."""

    def __init__(self, listening: socket.socket, handing: socket.socket) -> None:
        self.listening, self.handing = listening, handing
        self.silent: dict[socket.socket, float] = {}
        self.waiting: deque[tuple[socket.socket, bytes]] = deque()
        self.shown_at = float("-inf")
        self.is_stopping = False
        self.look = selectors.DefaultSelector()
        for end in (listening, handing):
            end.setblocking(False)
            self.look.register(end, selectors.EVENT_READ)

    def run(self) -> None:
        """Until asked to stop; then what waits is handed over, if somebody takes it."""
        while not self.is_stopping:
            for key, _events in self.look.select(timeout=1):
                self._turn_to(key.fileobj)
            self._hand_over()
            self._close_overdue()
        self._hand_over()

    def ask_to_stop(self, *_: object) -> None:
        """As a signal's handler."""
        self.is_stopping = True

    def _turn_to(self, end: object) -> None:
        if end is self.listening:
            self._let_in()
        elif end is self.handing:
            self._hear_web_processes()
        elif isinstance(end, socket.socket) and end in self.silent:
            self._hear_visitor(end)

    def _let_in(self) -> None:
        """Who has come; where there is no room, the first of the silent goes."""
        try:
            while True:
                visitor, _address = self.listening.accept()
                visitor.setblocking(False)
                if len(self.silent) >= MOST_SILENT:
                    self._send_first_away()
                self.silent[visitor] = time.monotonic()
                self.look.register(visitor, selectors.EVENT_READ)
        except OSError as error:
            if error.errno in NO_MORE_FILES and self.silent:
                self._send_first_away()

    def _send_first_away(self) -> None:
        self._forget(next(iter(self.silent))).close()

    def _hear_web_processes(self) -> None:
        with contextlib.suppress(OSError):
            while self.handing.recv(1):
                self.shown_at = time.monotonic()

    def _hear_visitor(self, visitor: socket.socket) -> None:
        try:
            said = visitor.recv(FIRST_BYTES)
        except BlockingIOError:
            return
        except OSError:
            said = b""
        self._forget(visitor)
        if not said:
            visitor.close()
        elif said.startswith(LIVEZ) and said.endswith(END_OF_HEAD):
            self._say_whether_it_lives(visitor, said)
        elif len(self.waiting) < MOST_WAITING:
            self.waiting.append((visitor, said))
        else:
            _say(visitor, BUSY)

    def _say_whether_it_lives(self, visitor: socket.socket, said: bytes) -> None:
        lives = time.monotonic() - self.shown_at < ALIVE_SECONDS
        words = LIVES if lives else BUSY
        if said.startswith(b"HEAD"):
            words = words.partition(END_OF_HEAD)[0] + END_OF_HEAD
        _say(visitor, words)

    def _hand_over(self) -> None:
        """To whoever is free; where nobody takes more, the rest waits."""
        with contextlib.suppress(OSError):
            while self.waiting:
                visitor, said = self.waiting[0]
                socket.send_fds(self.handing, [said], [visitor.fileno()])
                self.waiting.popleft()
                visitor.close()
        events = selectors.EVENT_READ
        if self.waiting:
            events |= selectors.EVENT_WRITE
        self.look.modify(self.handing, events)

    def _close_overdue(self) -> None:
        """Those that came first stand first."""
        latest = time.monotonic() - FIRST_BYTES_SECONDS
        while self.silent:
            visitor, came_at = next(iter(self.silent.items()))
            if came_at > latest:
                return
            self._forget(visitor).close()

    def _forget(self, visitor: socket.socket) -> socket.socket:
        del self.silent[visitor]
        self.look.unregister(visitor)
        return visitor


def _say(visitor: socket.socket, words: bytes) -> None:
    with contextlib.suppress(OSError):
        visitor.send(words)
    visitor.close()


def take_precedence() -> None:
    """Have the processor before others, where the machine lets us."""
    with contextlib.suppress(OSError):
        os.setpriority(os.PRIO_PROCESS, 0, BEFORE_OTHERS)
    with contextlib.suppress(OSError):
        OWN_SESSION.write_text(str(BEFORE_OTHERS))


def main() -> None:
    """Until SIGTERM or SIGINT."""
    listening, handing = (socket.socket(fileno=int(word)) for word in sys.argv[1:])
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = 2 * (MOST_SILENT + MOST_WAITING)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(wanted, hard), hard))
    take_precedence()
    listening.listen(MOST_WAITING)
    door = Door(listening, handing)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, door.ask_to_stop)
    gc.freeze()  # what was imported stays: looking for rubbish skips it
    door.run()


if __name__ == "__main__":
    main()
