"""What is left of the portal while far more is asked of it than it can do.

Forms sent by half and 256 connections that each want a page nobody has seen yet, for
``STORM_SECONDS`` (60): how long /livez takes meanwhile, what is refused, how memory
grows, and how soon an Answer is as quick as before.
"""

import os
import re
import statistics
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django

django.setup()

from pathways.supervisor.processes import Child  # noqa: E402
from tests.harness.broker import broker_of_this_process  # noqa: E402
from tests.harness.figures import figure  # noqa: E402
from tests.harness.serving import an_answer, serving, wrk  # noqa: E402
from tests.harness.sockets import half_sent, visit, waits  # noqa: E402

SECONDS = int(os.environ.get("STORM_SECONDS", "60"))
CONNECTIONS = 256
HALF_SENT = 40
EACH_NEW = """
local number = 0
request = function()
  number = number + 1
  return wrk.format("GET", wrk.path .. "?n=" .. number)
end
"""


def megabytes(servers: list[Child]) -> float:
    """What the web processes hold."""
    files = [Path(f"/proc/{server.pid}/status").read_text() for server in servers]
    held = [re.search(r"VmRSS:\s+(\d+) kB", text) for text in files]
    return sum(int(size[1]) for size in held if size) / 1000


@contextmanager
def storm(url: str) -> Iterator[subprocess.Popen[str]]:
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(EACH_NEW)
        script.flush()
        options = ["-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "--timeout", "30s"]
        command = [wrk(), *options, "-s", script.name, url]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            yield process


def say_what_was_refused(shown: str) -> None:
    requests = re.search(r"(\d+) requests in", shown)
    refused = re.search(r"Non-2xx or 3xx responses: (\d+)", shown)
    errors = re.search(r"Socket errors: (.*)", shown)
    assert requests, shown
    figure("requests in the storm", int(requests[1]), "")
    figure("of these refused", int(refused[1]) if refused else 0, "")
    broken = sum(map(int, re.findall(r"\d+", errors[1]))) if errors else 0
    figure("of these broken", broken, "", target="at most 0")


def quick(url: str) -> float:
    """The middle time of an Answer seen again, in milliseconds."""
    return statistics.median(waits(url, 20, pause=0)) * 1000


def main() -> None:
    with serving() as (address, servers), an_answer() as path:
        url, lives = f"{address}{path}", []
        for _process in range(6):
            visit(url)
        before = quick(url)
        with storm(url) as wrk_itself, half_sent(address, HALF_SENT):
            time.sleep(SECONDS / 4)
            early, refusal = megabytes(servers), visit(f"{url}?n=0")
            while wrk_itself.poll() is None:
                lives += waits(f"{address}/livez", 1, pause=0.1)
            assert wrk_itself.stdout is not None
            shown = wrk_itself.stdout.read()
        time.sleep(2)
        after = quick(url)
        late = megabytes(servers)
    say_what_was_refused(shown)
    slow = statistics.quantiles(lives, n=100)[98] * 1000
    figure("99th percentile of /livez in the storm", slow, "ms", target="under 100")
    figure("longest of /livez in the storm", max(lives) * 1000, "ms")
    if refusal.status == 503:
        figure(
            "a refusal in the storm", refusal.seconds * 1000, "ms", target="under 50"
        )
    figure("memory in the storm's first quarter", early, "MB")
    figure("memory after it", late, "MB")
    figure("an Answer before the storm", before, "ms")
    figure("an Answer two seconds after it", after, "ms")


if __name__ == "__main__":
    broker = broker_of_this_process()
    broker.start()
    try:
        main()
    finally:
        broker.stop()
