"""The web processes as measurements use them, with an Answer to ask for."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from django.utils import timezone

from pathways import profiles
from pathways.supervisor import programs
from pathways.supervisor.listening import bound_socket
from pathways.supervisor.processes import Child, stop_together
from tests.harness.answers import token_of
from tests.harness.waiting import answers, eventually
from tests.people import DEVELOPER

OFFER = {"noc": "21231", "province": "BC", "city": "Vancouver", "wage_cad_hourly": 60}


def wrk() -> str:
    """The program that sends many requests."""
    program = shutil.which("wrk")
    assert program, "wrk is missing: make test installs it"
    return program


def end_together(servers: Sequence[Child]) -> None:
    """Stop them, and close the sockets that they share."""
    stop_together(servers)
    for server in servers:
        for end in server.inherits:
            end.close()


@contextmanager
def serving() -> Iterator[tuple[str, list[Child]]]:
    """Door and web processes on a free port, on the portal's own database."""
    shared = bound_socket("127.0.0.1", 0)
    servers = list(programs.web(shared))
    address = f"http://127.0.0.1:{shared.getsockname()[1]}"
    with tempfile.TemporaryDirectory() as folder:
        try:
            for server in servers:
                server.log = Path(folder) / "web.log"
                server.start()
            eventually(lambda: answers(f"{address}/livez"), seconds=120)
            yield address, servers
        finally:
            end_together(servers)


@contextmanager
def an_answer() -> Iterator[str]:
    """The path of an Answer; its answers are deleted afterwards."""
    token = token_of({**DEVELOPER, "job_offer": OFFER})
    try:
        yield f"/a/{token}/answer/"
    finally:
        saved = profiles.open_profile(token=token, now=timezone.now())
        assert saved is not None
        profiles.delete_profile(profile=saved)
