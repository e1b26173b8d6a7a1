"""Requests per second and latency of the running web server, measured by wrk.

Starts granian on a free port of this machine with the portal's own database.
"""

import re
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

import django

django.setup()

from pathways.supervisor import programs  # noqa: E402
from tests.harness.figures import figure  # noqa: E402
from tests.harness.waiting import answers, eventually, free_port  # noqa: E402

PATHS = ("/livez", "/")
SECONDS = 4


def load(program: str, url: str, path: str) -> None:
    command = [program, "-t1", "-c16", f"-d{SECONDS}s", "--latency", f"{url}{path}"]
    shown = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    rate = re.search(r"Requests/sec:\s+([\d.]+)", shown)
    slow = re.search(r"99%\s+([\d.]+)(us|ms|s)\b", shown)
    refused = re.search(r"Non-2xx or 3xx responses: (\d+)", shown)
    assert rate, shown
    assert slow, shown
    scale = {"us": 0.001, "ms": 1.0, "s": 1000.0}[slow[2]]
    figure(f"requests per second of {path}", float(rate[1]), "1/s")
    figure(f"99th percentile of {path}", float(slow[1]) * scale, "ms")
    figure(f"refused requests of {path}", float(refused[1]) if refused else 0, "")


def main() -> None:
    program = shutil.which("wrk")
    assert program, "wrk is missing: make test installs it"
    port = free_port()
    server = programs.web(host="127.0.0.1", port=port)
    with tempfile.TemporaryDirectory() as folder:
        server.log = Path(folder) / "web.log"
        server.start()
        try:
            eventually(lambda: answers(f"http://127.0.0.1:{port}/livez"))
            for path in PATHS:
                load(program, f"http://127.0.0.1:{port}", path)
        finally:
            server.signal_group(signal.SIGKILL)
            server.stop()


if __name__ == "__main__":
    main()
