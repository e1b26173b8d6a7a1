"""The web server: a request takes a thread when all of it is there, if one is near.

Waitress collects requests in a loop and hands them to threads. Here connections come
from the door, each with the bytes that it has sent. Every connection has a deadline,
only so many requests wait for a thread, and there is a thread of its own for what asks
whether this process lives, and one for telling that it is busy.
"""

from __future__ import annotations

import contextlib
import socket
import time
from dataclasses import dataclass
from typing import Any, Final

import structlog
from waitress.server import TcpWSGIServer
from waitress.task import ThreadedTaskDispatcher
from waitress.utilities import RequestEntityTooLarge

from pathways.admission import Places
from pathways.webserver.channels import Channel
from pathways.webserver.refusal import BusyReply, TooLargeReply

log: structlog.stdlib.BoundLogger = structlog.get_logger("portal.web")
EXPRESS: Final = "/livez"
STOP_SECONDS: Final = 8
MOST_CONNECTIONS: Final = 1000
FIRST_BYTES: Final = 2**16
MOST_WAITING: Final = 64  # for a thread; of one visitor at most half of them
MOST_COLLECTED: Final = 200 * 2**20  # bytes of bodies that have come in part
FAREWELLS: Final = 0.1


@dataclass(frozen=True, slots=True)
class Waiting:
    """A request in the queue for a thread; its place is free once it has one."""

    channel: Channel
    visitor: str
    places: Places

    def service(self) -> None:
        """Called by the thread that takes it."""
        self.places.leave(self.visitor)
        self.channel.service()

    def cancel(self) -> None:
        """Called where the server stops before."""
        self.channel.cancel()


class Server(TcpWSGIServer):  # type: ignore[misc]
    """Waitress with deadlines, an express lane and a bounded queue."""

    channel_class = Channel
    is_stopping = False

    def __init__(self, *arguments: Any, **named: Any) -> None:
        self.places = Places(total=MOST_WAITING, each=MOST_WAITING // 2)
        self.express, self.refusals = ThreadedTaskDispatcher(), ThreadedTaskDispatcher()
        self.express.set_thread_count(1)
        self.refusals.set_thread_count(1)
        super().__init__(*arguments, **named)

    def add_task(self, channel: Channel) -> None:
        """Send a request that is complete to where it is answered."""
        request, visitor = channel.requests[0], channel.visitor
        if isinstance(request.error, RequestEntityTooLarge):
            request.error = TooLargeReply()
        if request.error:
            self.refusals.add_task(channel)
        elif request.path == EXPRESS:
            self.express.add_task(channel)
        elif self.places.take(visitor):
            self.task_dispatcher.add_task(Waiting(channel, visitor, self.places))
        else:
            request.error = BusyReply()
            self.refusals.add_task(channel)

    def getsockname(self) -> tuple[str, str]:
        """The address that visitors connect to: the door's."""
        numbers = socket.NI_NUMERICHOST | socket.NI_NUMERICSERV
        return socket.getnameinfo(self.sockinfo[3], numbers)

    def accept_connections(self) -> None:
        """The door listens; here they are only taken."""
        self.accepting = True

    def maintenance(self, now: float) -> None:
        """Close the connections whose time has run out; called every second.

        The door is shown that this process turns.
        """
        with contextlib.suppress(OSError):
            self.socket.send(b".")
        for channel in self.active_channels.values():
            if channel.is_overdue(now):
                channel.will_close = True
        self._make_room()

    def _make_room(self) -> None:
        """Where half-sent bodies take too much of the disk, who began first goes."""
        collecting = [c for c in self.active_channels.values() if c.collected]
        over = sum(channel.collected for channel in collecting) - MOST_COLLECTED
        for channel in sorted(collecting, key=lambda channel: channel.begun_at or 0):
            if over <= 0:
                return
            over -= channel.collected
            channel.will_close = True

    def handle_accept(self) -> None:
        """Where there are too many connections, the one that waits longest goes."""
        if self._take() and len(self.active_channels) > MOST_CONNECTIONS:
            waiting = [c for c in self.active_channels.values() if c.waits_since]
            if waiting:
                min(waiting, key=lambda channel: channel.waits_since).handle_close()

    def _take(self) -> bool:
        """A connection from the door, if another process was not quicker."""
        try:
            said, handed, _flags, _from = socket.recv_fds(self.socket, FIRST_BYTES, 1)
        except OSError:
            return False
        for number in handed:
            visitor = socket.socket(fileno=number)
            try:
                channel = self._channel_of(visitor)
            except OSError:  # gone already
                visitor.close()
            except Exception:
                visitor.close()
                raise
            else:
                self._hear(channel, said)
        return bool(handed)

    def _channel_of(self, visitor: socket.socket) -> Channel:
        address = visitor.getpeername()
        self.set_socket_options(visitor)
        return self.channel_class(self, visitor, address, self.adj, map=self._map)

    @staticmethod
    def _hear(channel: Channel, said: bytes) -> None:
        """What came before the connection did."""
        try:
            channel.received(said)
        except Exception:  # logged there, as what comes later is
            channel.handle_error()

    def handle_error(self) -> None:
        """A fault of ours: whoever comes next is taken all the same."""
        log.exception("a connection was not taken")

    def ask_to_stop(self, *_: object) -> None:
        """As a signal's handler: the loop ends when what was begun is answered."""
        self.is_stopping, self.accepting = True, False
        self.pull_trigger()

    def run(self) -> None:
        """Serve until asked to stop, and then what has been begun."""
        while not self.is_stopping:
            self._turn(seconds=1)
        while self._take():
            """What was handed over before the door closed."""
        deadline = time.monotonic() + STOP_SECONDS
        while self._is_at_work() and time.monotonic() < deadline:
            self._turn(seconds=FAREWELLS)

    def _turn(self, *, seconds: float) -> None:
        self.asyncore.loop(timeout=seconds, map=self._map, use_poll=True, count=1)

    def _is_at_work(self) -> bool:
        channels = self.active_channels.values()
        return any(c.requests or c.total_outbufs_len for c in channels)
