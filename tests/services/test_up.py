"""``manage.py up`` as a person starts it: it serves, mends itself, leaves nothing."""

import json
import os
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from tests.harness.waiting import eventually, free_port, mortal
from tests.harness.workers import database_url


@dataclass
class Portal:
    """A running ``up`` with a folder, database and port of its own."""

    folder: Path
    port: int
    process: subprocess.Popen[str]

    def get(self, path: str) -> Any:
        url = f"http://127.0.0.1:{self.port}{path}"
        try:
            with urllib.request.urlopen(url, timeout=5) as response:
                return response.read().decode()
        except urllib.error.HTTPError as refusal:
            return refusal.read().decode()
        except OSError:
            return ""

    def check(self, name: str) -> bool:
        answer = self.get("/readyz")
        return bool(answer) and bool(json.loads(answer)["checks"][name]["ok"])

    def lives_or_has_ended(self) -> bool:
        return self.process.poll() is not None or self.get("/livez") == "ok\n"

    def pids(self) -> dict[str, int]:
        """Process id by a word of its command."""
        rows = json.loads((self.folder / "up.json").read_text())
        web = ("pathways.webserver.door", "pathways.webserver")
        words = ("valkey-server", *web, "worker", "beat")
        return {
            word: pid for pid, cmd in rows for word in words if f"{word} " in f"{cmd} "
        }

    def stop(self) -> None:
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(30)


def is_alive(pid: int) -> bool:
    try:
        os.killpg(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.fixture
def portal(tmp_path: Path, transactional_db: None, catalogue: None) -> Iterator[Portal]:
    """The portal on the tests' published catalogue, with a Valkey of its own."""
    port, folder = free_port(), tmp_path / "var"
    environment = {
        "DJANGO_SETTINGS_MODULE": "immigration_portal.settings",
        "VAR_DIR": str(folder),
        "DATABASE_URL": database_url(),
        "PORT": str(port),
        "WEB_PROCESSES": "1",
        "TASK_PROCESSES": "1",
    }
    given = ("DATABASE_URL", "REDIS_URL", "HASHED_STATIC_FILES", "LOG_LEVEL")
    inherited = {key: value for key, value in os.environ.items() if key not in given}
    process = subprocess.Popen(
        [*mortal(), sys.executable, "manage.py", "up"],
        cwd=settings.BASE_DIR,
        env={**inherited, **environment},
        stdout=subprocess.PIPE,
        text=True,
    )
    running = Portal(folder, port, process)
    yield running
    if process.poll() is None:
        running.stop()
    assert process.stdout is not None
    process.stdout.close()


@pytest.mark.services
@pytest.mark.once
def test_the_portal_comes_up_mends_itself_and_goes(portal: Portal) -> None:
    eventually(portal.lives_or_has_ended, seconds=120)
    assert portal.process.poll() is None
    eventually(lambda: portal.check("worker") and portal.check("beat"), seconds=60)
    assert "<html" in portal.get("/")

    first = portal.pids()
    os.killpg(first["worker"], signal.SIGKILL)
    os.killpg(first["valkey-server"], signal.SIGKILL)
    eventually(lambda: len(portal.pids()) == 5 and portal.pids() != first, seconds=60)
    eventually(lambda: portal.check("broker"), seconds=60)

    last = portal.pids()
    portal.stop()
    assert portal.process.returncode == 0
    assert not [name for name, pid in last.items() if is_alive(pid)]
