"""What is left of the portal while far more is asked of it than it can do.

The very processes of ``make run`` (``manage.py up``): 64 connections that each want a
page nobody has seen yet, then 256 and forms sent by half for ``STORM_SECONDS`` (60),
and in the middle half of these a Redis that is silent. How long /livez takes, what is
refused, how memory grows, and how soon an Answer is as quick as before.
"""

import json
import os
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import django

django.setup()

from django.conf import settings  # noqa: E402

from tests.harness.figures import figure  # noqa: E402
from tests.harness.serving import an_answer  # noqa: E402
from tests.harness.sockets import visit, waits  # noqa: E402
from tests.harness.storms import Storm, stormed  # noqa: E402
from tests.harness.waiting import answers, eventually, free_port  # noqa: E402

SECONDS = int(os.environ.get("STORM_SECONDS", "60"))
DOOR = "pathways.webserver.door"
BEFORE_SECONDS = max(5, SECONDS // 5)


@dataclass
class Portal:
    """``manage.py up``, its address, and what it holds of memory over time."""

    address: str
    held: list[float] = field(default_factory=list)
    is_silent: bool = False

    def programs(self) -> dict[int, str]:
        """The number and command of each process that it has started."""
        rows = json.loads((Path(settings.VAR_DIR) / "up.json").read_text())
        return dict(rows)

    def door(self) -> int:
        """The number of the process that answers /livez."""
        return next(n for n, command in self.programs().items() if DOOR in command)

    def megabytes(self) -> float:
        """What all of them hold, with the processes that they have started."""
        groups, total = set(self.programs()), 0
        for process in Path("/proc").glob("[0-9]*"):
            try:
                group = os.getpgid(int(process.name))
                text = (process / "status").read_text() if group in groups else ""
            except OSError:
                continue
            size = re.search(r"VmRSS:\s+(\d+) kB", text)
            total += int(size[1]) if size else 0
        return total / 1000

    def make_silent(self, wanted: bool) -> None:
        """Let the broker and cache take connections and not answer, or wake it."""
        if wanted == self.is_silent:
            return
        self.is_silent = wanted
        number = signal.SIGSTOP if wanted else signal.SIGCONT
        for pid, command in self.programs().items():
            if "valkey" in command or "redis-server" in command:
                os.kill(pid, number)

    def weather(self, share: float) -> None:
        """What goes on beside the connections, when so much of the storm is over."""
        self.make_silent(0.25 < share < 0.75)
        if share > (len(self.held) + 1) / 20:
            self.held.append(self.megabytes())


@contextmanager
def running() -> Iterator[Portal]:
    """The portal as a person starts it, on a free port."""
    port = free_port()
    portal = Portal(f"http://127.0.0.1:{port}")
    with (
        tempfile.TemporaryFile("w+") as said,
        subprocess.Popen(
            [sys.executable, "manage.py", "up"],
            cwd=settings.BASE_DIR,
            env={**os.environ, "PORT": str(port)},
            stdout=said,
            stderr=said,
        ) as process,
    ):
        try:
            eventually(
                lambda: process.poll() is not None or answers(f"{portal.address}/"),
                seconds=900,
            )
            said.seek(0)
            assert process.poll() is None, said.read()
            yield portal
        finally:
            portal.make_silent(False)
            process.send_signal(signal.SIGTERM)
            process.wait(60)


def quick(url: str) -> float:
    """The middle time of an Answer seen again, in milliseconds."""
    return statistics.median(waits(url, 20, pause=0)) * 1000


def say(storm: Storm, name: str) -> None:
    """The figures of one storm."""
    figure(f"pages of {name}", storm.pages, "")
    figure(f"refused with Retry-After, of {name}", storm.refused, "")
    figure(f"other answers of {name}", storm.unkind, "", target="at most 0")
    figure(f"broken connections of {name}", storm.broken, "", target="at most 0")
    percentiles = statistics.quantiles([look.seconds for look in storm.lives], n=100)
    for number in (50, 99):
        value = percentiles[number - 1] * 1000
        figure(f"{number}th percentile of /livez in {name}", value, "ms")
    longest = max(storm.lives)
    most = longest.seconds * 1000
    figure(f"longest of /livez in {name}", most, "ms", target="under 100")
    for who, wait in (
        ("who measured", longest.own_wait),
        ("the door", longest.their_wait),
    ):
        figure(f"of these {who} waited for a processor", wait * 1000, "ms")
    if storm.refusals:
        refusal = statistics.median(seen.seconds for seen in storm.refusals) * 1000
        figure(f"a refusal in {name}", refusal, "ms", target="under 50")


def main() -> None:
    with running() as portal, an_answer() as path:
        address = portal.address
        url = f"{address}{path}"
        for _process in range(6):
            visit(url)
        before, empty = quick(url), portal.megabytes()
        figure("load average before", os.getloadavg()[0], "")
        say(
            stormed(
                address,
                path,
                connections=64,
                seconds=BEFORE_SECONDS,
                door=portal.door(),
            ),
            "64 connections",
        )
        storm = stormed(
            address,
            path,
            connections=256,
            seconds=SECONDS,
            beside=portal.weather,
            door=portal.door(),
        )
        portal.make_silent(False)
        ended = time.monotonic()
        say(storm, f"256 connections, {SECONDS} s")
        time.sleep(max(0, ended + 2 - time.monotonic()))
        after = quick(url)
    figure("load average after", os.getloadavg()[0], "")
    figure("memory before", empty, "MB")
    quarter = max(1, len(portal.held) // 4)
    early, late = portal.held[:quarter], portal.held[-quarter:]
    figure("memory in the first quarter", statistics.mean(early), "MB")
    figure("memory in the last quarter", statistics.mean(late), "MB")
    figure("most memory", max(portal.held), "MB")
    figure("an Answer before the storm", before, "ms")
    figure("an Answer two seconds after it", after, "ms")


if __name__ == "__main__":
    main()
