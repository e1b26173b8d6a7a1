"""The programs that make up the portal, as child processes."""

import socket
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.conf import settings

from pathways.supervisor import valkey
from pathways.supervisor.listening import handing_over
from pathways.supervisor.processes import Child

PYTHON = (sys.executable, "-m")
CELERY = (*PYTHON, "celery", "-A", "immigration_portal")


def log_file(name: str) -> Path:
    return Path(settings.VAR_DIR) / "log" / f"{name}.log"


def broker() -> Child | None:
    """The embedded Valkey; nothing where REDIS_URL names a server."""
    if not settings.BROKER_IS_EMBEDDED:
        return None
    folder = Path(settings.VAR_DIR) / "valkey"
    command = valkey.server_command(folder=folder, socket=settings.VALKEY_SOCKET)
    return Child("valkey", command, log_file("valkey"))


def web(shared: socket.socket) -> Iterator[Child]:
    """The door, then the web processes. No access log: private links are in the paths.

    Each holds both ends of what is handed over, so that nothing is lost while one of
    them is started again.
    """
    own, theirs = handing_over()
    inherits, log = (shared, own, theirs), log_file("web")
    command = [*PYTHON, "pathways.webserver.door", *_numbers(shared, own)]
    yield Child("door", command, log, inherits=inherits)
    command = [*PYTHON, "pathways.webserver", *_numbers(theirs, shared)]
    for number in range(1, settings.WEB_PROCESSES + 1):
        yield Child(f"web-{number}", command, log, inherits=inherits)


def _numbers(*ends: socket.socket) -> list[str]:
    return [str(end.fileno()) for end in ends]


def worker() -> Child:
    flags = ("--without-gossip", "--without-mingle")
    count = ("--concurrency", str(settings.TASK_PROCESSES))
    return Child("worker", [*CELERY, "worker", *count, *flags], log_file("worker"))


def beat() -> Child:
    return Child("beat", [*CELERY, "beat"], log_file("beat"))


def all_programs(shared: socket.socket) -> Iterable[Child]:
    """In the order in which they start; they stop in the order of ``STOP_ORDER``."""
    own_broker = broker()
    if own_broker is not None:
        yield own_broker
    yield from web(shared)
    yield from (worker(), beat())


STOP_ORDER = ("beat", "door", "web", "worker", "valkey")
