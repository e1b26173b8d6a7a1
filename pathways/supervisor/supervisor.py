"""Keeps the portal's programs running until it is told to stop."""

import signal
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from types import FrameType

from pathways.supervisor.leftovers import Register
from pathways.supervisor.processes import Child, stop_together
from pathways.supervisor.programs import STOP_ORDER

LOOK_EVERY_SECONDS = 0.2


@dataclass
class Supervisor:
    """Starts children, starts again those that die, stops all in order."""

    children: Sequence[Child]
    register: Register
    say: Callable[[str], None]
    is_stopping: bool = False
    waiting: set[str] = field(default_factory=set)

    def listen(self) -> None:
        """From now on SIGTERM, SIGINT and a closed terminal end the loop."""
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, self.ask_to_stop)

    def ask_to_stop(self, number: int, frame: FrameType | None) -> None:
        self.is_stopping = True

    def start(self, child: Child) -> None:
        child.start()
        self.waiting.discard(child.name)
        self.register.write(self.children)

    def tend(self) -> None:
        """One look at every child: plan the restart of a dead one, start a due one."""
        for child in self.children:
            if child.process is None or child.is_running:
                continue
            if child.name not in self.waiting:
                child.send_to_group(signal.SIGKILL)  # what the leader left behind
                pause = child.schedule_restart()
                self.waiting.add(child.name)
                code = child.process.returncode
                where = f": {child.log}" if child.log else ""
                self.say(f"{child.name} ended ({code}), again in {pause:g} s{where}")
            elif time.monotonic() >= child.due_at:
                self.start(child)

    def run(self) -> None:
        """Tend the children until asked to stop."""
        while not self.is_stopping:
            self.tend()
            time.sleep(LOOK_EVERY_SECONDS)

    def stop(self) -> None:
        """Stop what produces work first, the broker last."""
        for kind in STOP_ORDER:
            stop_together([child for child in self.children if child.kind == kind])
        self.register.clear()
