"""A web process with its door, in threads of the test."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from threading import Event, Thread
from typing import Any

import pytest

from pathways.supervisor.listening import bound_socket, handing_over
from pathways.webserver import door, server, serving

# In two pieces, so that the door hands it over.
LIVEZ = (b"GET /livez HTTP/1.1\r\nHost: x\r\n", b"\r\n")
SOON = 5.0


@dataclass
class Process:
    """A web process with its door."""

    address: Any
    server: server.Server
    begun: list[str] = field(default_factory=list)
    go_on: Event = field(default_factory=Event)

    def application(self, environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        """Answers at once what asks for it, else when the test says so."""
        path = environ["PATH_INFO"]
        if path != "/livez":
            self.begun.append(path)
            self.go_on.wait(SOON)
        start("200 OK", [("Content-Type", "text/plain"), ("Content-Length", "4")])
        return [b"page"]

    def comes(self, said: bytes) -> socket.socket:
        """A visitor who says this."""
        visitor = socket.create_connection(self.address, SOON)
        visitor.sendall(said)
        return visitor

    def is_left_alone(self, said: bytes) -> bool:
        """Whether the server ends the connection of who says this and no more."""
        with self.comes(said) as visitor:
            return visitor.recv(1) == b""

    def is_answered_soon(self) -> bool:
        """Whether /livez is, by the web process itself."""
        with self.comes(LIVEZ[0]) as visitor:
            time.sleep(0.05)
            visitor.sendall(LIVEZ[1])
            return visitor.recv(1000).startswith(b"HTTP/1.1 200")


@pytest.fixture
def process(settings: Any) -> Iterator[Process]:
    settings.BEHIND_PROXY = False
    listening, (own, theirs) = bound_socket("127.0.0.1", 0), handing_over()
    listening.listen(200)
    entrance = door.Door(listening, own)
    running: Process

    def application(environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        return running.application(environ, start)

    web = serving._server(application, theirs, listening)
    running = Process(listening.getsockname(), web)
    threads = [Thread(target=entrance.run), Thread(target=web.run)]
    for thread in threads:
        thread.start()
    yield running
    running.go_on.set()
    entrance.ask_to_stop()
    running.comes(b"").close()  # wakes it
    web.ask_to_stop()
    for thread in threads:
        thread.join()
    for dispatcher in (web.task_dispatcher, web.express, web.refusals):
        dispatcher.shutdown(timeout=1)
    for channel in list(web.active_channels.values()):
        channel.handle_close()
    web.close()
    entrance.look.close()
    for end in (listening, own, *entrance.silent):
        end.close()
