"""The broker of one test process: embedded Valkey, a redis-server, or a given one."""

import signal
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import redis
from django.conf import settings

from pathways.quick_cache import QuickRedis
from pathways.supervisor import valkey
from pathways.supervisor.processes import Child
from tests.harness.waiting import mortal


@dataclass
class Broker:
    """A server that tests may kill and start again, unless it was given."""

    url: str
    server: Child | None

    @cached_property
    def client(self) -> redis.Redis:
        return redis.Redis.from_url(self.url)

    @cached_property
    def pages(self) -> redis.Redis:
        """The cache's part, without the haste of a page."""
        return redis.Redis.from_url(str(settings.CACHES["default"]["LOCATION"]))

    def start(self) -> None:
        if self.server is not None:
            self.server.start()
        valkey.wait_until_ready(self.url)

    def kill(self) -> None:
        """As if the machine had taken it away: SIGKILL, no farewell."""
        if self.server is None:
            pytest.skip("the broker was given from outside and is not ours to kill")
        assert self.server.process is not None
        self.server.send_to_group(signal.SIGKILL)
        self.server.process.wait()

    def fall_silent(self) -> None:
        """As a black hole: it takes connections and never answers."""
        self._signal(signal.SIGSTOP)

    def speak_again(self) -> None:
        self._signal(signal.SIGCONT)
        QuickRedis.silent_until = 0.0

    def _signal(self, number: signal.Signals) -> None:
        if self.server is None:
            pytest.skip("the broker was given from outside and is not ours to stop")
        self.server.send_to_group(number)

    def queued(self) -> int:
        """Messages that wait, ticks of the clock among them."""
        return sum(int(self.client.llen(name)) for name in ("celery", "ticks"))

    def forget_everything(self) -> None:
        """Empty queue and cache, however long that takes on a busy machine."""
        self.client.flushdb()
        self.pages.flushdb()
        QuickRedis.silent_until = 0.0

    def stop(self) -> None:
        if self.server is not None:
            self.server.stop()


def redis_command(program: str, *, port: int, folder: Path) -> list[str]:
    """A redis-server for this run alone, as durable as the embedded Valkey."""
    folder.mkdir(parents=True, exist_ok=True)
    options = f"--port {port} --bind 127.0.0.1 --appendonly yes --dir {folder}"
    return [program, *options.split(), "--save", "", "--daemonize", "no"]


def broker_of_this_process() -> Broker:
    """The broker that tests/settings.py chose an address for."""
    folder = Path(settings.VAR_DIR) / "broker"
    url = settings.REDIS_URL
    if settings.BROKER_IS_EMBEDDED:
        command = valkey.server_command(folder=folder, socket=settings.VALKEY_SOCKET)
    elif program := getattr(settings, "REDIS_PROGRAM", ""):
        port = urlsplit(url).port
        assert port is not None
        command = redis_command(program, port=port, folder=folder)
    else:
        return Broker(url, None)
    log = Path(settings.VAR_DIR) / "log" / "broker.log"
    return Broker(url, Child("broker", [*mortal(), *command], log))
