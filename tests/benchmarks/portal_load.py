"""Requests per second and latency of the running web server, measured by wrk.

Starts the web processes on a free port with the portal's own database, and a Valkey of
its own, for an Answer seen again comes from the cache.
"""

import re
import shutil
import subprocess
import tempfile
from pathlib import Path

import django

django.setup()

from django.utils import timezone  # noqa: E402

from pathways import profiles  # noqa: E402
from pathways.supervisor import programs  # noqa: E402
from pathways.supervisor.listening import bound_socket  # noqa: E402
from pathways.supervisor.processes import stop_together  # noqa: E402
from tests.harness.answers import token_of  # noqa: E402
from tests.harness.broker import broker_of_this_process  # noqa: E402
from tests.harness.figures import figure  # noqa: E402
from tests.harness.waiting import answers, eventually  # noqa: E402
from tests.people import DEVELOPER  # noqa: E402

PATHS = ("/livez", "/about/", "/")
SECONDS = 4
A_MINUTE = 60


def load(program: str, url: str, path: str, name: str, seconds: int = SECONDS) -> None:
    command = [program, "-t1", "-c16", f"-d{seconds}s", "--latency", f"{url}{path}"]
    shown = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    rate = re.search(r"Requests/sec:\s+([\d.]+)", shown)
    slow = re.search(r"99%\s+([\d.]+)(us|ms|s)\b", shown)
    refused = re.search(r"Non-2xx or 3xx responses: (\d+)", shown)
    assert rate, shown
    assert slow, shown
    scale = {"us": 0.001, "ms": 1.0, "s": 1000.0}[slow[2]]
    target = "at least 400" if seconds == A_MINUTE else ""
    figure(f"requests per second of {name}", float(rate[1]), "1/s", target=target)
    most = "under 60" if seconds == A_MINUTE else ""
    figure(f"99th percentile of {name}", float(slow[1]) * scale, "ms", target=most)
    figure(f"refused requests of {name}", float(refused[1]) if refused else 0, "")


def load_an_answer(program: str, url: str) -> None:
    """An Answer, seen again for a minute; its answers are deleted afterwards."""
    offer = {"noc": "21231", "province": "BC", "city": "Vancouver"}
    token = token_of({**DEVELOPER, "job_offer": {**offer, "wage_cad_hourly": 60}})
    try:
        load(program, url, f"/a/{token}/answer/", "an Answer", A_MINUTE)
    finally:
        saved = profiles.profile_under(token=token, now=timezone.now())
        assert saved is not None
        profiles.delete_profile(profile=saved)


def main() -> None:
    program = shutil.which("wrk")
    assert program, "wrk is missing: make test installs it"
    shared = bound_socket("127.0.0.1", 0)
    servers = list(programs.web(shared))
    address = f"http://127.0.0.1:{shared.getsockname()[1]}"
    with tempfile.TemporaryDirectory() as folder:
        try:
            for server in servers:
                server.log = Path(folder) / "web.log"
                server.start()
            eventually(lambda: answers(f"{address}/livez"))
            for path in PATHS:
                load(program, address, path, path)
            load_an_answer(program, address)
        finally:
            stop_together(servers)
            shared.close()


if __name__ == "__main__":
    broker = broker_of_this_process()
    broker.start()
    try:
        main()
    finally:
        broker.stop()
