"""``python -m tests.harness.monitor ADDRESS [PID]``: asks /livez again and again.

A process of its own with nothing else to do: in one that does more, an answer seems to
take as long as its other threads hold the interpreter, or as long as rubbish of a large
heap is looked for. It has the door's priority, where the machine lets it, and tells how
long it waited for a processor itself; and how long the process PID did meanwhile.
"""

from __future__ import annotations

import gc
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import urlsplit

from pathways.webserver.door import take_precedence

ASK: Final = b"GET /livez HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
GOOD: Final = b"HTTP/1.1 200 "
PAUSE_SECONDS: Final = 0.1
NANO: Final = 1e-9


class Look(NamedTuple):
    """One answer: its seconds, and those in which who measures, and who answers, was
    ready to run and another had the processor."""

    seconds: float
    own_wait: float = 0.0
    their_wait: float = 0.0
    is_good: bool = True


@contextmanager
def monitored(address: str, pid: int | None = None) -> Iterator[list[Look]]:
    """What is seen meanwhile; the list is filled at the end."""
    looks = list[Look]()
    command = [sys.executable, "-m", "tests.harness.monitor", address]
    with tempfile.TemporaryFile("w+") as said:
        process = subprocess.Popen(
            [*command, *map(str, filter(None, [pid]))], stdout=said
        )
        try:
            yield looks
        finally:
            process.terminate()
            process.wait()
            said.seek(0)
            looks += map(_look_of, said)


def _look_of(line: str) -> Look:
    seconds, own, theirs, good = line.split()
    return Look(float(seconds), float(own), float(theirs), good == "True")


def waited(pid: int | str) -> float:
    """How many seconds a process was ready and had no processor; 0 where none says."""
    try:
        return int(Path(f"/proc/{pid}/schedstat").read_text().split()[1]) * NANO
    except (OSError, IndexError):
        return 0.0


def look_at(place: tuple[str, int], pid: int | str) -> Look:
    """One visit, from the connection to the end of the answer."""
    before = waited("self"), waited(pid)
    started = time.monotonic()
    try:
        with socket.create_connection(place, 30) as line:
            line.sendall(ASK)
            heard = b"".join(iter(lambda: line.recv(1000), b""))
    except OSError:
        heard = b""
    seconds = time.monotonic() - started
    own, theirs = waited("self") - before[0], waited(pid) - before[1]
    return Look(seconds, own, theirs, heard.startswith(GOOD))


def main() -> None:
    """Until it is ended: a line each time."""
    address, *pids = sys.argv[1:]
    parts = urlsplit(address)
    place = parts.hostname or "", parts.port or 80
    take_precedence()
    gc.disable()
    while True:
        print(*look_at(place, pids[0] if pids else "none"), flush=True)
        time.sleep(PAUSE_SECONDS)


if __name__ == "__main__":
    main()
