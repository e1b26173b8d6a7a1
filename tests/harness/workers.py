"""Real worker and beat processes on the database of the running test."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.db import connection

from pathways.supervisor import programs
from pathways.supervisor.listening import bound_socket
from pathways.supervisor.processes import Child
from tests.harness.serving import end_together
from tests.harness.waiting import answers, eventually, mortal

READY = {"worker": " ready.", "beat": "beat: Starting"}


def database_url() -> str:
    """The database that this test is on, as DATABASE_URL."""
    config = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{config['NAME']}"
    user, password = quote(config["USER"]), quote(config["PASSWORD"])
    host = quote(config["HOST"], safe="")
    return f"postgres://{user}:{password}@{host}:{config['PORT']}/{config['NAME']}"


def portal_environment(**further: str) -> dict[str, str]:
    """What a process of the portal needs to work on this test's services."""
    return {
        "DJANGO_SETTINGS_MODULE": "immigration_portal.settings",
        "DATABASE_URL": database_url(),
        "REDIS_URL": settings.REDIS_URL,
        "VAR_DIR": str(settings.VAR_DIR),
        "SECRET_KEY": settings.SECRET_KEY,
        "LOG_LEVEL": "INFO",
        "HASHED_STATIC_FILES": "no",
        "PYTHONWARNINGS": "default",
        **further,
    }


@dataclass
class CeleryProcess:
    """One ``celery -A immigration_portal …`` process in a group of its own."""

    child: Child

    def start(self) -> None:
        """Start it and return when it says that it is ready."""
        mark = READY[self.child.name]
        before = self.log().count(mark)
        self.child.start()
        eventually(lambda: self.log().count(mark) > before or self.has_died())
        assert not self.has_died(), self.log()

    def kill(self) -> None:
        """SIGKILL to the whole group: no farewell, no acknowledgement."""
        assert self.child.process is not None
        self.child.send_to_group(signal.SIGKILL)
        self.child.process.wait()

    def stop(self) -> None:
        self.child.stop()

    def has_died(self) -> bool:
        return not self.child.is_running

    def log(self) -> str:
        file = self.child.log
        return file.read_text() if file and file.exists() else ""


def celery_process(
    part: str, *arguments: str, environment: dict[str, str]
) -> CeleryProcess:
    """A worker or beat that is not started yet."""
    command = [*mortal(), *programs.CELERY, part]
    log = Path(settings.VAR_DIR) / "log" / f"{part}.log"
    log.unlink(missing_ok=True)
    return CeleryProcess(Child(part, [*command, *arguments], log, environment))


@contextmanager
def running_web_server(processes: int = 2, **further: str) -> Iterator[str]:
    """The real web server on this test's services; yields its address."""
    shared = bound_socket("127.0.0.1", 0)
    servers = list(islice(programs.web(shared), 1 + processes))  # the door is one
    address = f"http://127.0.0.1:{shared.getsockname()[1]}"
    try:
        for server in servers:
            server.command = [*mortal(), *server.command]
            server.environment = portal_environment(**further)
            server.start()
        eventually(
            lambda: (
                answers(f"{address}/livez")
                or not all(server.is_running for server in servers)
            )
        )
        yield address
    finally:
        end_together(servers)


@contextmanager
def running_worker(*arguments: str, **further: str) -> Iterator[CeleryProcess]:
    """A worker with one process, stopped (or found dead) at the end."""
    flags = ("--concurrency", "1", "--without-gossip", "--without-mingle", *arguments)
    worker = celery_process("worker", *flags, environment=portal_environment(**further))
    try:
        worker.start()
        yield worker
    finally:
        worker.stop()
