"""100 MB sent to the real web server: cut off, in little memory, others served."""

from __future__ import annotations

import socket
import time
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.harness.workers import running_web_server

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.services]
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
        while sent < SIZE:
            try:
                sent += line.send(b"\0" * 65_536)
            except TimeoutError:
                break
            except OSError:
                break
        line.settimeout(10)
        try:
            return line.recv(64), sent
        except OSError:
            return b"", sent


def resident_kb(address: str) -> int:
    """Memory of every process that serves this port."""
    port = str(urlsplit(address).port)
    total = 0
    for process in Path("/proc").glob("[0-9]*"):
        try:
            words = (process / "cmdline").read_bytes().split(b"\0")
            parent = (process / "stat").read_text().rsplit(")", 1)[1].split()[1]
            above = Path("/proc", parent, "cmdline").read_bytes().split(b"\0")
            if port.encode() in words or port.encode() in above:
                total += int((process / "statm").read_text().split()[1]) * PAGE_KB
        except OSError:
            continue
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
    before = resident_kb(server)

    with ThreadPoolExecutor(8) as pool:
        bombs = [pool.submit(send_bomb, server) for _ in range(24)]
        waits = [livez_seconds(server) for _ in range(10)]
        answers = [bomb.result() for bomb in bombs]

    assert before > 0
    assert all(sent < SIZE / 4 for _line, sent in answers)
    assert all(b" 5" not in line[:12] for line, _sent in answers)
    assert any(b" 413 " in line for line, _sent in answers)
    assert max(waits) < 5
    assert resident_kb(server) - before < MOST_GROWTH_KB
