"""What the settings read from the environment, as small pure functions."""

import hashlib
import ipaddress
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit, urlunsplit

from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key
from django.http import HttpRequest

# A unix socket's path may hold 107 bytes on Linux and 103 on macOS.
LONGEST_SOCKET_PATH = 100
# As Django's check security.W009 has it.
FEWEST_KEY_LETTERS, FEWEST_KEY_SIGNS = 50, 5


def load_secret_key(path: Path) -> str:
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


def require_safe_start(
    *, site: SplitResult, debug: bool, keys: Sequence[str], hosts: Sequence[str]
) -> None:
    """Raise ``ImproperlyConfigured`` with the reason why nobody should be served so.

    ``keys``: what signs, and what did before. ``hosts``: where it listens, and the
    names under which visitors may ask for it.
    """
    _require_address(site)
    _require_names(hosts)
    public = [host for host in (str(site.hostname), *hosts) if not is_local(host)]
    if debug and public:
        raise ImproperlyConfigured(
            f"DEBUG=yes shows private data to anybody: not on {public[0]}."
        )
    if is_local(str(site.hostname)):
        return
    if any(map(is_weak, keys)):
        raise ImproperlyConfigured(
            f"SECRET_KEY is weak, or a former one: {site.hostname} needs"
            f" {FEWEST_KEY_LETTERS} or more letters, drawn at random."
        )


def site_of(address: str) -> SplitResult:
    """The parts of ``SITE_URL``; raises ``ImproperlyConfigured``."""
    try:
        site = urlsplit(address)
        is_whole = site.scheme in {"http", "https"} and site.hostname and site.port != 0
    except ValueError:
        is_whole = False
    if not is_whole:
        raise ImproperlyConfigured(
            "SITE_URL needs a scheme and a host, such as https://portal.example.org."
        )
    return site


def _require_address(site: SplitResult) -> None:
    """Links of mails are made by adding a path to it."""
    if site.path or site.query or site.fragment or "@" in site.netloc:
        raise ImproperlyConfigured(
            "SITE_URL is a scheme and a host alone: pages begin at its root."
        )


def _require_names(hosts: Sequence[str]) -> None:
    """What a visitor says the site is called stands in pages."""
    if any(host.strip() in {"*", "."} for host in hosts):
        raise ImproperlyConfigured(
            "ALLOWED_HOSTS takes names alone: with * a visitor says what we are called."
        )


def is_weak(key: str) -> bool:
    """Whether a key might be guessed."""
    return len(key) < FEWEST_KEY_LETTERS or len(set(key)) < FEWEST_KEY_SIGNS


def is_local(hostname: str) -> bool:
    """Whether only this machine reaches the host."""
    try:
        return ipaddress.ip_address(hostname.strip("[]")).is_loopback
    except ValueError:
        return hostname == "localhost" or hostname.endswith(".localhost")


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


def postgres_limits(*, connect: int, lock: int, statement: int) -> dict[str, Any]:
    """How many seconds PostgreSQL may keep a page waiting, as connection options."""
    limits = {"lock_timeout": lock, "statement_timeout": statement}
    flags = (f"-c {name}={seconds * 1000}" for name, seconds in limits.items())
    return {"connect_timeout": connect, "options": " ".join(flags)}


def tuned_database(
    config: dict[str, Any], pragmas: str, limits: dict[str, Any]
) -> dict[str, Any]:
    """The database with connections kept open, and SQLite made fit for many writers.

    What ``DATABASE_URL`` says itself counts before the limits.
    """
    if config["ENGINE"].endswith("sqlite3"):
        options = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": pragmas,
        }
        return {**config, "CONN_MAX_AGE": None, "OPTIONS": options}
    tuned = {"CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True}
    options = {**limits, **config.get("OPTIONS", {})}
    return {**tuned, **config, "OPTIONS": options}


def visitor_address(request: HttpRequest) -> str:
    """Whom the proxy saw: the last address it wrote, for visitors write the others.

    What is no address, such as one with a port, stands for nobody: the proxy counts.
    """
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "")
    last: str = forwarded.rsplit(",", 1)[-1].strip()
    try:
        return str(ipaddress.ip_address(last))
    except ValueError:
        return str(request.META["REMOTE_ADDR"])
