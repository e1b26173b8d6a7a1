"""Waiting for other processes: by what they did, never by a fixed pause."""

import shutil
import socket
import time
import urllib.request
from collections.abc import Callable


def mortal() -> list[str]:
    """Words before a command so that it dies with the test run (Linux)."""
    program = shutil.which("setpriv")
    return [program, "--pdeathsig", "KILL", "--"] if program else []


def free_port() -> int:
    """A port of 127.0.0.1 that nobody listened on a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answers(url: str) -> bool:
    """Whether the address answers with 200 now."""
    try:
        with urllib.request.urlopen(url, timeout=2) as response:  # noqa: S310
            return bool(response.status == 200)
    except OSError:
        return False


def eventually(
    look: Callable[[], object],
    *,
    seconds: float = 30,
    log: Callable[[], str] = str,
) -> None:
    """Return once the look is truthy; fail when it is not within the time.

    ``log``: what the process says that is waited for, for the failure's message.
    """
    deadline = time.monotonic() + seconds
    while not look():
        late = time.monotonic() >= deadline
        assert not late, f"did not happen within {seconds} s\n{log()}"
        time.sleep(0.05)
