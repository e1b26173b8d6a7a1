"""PostgreSQL, Redis and a mail server of one run, each behind a door of its own."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import redis

from tests.faults.mailserver import MailServer, running_mail_server
from tests.faults.proxies import Door, Loop
from tests.harness.waiting import free_port, mortal

NAME, ROLE = "portal", "portal"
# The role of the portal is no superuser: limits of connections hold for it.
OPTIONS = (
    "-c listen_addresses=127.0.0.1 -c fsync=off -c full_page_writes=off"
    " -c max_connections=120 -c superuser_reserved_connections=5"
    " -c deadlock_timeout=200ms"
)


def _as_postgres(*words: str) -> list[str]:
    """PostgreSQL refuses root: there its own user runs it."""
    if os.getuid():
        return list(words)
    return ["runuser", "-u", "postgres", "--", *words]


class Postgres:
    """A server of this run alone; what it has committed outlives its crash."""

    def __init__(self) -> None:
        installed = Path("/usr/lib/postgresql").glob("*/bin")
        self.programs = max(installed, key=lambda path: int(path.parent.name))
        self.folder = Path(tempfile.mkdtemp(prefix="portal-faults-pg-"))
        self.port = free_port()
        if not os.getuid():
            entry = pwd.getpwnam("postgres")
            os.chown(self.folder, entry.pw_uid, entry.pw_gid)
        self._run("initdb", "--auth", "trust", "--encoding", "UTF8", "--username", "su")
        self.start()
        self.say(f"CREATE ROLE {ROLE} LOGIN", database="postgres")
        self.say(f"CREATE DATABASE {NAME} OWNER {ROLE}", database="postgres")

    def _run(self, program: str, *words: str, **clock: str) -> None:
        path = self.programs / program
        command = _as_postgres(str(path), "--pgdata", str(self.folder / "data"), *words)
        subprocess.run(
            command, check=True, stdout=subprocess.DEVNULL, env={**os.environ, **clock}
        )

    def start(self, **clock: str) -> None:
        """Return once it takes connections."""
        options = f"-p {self.port} -c unix_socket_directories={self.folder} {OPTIONS}"
        log = str(self.folder / "log")
        self._run(
            "pg_ctl", "start", "-w", "-s", "--log", log, "--options", options, **clock
        )

    def crash(self) -> None:
        """As if its machine had lost power: nothing is written that was not."""
        self._run("pg_ctl", "stop", "-s", "--mode", "immediate")

    def restart(self) -> None:
        """As an administrator does: whoever is connected is cut off."""
        self._run("pg_ctl", "stop", "-s", "--mode", "fast")
        self.start()

    def say(self, *statements: str, database: str = NAME) -> str:
        """Have the administrator say something; the last answer."""
        words = [word for line in statements for word in ("-c", line)]
        place = ["-h", str(self.folder), "-p", str(self.port), "-U", "su"]
        shown = subprocess.run(
            [str(self.programs / "psql"), *place, "-qAt", *words, database],
            check=True,
            capture_output=True,
            text=True,
        )
        return shown.stdout.strip()

    def stop(self) -> None:
        with suppress(subprocess.CalledProcessError):
            self.crash()
        shutil.rmtree(self.folder, ignore_errors=True)


class Redis:
    """A redis-server whose queue is on disk."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="portal-faults-redis-"))
        self.port = free_port()
        self.process: subprocess.Popen[bytes] | None = None
        self.client = redis.Redis(port=self.port)
        self.start()

    def start(self) -> None:
        program = shutil.which("valkey-server") or shutil.which("redis-server")
        assert program, "no redis-server: make test installs it"
        options = f"--port {self.port} --bind 127.0.0.1 --appendonly yes --save ''"
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(
                [*mortal(), program, *options.replace("''", "").split(), ""],
                cwd=self.folder,
                stdout=log,
            )
        deadline = time.monotonic() + 20
        while True:
            try:
                self.client.ping()
                return
            except redis.RedisError:
                assert time.monotonic() < deadline, "the broker does not start"
                time.sleep(0.02)

    def kill(self) -> None:
        """SIGKILL, no farewell."""
        assert self.process is not None
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def queued(self) -> int:
        """Messages that wait in the default queue."""
        return int(self.client.llen("celery"))

    def ticks(self) -> int:
        """Ticks of the clock that wait."""
        return int(self.client.llen("ticks"))

    def stop(self) -> None:
        self.kill()
        self.client.close()
        shutil.rmtree(self.folder, ignore_errors=True)


class Services:
    """All of them, with their doors."""

    def __init__(self, postgres: Postgres, broker: Redis, mail: MailServer) -> None:
        self.postgres, self.broker, self.mail = postgres, broker, mail
        loop = Loop()
        self.database_door = Door(loop, postgres.port)
        self.broker_door = Door(loop, broker.port)
        self.mail_door = Door(loop, mail.port)

    def environment(self, *, through_doors: bool) -> dict[str, str]:
        """Where a process finds them; the tests themselves use no door."""
        database, broker = self.postgres.port, self.broker.port
        if through_doors:
            database, broker = self.database_door.port, self.broker_door.port
        return {
            "DATABASE_URL": f"postgres://{ROLE}:@127.0.0.1:{database}/{NAME}",
            "REDIS_URL": f"redis://127.0.0.1:{broker}/0",
            "EMAIL_URL": f"smtp://127.0.0.1:{self.mail_door.port}",
        }

    def calm(self) -> None:
        """End every fault."""
        for door in (self.database_door, self.broker_door, self.mail_door):
            door.turn("open")
        self.mail.behave()


@contextmanager
def running_services() -> Iterator[Services]:
    """Started for the block, and gone after it."""
    postgres = Postgres()
    try:
        broker = Redis()
        try:
            with running_mail_server() as mail:
                yield Services(postgres, broker, mail)
        finally:
            broker.stop()
    finally:
        postgres.stop()
