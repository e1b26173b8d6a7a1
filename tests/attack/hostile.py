"""``make hostile``: very many hostile posts, in process and then over HTTP.

``POSTS`` (20,000) in ``PROCESSES`` (2) processes, each on a copy of the portal's SQLite
database, through the WSGI application with all its middleware, for ``SECONDS`` at the
most; then ``HTTP_POSTS`` (2,000) to running web processes. Ends with 1 where an answer
was 5xx or a post took more than a second of a processor (over HTTP: of the clock).
The same posts in every run, others with another ``SEED``.
"""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

import django

django.setup()

from django.conf import settings  # noqa: E402

from tests.harness.figures import figure  # noqa: E402

PLACES = ("in process", "over HTTP")


def a_copy_of_the_portal(folder: Path) -> dict[str, str]:
    """A folder with its own copy of the database; the environment that names it."""
    name = settings.DATABASES["default"]["NAME"]
    with sqlite3.connect(name) as old, sqlite3.connect(folder / "db.sqlite3") as new:
        old.backup(new)
    return {
        **os.environ,
        "VAR_DIR": str(folder),
        "DATABASE_URL": f"sqlite:///{folder}/db.sqlite3",
        "RATELIMIT_ENABLE": "no",
        "HASHED_STATIC_FILES": "no",
        "LOG_LEVEL": "CRITICAL",
    }


def results(place: str, processes: int, count: int, seconds: int) -> list[Any]:
    """What each of so many processes tells."""
    with tempfile.TemporaryDirectory(prefix="hostile-") as top:
        running = []
        for number in range(processes):
            folder = Path(top) / str(number)
            folder.mkdir()
            name = f"{os.environ.get('SEED', '')}{number}"
            words = [place, name, str(count // processes), str(seconds)]
            command = [sys.executable, "-m", "tests.attack.hostile_shard", *words]
            running.append(
                subprocess.Popen(
                    command,
                    env=a_copy_of_the_portal(folder),
                    stdout=subprocess.PIPE,
                    text=True,
                )
            )
        outputs = [process.communicate()[0] for process in running]
    assert not any(process.returncode for process in running), "a process failed"
    return [json.loads(text.splitlines()[-1]) for text in outputs]


def main() -> int:
    """Print the figures, and each fault on standard error."""
    number = int(os.environ.get("PROCESSES", "2"))
    seconds = int(os.environ.get("SECONDS", "1200"))
    counts = (
        int(os.environ.get("POSTS", "20000")),
        int(os.environ.get("HTTP_POSTS", "2000")),
    )
    faults: list[str] = []
    for place, processes, count in zip(PLACES, (number, 1), counts, strict=True):
        if not count:
            continue
        parts = results(place, processes, count, seconds)
        statuses: Counter[str] = Counter()
        for part in parts:
            statuses.update(part["statuses"])
            faults += part["faults"]
        figure(f"hostile posts {place}", statuses.total(), "", target=str(count))
        for status, times in sorted(statuses.items()):
            figure(f"answered {status}, {place}", times, "")
        slowest, where = max(entry for part in parts for entry in part["slowest"])
        print(f"slowest: {where}", file=sys.stderr)
        figure(f"slowest {place}", slowest, "s", target="under 1")
    for fault in faults:
        print(fault, file=sys.stderr)
    figure("faults", len(faults), "", target="0")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
