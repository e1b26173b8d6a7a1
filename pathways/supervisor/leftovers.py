"""One portal a folder; what a killed supervisor left running is ended first."""

import contextlib
import fcntl
import json
import os
import signal
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from pathways.supervisor.processes import Child


class AlreadyRunningError(RuntimeError):
    """Another ``up`` holds this folder."""


def command_of(pid: int) -> str:
    """The command line of a process, or nothing when there is none."""
    recorded = Path(f"/proc/{pid}/cmdline")
    if Path("/proc/self").exists():
        words = recorded.read_bytes() if recorded.exists() else b""
        return words.replace(b"\0", b" ").decode(errors="replace").strip()
    shown = subprocess.run(  # noqa: S603 - fixed words and a number
        ["/bin/ps", "-ww", "-o", "command=", "-p", str(pid)],
        capture_output=True,
        text=True,
        check=False,
    )
    return shown.stdout.strip()


@dataclass
class Register:
    """The children's process ids, in a file that outlives a killed supervisor."""

    path: Path
    lock: IO[str] | None = None

    def claim(self) -> None:
        """Hold the folder; the lock goes when this process does, however it ends."""
        self.lock = self.path.with_suffix(".lock").open("w")
        try:
            fcntl.flock(self.lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            message = f"The portal is already running from {self.path.parent}."
            raise AlreadyRunningError(message) from error

    def end_leftovers(self) -> None:
        """End the recorded processes that still run the recorded command."""
        if not self.path.exists():
            return
        for pid, command in json.loads(self.path.read_text()):
            if command_of(pid) == command:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(pid, signal.SIGKILL)
        self.clear()

    def write(self, children: Sequence[Child]) -> None:
        rows = [[c.pid, " ".join(c.command)] for c in children if c.is_running]
        draft = self.path.with_suffix(".new")
        draft.write_text(json.dumps(rows))
        draft.replace(self.path)

    def clear(self) -> None:
        self.path.unlink(missing_ok=True)
