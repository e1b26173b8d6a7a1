"""The process that reads a stranger's file: what it cannot do, and what it answers."""

import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.conf import settings

from pathways.resumes.apart import (
    CPU_SECONDS,
    MEMORY,
    STARTS_WITHIN,
    WALL_SECONDS,
    clean,
)
from pathways.resumes.unreadable import Reason
from pathways.services.reader import end_reader, read_apart, start_reader
from tests.harness.waiting import eventually

UNDER_LIMITS = "from pathways.resumes import apart; apart.limit_process()\n"


def run(program: str) -> subprocess.CompletedProcess[bytes]:
    """Run a program under the reader's limits."""
    return subprocess.run(
        [sys.executable, "-c", UNDER_LIMITS + program],
        cwd=settings.BASE_DIR,
        capture_output=True,
        timeout=20,
        check=False,
    )


@pytest.mark.long
def test_two_seconds_of_a_processor_are_all_it_gets() -> None:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)

    ended = run("while True: pass")

    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    assert -ended.returncode in (signal.SIGALRM, signal.SIGXCPU, signal.SIGKILL)
    assert used < CPU_SECONDS + 1


@pytest.mark.long
def test_what_waits_is_ended_too() -> None:
    started = time.monotonic()

    ended = run("import time; time.sleep(60)")

    assert -ended.returncode == signal.SIGALRM
    assert time.monotonic() - started < WALL_SECONDS + STARTS_WITHIN


def test_what_takes_too_much_memory_has_none() -> None:
    ended = run(f"bytearray({MEMORY})")

    assert b"MemoryError" in ended.stderr


def test_no_file_is_written(tmp_path: Path) -> None:
    left = tmp_path / "left"

    ended = run(f"import pathlib; pathlib.Path({str(left)!r}).write_text('x')")

    assert b"File too large" in ended.stderr
    assert left.read_text() == ""


def test_the_limits_cannot_be_lifted() -> None:
    ended = run(
        "import resource; limits = [resource.getrlimit(kind) for kind in "
        "(resource.RLIMIT_CPU, resource.RLIMIT_AS, resource.RLIMIT_FSIZE)]; "
        "print([soft == hard for soft, hard in limits])"
    )

    assert ended.stdout == b"[True, True, True]\n"


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs /proc")
def test_it_has_nothing_of_our_environment() -> None:
    process = start_reader("")
    shown = Path(f"/proc/{process.pid}/environ")
    try:
        eventually(shown.read_bytes)
        environment = shown.read_bytes()
    finally:
        end_reader(process)

    names = {line.split(b"=")[0] for line in environment.split(b"\0") if line}
    assert names == {b"PATH", b"LC_ALL"}


def test_nothing_is_refused_in_words() -> None:
    reading = read_apart(b"")

    assert reading.refusal is not None
    assert reading.refusal.reason == Reason.EMPTY


def test_ten_megabytes_and_a_byte_are_refused_with_the_limit() -> None:
    reading = read_apart(b"x" * 10_000_001)

    assert reading.refusal is not None
    assert reading.refusal.reason == Reason.TOO_LARGE
    assert reading.refusal.values == {"limit_mb": 10}


def test_a_text_loses_what_no_database_takes() -> None:
    assert clean({"a": ("x\x00y\ud800z", 1, None)}) == {"a": ["xyz", 1, None]}
