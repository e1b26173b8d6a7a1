"""The portal as ``make run`` starts it, on a run's services and with some patches."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from tests.faults.services import Services
from tests.harness.sockets import Visit, visit
from tests.harness.waiting import answers, eventually, free_port

ROOT = Path(__file__).resolve().parents[2]
SHIM = ROOT / "tests" / "faults" / "shim"
KEY = "only-for-tests-" + "0123456789abcdef" * 4
START_SECONDS = 300  # beside other work
# By a word of the command.
PROGRAMS = {"web": "pathways.webserver", "worker": "worker", "beat": "beat"}
FAKETIME = Path("/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1")


class NotStartedError(Exception):
    """The portal did not come up in minutes: of its guards that says nothing."""


def portal_environment(
    services: Services, folder: Path, patches: tuple[str, ...], **further: str
) -> dict[str, str]:
    """Of every process of the portal; never what the run itself was given."""
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "immigration_portal.settings",
        "VAR_DIR": str(folder),
        "SECRET_KEY": KEY,
        "LOG_LEVEL": "INFO",
        "HASHED_STATIC_FILES": "no",
        "RATELIMIT_ENABLE": "no",
        "MAILS_PER_MINUTE": "100000",
        "PYTHONPATH": f"{SHIM}:{ROOT}",
        "FAULTS_PATCHES": ",".join(("prepared", *patches)),
        **services.environment(through_doors=True),
        **further,
    }


class Portal:
    """One running ``manage.py up``, with a folder and a port of its own."""

    def __init__(
        self, services: Services, patches: tuple[str, ...], **further: str
    ) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="portal-faults-"))
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.broker = services.broker
        self.environment = portal_environment(
            services, self.folder, patches, PORT=str(self.port), **further
        )
        self.nodes: list[Node] = []
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Return once a page is answered and the workers say that they are ready."""
        ready = self.log("worker").count(" ready.")
        with (self.folder / "up.txt").open("ab") as said:
            self.process = subprocess.Popen(
                [sys.executable, "manage.py", "up"],
                cwd=ROOT,
                env=self.environment,
                stdout=said,
                stderr=said,
                start_new_session=True,
            )
        deadline = time.monotonic() + START_SECONDS
        while not self.is_up(ready):
            said_so_far = (self.folder / "up.txt").read_text()
            if not self.lives() or time.monotonic() > deadline:
                raise NotStartedError(said_so_far)
            time.sleep(0.1)

    def is_up(self, ready: int) -> bool:
        """Whether it answers, and its workers were ready oftener than so."""
        is_ready = self.log("worker").count(" ready.") > ready
        return is_ready and answers(f"{self.address}/livez")

    def lives(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def log(self, name: str) -> str:
        """What a program has said."""
        file = self.folder / "log" / f"{name}.log"
        return file.read_text(errors="replace") if file.exists() else ""

    def pids(self, program: str) -> list[int]:
        """Of a program, as the supervisor has noted them."""
        noted = self.folder / "up.json"
        rows = json.loads(noted.read_text()) if noted.exists() else []
        word = PROGRAMS[program]
        return [pid for pid, command in rows if f" {word} " in f" {command} "]

    def signal(self, program: str, number: signal.Signals) -> None:
        """To all of a program's processes and their children."""
        for pid in self.pids(program):
            with suppress(ProcessLookupError):
                os.killpg(pid, number)

    def children_of_worker(self) -> list[int]:
        """The processes that run tasks; none while their parent is started again."""
        parents = self.pids("worker")[:1]
        if not parents:
            return []
        shown = subprocess.run(
            ["ps", "-o", "pid=", "--ppid", str(parents[0])],
            capture_output=True,
            text=True,
            check=False,
        )
        return [int(word) for word in shown.stdout.split()]

    def visit(self, path: str) -> Visit:
        return visit(f"{self.address}{path}")

    def add_node(self, name: str, *words: str, **further: str) -> Node:
        """One more machine of the portal: a worker or a beat with its own clock."""
        node = Node(self, name, words, further)
        self.nodes.append(node)
        node.start()
        return node

    def ask_to_stop(self) -> float:
        """SIGTERM to the supervisor; how many seconds it takes to end."""
        assert self.process is not None
        started = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(60)
        return time.monotonic() - started

    def end_nodes(self) -> None:
        """The further machines go."""
        for node in self.nodes:
            node.kill()
        self.nodes.clear()

    def stop(self) -> None:
        """Whatever state it is in."""
        self.end_nodes()
        if self.lives():
            for program in PROGRAMS:
                self.signal(program, signal.SIGCONT)
            try:
                self.ask_to_stop()
            except subprocess.TimeoutExpired:
                for program in PROGRAMS:
                    self.signal(program, signal.SIGKILL)
                assert self.process is not None
                self.process.kill()
        if not os.environ.get("FAULTS_KEEP"):
            shutil.rmtree(self.folder, ignore_errors=True)


class Node:
    """A worker or beat of another machine, whose clock may be wrong."""

    def __init__(
        self, portal: Portal, name: str, words: tuple[str, ...], env: dict[str, str]
    ) -> None:
        self.portal, self.name, self.words, self.env = portal, name, words, env
        self.file = portal.folder / "log" / f"{name}.log"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Return once it says that it is ready."""
        command = [sys.executable, "-m", "celery", "-A", "immigration_portal"]
        mark = " ready." if self.words[0] == "worker" else "beat: Starting"
        if self.words[0] == "worker":
            command_end = ["--without-gossip", "--without-mingle", "--concurrency", "1"]
            command_end += ["--hostname", f"{self.name}@faults"]
        else:
            command_end = ["--schedule", str(self.portal.folder / f"{self.name}-plan")]
        with self.file.open("ab") as log:
            self.process = subprocess.Popen(
                [*command, *self.words, *command_end],
                cwd=ROOT,
                env={**self.portal.environment, **self.env},
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        eventually(lambda: mark in self.log() or self.process is None, seconds=90)

    def log(self) -> str:
        return self.file.read_text(errors="replace")

    def signal(self, number: signal.Signals) -> None:
        assert self.process is not None
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, number)

    def kill(self) -> None:
        """SIGKILL to all of it."""
        if self.process is not None:
            self.signal(signal.SIGKILL)
            self.process.wait()


def wrong_clock(shift: str) -> dict[str, str]:
    """The environment of a process whose clock is wrong, such as ``-10m`` or ``+1d``.

    Clocks that only measure how long something takes go on as they are.
    """
    assert FAKETIME.exists(), "libfaketime is missing: apt-get install faketime"
    return {
        "LD_PRELOAD": str(FAKETIME),
        "FAKETIME": shift,
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        "DONT_FAKE_MONOTONIC": "1",
    }


def clock_that_says(moment: datetime) -> dict[str, str]:
    """The environment of a process whose clock says this now, and goes on from it."""
    return wrong_clock(f"{round((moment - datetime.now(UTC)).total_seconds()):+d}")


def memory_of(pid: int) -> float:
    """What a process holds, in MB."""
    text = Path(f"/proc/{pid}/status").read_text()
    held = re.search(r"VmRSS:\s+(\d+) kB", text)
    return int(held[1]) / 1000 if held else 0.0
