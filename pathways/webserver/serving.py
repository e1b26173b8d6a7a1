"""One web process: how the server is set up, and what it may take from the machine."""

from __future__ import annotations

import contextlib
import logging
import resource
import signal
import socket
import sys
from collections.abc import Callable
from typing import Any, Final

from waitress.adjustments import Adjustments

from pathways.admission import MOST_IN
from pathways.webserver.refusal import page
from pathways.webserver.server import MOST_CONNECTIONS, Server
from pathways.webserver.threads import RoomyDispatcher

# Dear work and what waits for its turn hold threads; the others are for the rest.
THREADS: Final = MOST_IN + 4
# Python hands the processor from thread to thread so often; five times is usual.
SWITCH_SECONDS: Final = 0.001
LARGEST_BODY: Final = 16 * 2**20
LARGEST_HEAD: Final = 32 * 2**10
SPARE_FILES: Final = 200


def serve(application: Callable[..., Any], *, handed: int, listening: int) -> None:
    """Answer what comes on the socket ``handed`` until SIGTERM or SIGINT.

    ``listening``: the socket that visitors connect to, for its address.
    """
    sys.setswitchinterval(SWITCH_SECONDS)
    _allow_connections()
    _say_no_paths()
    page()
    address = socket.socket(fileno=listening)
    server = _server(application, socket.socket(fileno=handed), address)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, server.ask_to_stop)
    server.run()


def _server(
    application: Callable[..., Any], handed: socket.socket, listening: socket.socket
) -> Server:
    dispatcher = RoomyDispatcher()
    dispatcher.set_thread_count(THREADS)
    adjustments = Adjustments(
        sockets=[listening],  # none is opened
        connection_limit=MOST_CONNECTIONS + SPARE_FILES,
        channel_request_lookahead=1,  # so that a visitor who leaves is noticed
        cleanup_interval=1,
        max_request_body_size=LARGEST_BODY,
        max_request_header_size=LARGEST_HEAD,
        ident=None,
        clear_untrusted_proxy_headers=False,  # Django reads them behind a proxy only
    )
    family, kind, protocol = listening.family, listening.type, listening.proto
    return Server(
        application,
        {},
        _sock=handed,
        dispatcher=dispatcher,
        adj=adjustments,
        sockinfo=(family, kind, protocol, listening.getsockname()),
        bind_socket=False,
    )


def _allow_connections() -> None:
    """As many open files as connections, where the machine lets us."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = 2 * (MOST_CONNECTIONS + SPARE_FILES)  # a large body is a file too
    if soft < wanted:
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (min(wanted, hard), hard))


def _say_no_paths() -> None:
    """Waitress names the path of what went wrong, and private links are paths."""
    logging.getLogger("waitress").addFilter(_without_path)
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)


def _without_path(record: logging.LogRecord) -> bool:
    if " while serving " in record.getMessage():
        record.msg, record.args = str(record.msg).split(" while serving ")[0], ()
    return True
