"""100 MB sent to the real web server: cut off, in little memory, others served."""

from __future__ import annotations

import socket
import time
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings

from tests.harness.workers import running_web_server

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.services,
    pytest.mark.once,
]
SIZE = 100_000_000
MOST_GROWTH_KB = 80_000
PAGE_KB = 4
HEAD = (
    b"POST /start/upload/ HTTP/1.1\r\nHost: 127.0.0.1\r\n"
    b"Content-Type: multipart/form-data; boundary=x\r\nContent-Length: %d\r\n\r\n"
    b'--x\r\nContent-Disposition: form-data; name="file"; filename="r.pdf"\r\n\r\n'
)


@pytest.fixture
def server(transactional_db: None) -> Iterator[str]:
    with running_web_server() as address:
        yield address


def send_bomb(address: str) -> tuple[bytes, int]:
    """Send until the server has enough: its first line, and how much it took."""
    at = urlsplit(address)
    sent = 0
    with socket.create_connection((at.hostname or "", at.port or 0), 30) as line:
        line.sendall(HEAD % SIZE)
        line.settimeout(0.2)
        with suppress(OSError):
            while sent < SIZE:
                sent += line.send(b"\0" * 65_536)
        line.settimeout(10)
        try:
            return line.recv(64), sent
        except OSError:
            return b"", sent


def resident_kb() -> int:
    """Memory of every web process of this test."""
    ours = f"VAR_DIR={settings.VAR_DIR}".encode()
    total = 0
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            is_web = b"pathways.webserver" in (process / "cmdline").read_bytes()
            if is_web and ours in (process / "environ").read_bytes():
                pages = int((process / "statm").read_text().split()[1])
                total += pages * PAGE_KB
    return total


def livez_seconds(address: str) -> float:
    started = time.monotonic()
    with urllib.request.urlopen(f"{address}/livez", timeout=20) as response:  # noqa: S310
        assert response.status == 200
    return time.monotonic() - started


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs /proc")
def test_a_hundred_megabytes_are_cut_off_and_others_served(server: str) -> None:
    for _ in range(3):
        send_bomb(server)
    before = resident_kb()

    with ThreadPoolExecutor(8) as pool:
        bombs = [pool.submit(send_bomb, server) for _ in range(24)]
        waits = [livez_seconds(server) for _ in range(10)]
        answers = [bomb.result() for bomb in bombs]

    assert before > 0
    assert all(sent < SIZE / 4 for _line, sent in answers)
    assert all(b" 5" not in line[:12] for line, _sent in answers)
    assert any(b" 413 " in line for line, _sent in answers)
    assert max(waits) < 5
    assert resident_kb() - before < MOST_GROWTH_KB
