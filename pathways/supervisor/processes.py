"""One child process in a group of its own: start, restart, stop, kill."""

import contextlib
import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

FIRST_PAUSE_SECONDS = 0.5
LONGEST_PAUSE_SECONDS = 15.0
STEADY_SECONDS = 20.0


@dataclass
class Child:
    """A program that is to run all the time; its output goes to a file, if named.

    ``inherits``: the sockets that it is given, open as long as it may start again.
    """

    name: str
    command: Sequence[str]
    log: Path | None
    environment: Mapping[str, str] = field(default_factory=dict)
    inherits: Sequence[socket.socket] = ()
    stop_signal: signal.Signals = signal.SIGTERM
    patience_seconds: float = 10.0
    process: subprocess.Popen[bytes] | None = None
    started_at: float = 0.0
    due_at: float = 0.0
    pause: float = FIRST_PAUSE_SECONDS

    @property
    def kind(self) -> str:
        """Its name without the number of one among several."""
        return self.name.partition("-")[0]

    @property
    def is_running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    @property
    def pid(self) -> int | None:
        return self.process.pid if self.process else None

    def start(self) -> None:
        """Start it as the leader of a new process group."""
        with self._output() as output:
            self.process = subprocess.Popen(  # noqa: S603 - our own programs
                self.command,
                env={**os.environ, **self.environment},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
                pass_fds=[shared.fileno() for shared in self.inherits],
            )
        self.started_at = time.monotonic()

    def _output(self) -> AbstractContextManager[IO[bytes] | None]:
        """The log file; without one, whatever our own output is."""
        if self.log is None:
            return contextlib.nullcontext()
        self.log.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        return self.log.open("ab")

    def schedule_restart(self) -> float:
        """Plan the next start: at once after a steady run, later after each failure."""
        now = time.monotonic()
        if now - self.started_at > STEADY_SECONDS:
            self.pause = FIRST_PAUSE_SECONDS
        self.due_at, planned = now + self.pause, self.pause
        self.pause = min(self.pause * 2, LONGEST_PAUSE_SECONDS)
        return planned

    def send_to_group(self, number: signal.Signals) -> None:
        if self.process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, number)

    def ask_to_stop(self) -> None:
        """Ask it, without waiting."""
        if self.process is not None and self.is_running:
            with contextlib.suppress(ProcessLookupError):
                self.process.send_signal(self.stop_signal)

    def stop(self) -> None:
        """Ask it to stop, wait, then kill what is left of its group."""
        if self.process is None:
            return
        self.ask_to_stop()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(self.patience_seconds)
        self.send_to_group(signal.SIGKILL)
        self.process.wait()
        self.process = None


def stop_together(children: Iterable[Child]) -> None:
    """Ask all before waiting for the first."""
    stopping = list(children)
    for child in stopping:
        child.ask_to_stop()
    for child in stopping:
        child.stop()
