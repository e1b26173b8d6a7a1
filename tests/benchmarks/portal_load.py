"""Requests per second and latency of the running web server.

An Answer is asked for at a steady rate, as the issue states it; how many can be had at
the most is measured by wrk.

Starts the web processes on a free port with the portal's own database, and a Valkey of
its own, for an Answer seen again comes from the cache. ``/livez`` is the bare page.
"""

import re
import subprocess

import django

django.setup()

from tests.harness.broker import broker_of_this_process  # noqa: E402
from tests.harness.figures import figure  # noqa: E402
from tests.harness.serving import an_answer, serving, wrk  # noqa: E402
from tests.harness.steady import ask_steadily  # noqa: E402
from tests.harness.waiting import answers, eventually  # noqa: E402

PATHS = {"a bare Django page": "/livez?", "the first page": "/"}
SECONDS = 4
A_MINUTE = 60
RATE = 400
CONNECTIONS = 32


def load(url: str, name: str, seconds: int = SECONDS) -> None:
    command = [wrk(), "-t1", "-c16", f"-d{seconds}s", "--latency", url]
    shown = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    rate = re.search(r"Requests/sec:\s+([\d.]+)", shown)
    slow = re.search(r"99%\s+([\d.]+)(us|ms|s)\b", shown)
    refused = re.search(r"Non-2xx or 3xx responses: (\d+)", shown)
    assert rate, shown
    assert slow, shown
    scale = {"us": 0.001, "ms": 1.0, "s": 1000.0}[slow[2]]
    target = "at least 400" if "Answer" in name else ""
    figure(f"requests per second of {name}", float(rate[1]), "1/s", target=target)
    figure(f"99th percentile of {name}", float(slow[1]) * scale, "ms")
    figure(f"refused requests of {name}", float(refused[1]) if refused else 0, "")


def steadily(url: str) -> None:
    """An Answer seen again, 400 times a second for a minute."""
    every = ask_steadily(url, rate=RATE, seconds=A_MINUTE, connections=CONNECTIONS)
    name = f"an Answer at {RATE} a second for a minute"
    for percent, target in ((50, ""), (99, "under 60")):
        value = every.percentile(percent)
        figure(f"{percent}th percentile of {name}", value, "ms", target=target)
    figure(f"failed requests of {name}", every.failed, "", target="0")


def main() -> None:
    with serving() as (address, _servers), an_answer() as path:
        for name, bare in PATHS.items():
            load(f"{address}{bare}", name)
        for _process in range(4):  # each reads the edition once
            eventually(lambda: answers(f"{address}{path}"))
        steadily(f"{address}{path}")
        load(f"{address}{path}", "an Answer, as many as can be", SECONDS)


if __name__ == "__main__":
    broker = broker_of_this_process()
    broker.start()
    try:
        main()
    finally:
        broker.stop()
