"""What the settings read from the environment, as small pure functions."""

import hashlib
import os
import tempfile
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from django.core.management.utils import get_random_secret_key
from django.http import HttpRequest

# A unix socket's path may hold 107 bytes on Linux and 103 on macOS.
LONGEST_SOCKET_PATH = 100


def secret_key(path: Path) -> str:
    """The key kept in a file that only its owner reads, made on first use."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    if not path.exists():
        draft.touch(mode=0o600)
        draft.write_text(get_random_secret_key())
        try:
            os.link(draft, path)
        except FileExistsError:
            pass  # another process was first: its key counts
        finally:
            draft.unlink()
    return path.read_text().strip()


def socket_path(folder: Path) -> Path:
    """Where the embedded broker listens: in the folder, unless that is too deep."""
    inside = folder / "valkey.sock"
    if len(os.fsencode(inside)) <= LONGEST_SOCKET_PATH:
        return inside
    digest = hashlib.sha256(os.fsencode(inside)).hexdigest()[:12]
    return Path(tempfile.gettempdir()) / f"portal-{os.getuid()}-{digest}.sock"


def broker_url(redis_url: str) -> str:
    """The address as celery spells it: a unix socket has a scheme of its own."""
    if not redis_url.startswith("unix://"):
        return redis_url
    parts = urlsplit(redis_url)
    query = {"virtual_host": dict(parse_qsl(parts.query)).get("db", "0")}
    return f"redis+socket://{parts.path}?{urlencode(query)}"


def cache_url(redis_url: str) -> str:
    """The database after the broker's: clearing the cache leaves the queue alone."""
    parts = urlsplit(redis_url)
    query = dict(parse_qsl(parts.query))
    if parts.scheme == "unix":
        query["db"] = str(int(query.get("db", "0")) + 1)
        return f"unix://{parts.path}?{urlencode(query)}"
    number = int(parts.path.strip("/") or "0") + 1
    return urlunsplit(parts._replace(path=f"/{number}"))


def tuned_database(config: dict[str, Any], pragmas: str) -> dict[str, Any]:
    """The database with connections kept open, and SQLite made fit for many writers."""
    if config["ENGINE"].endswith("sqlite3"):
        options = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": pragmas,
        }
        return {**config, "CONN_MAX_AGE": None, "OPTIONS": options}
    tuned = {"CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True}
    return {**tuned, **config}


def visitor_address(request: HttpRequest) -> str:
    """Whom the proxy saw: the last address it wrote, for visitors write the others."""
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "")
    last: str = forwarded.rsplit(",", 1)[-1].strip()
    return last or str(request.META["REMOTE_ADDR"])
