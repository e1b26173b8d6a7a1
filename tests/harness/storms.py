"""Far more than the portal can do: what wrk counts, and what others see meanwhile."""

from __future__ import annotations

import re
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from threading import Event, Thread

from tests.harness.monitor import Look, monitored
from tests.harness.serving import wrk
from tests.harness.sockets import POST, Visit, connected, visit

# Each request asks for a page that nobody has seen yet. What is neither a page nor a
# refusal that says when to come again is unkind.
EACH_NEW = """
local threads = {}
function setup(thread) table.insert(threads, thread) end
function init(args) number, pages, refused, unkind = 0, 0, 0, 0 end
function request()
  number = number + 1
  return wrk.format("GET", wrk.path .. "?n=" .. number)
end
function response(status, headers)
  if status == 200 then pages = pages + 1
  elseif status == 503 and headers["Retry-After"] then refused = refused + 1
  else unkind = unkind + 1 end
end
function done(summary)
  for _, thread in ipairs(threads) do
    print("COUNTED", thread:get("pages"), thread:get("refused"), thread:get("unkind"))
  end
  local e = summary.errors
  print("BROKEN", e.connect + e.read + e.write + e.timeout)
end
"""
HALF_SENT = 40
REOPENED_SECONDS = 5


@dataclass(frozen=True)
class Storm:
    """What came of it: numbers of requests; what /livez and refusals took."""

    pages: int
    refused: int
    unkind: int
    broken: int
    lives: list[Look]
    refusals: list[Visit]


def stormed(
    address: str,
    path: str,
    *,
    connections: int,
    seconds: int,
    beside: Callable[[float], None] = lambda _share: None,
    door: int | None = None,
) -> Storm:
    """Connections that want new pages, and forms that are sent by half, so long.

    ``beside`` is called all the time with the share of the storm that is over; ``door``
    is the number of the process that answers /livez.
    """
    others = list[Visit]()
    with wrk_running(f"{address}{path}", connections, seconds) as running:
        with (
            half_sent_again_and_again(address),
            monitored(address, door) as lives,
            ExitStack() as ended,
        ):
            stop = Event()
            watch = Thread(target=_visitor, args=(f"{address}{path}?o=", others, stop))
            watch.start()
            ended.callback(watch.join)
            ended.callback(stop.set)
            started = time.monotonic()
            while running.poll() is None:
                beside((time.monotonic() - started) / seconds)
                time.sleep(0.1)
        assert running.stdout is not None
        shown = running.stdout.read()
    counted = re.search(r"COUNTED\D+(\d+)\D+(\d+)\D+(\d+)", shown)
    lost = re.search(r"BROKEN\D+(\d+)", shown)
    assert counted, shown
    assert lost, shown
    pages, refused, unkind = map(int, counted.groups())
    refusals = [seen for seen in others if seen.status == 503]
    unkind += sum(seen.status not in {200, 503} for seen in others)
    unkind += sum(not look.is_good for look in lives)
    return Storm(pages, refused, unkind, int(lost[1]), lives, refusals)


def _visitor(address: str, seen: list[Visit], stop: Event) -> None:
    """One more visitor, who asks for a new page every other second."""
    while not stop.wait(2):
        seen.append(visit(f"{address}{len(seen)}"))


@contextmanager
def wrk_running(
    url: str, connections: int, seconds: int
) -> Iterator[subprocess.Popen[str]]:
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(EACH_NEW)
        script.flush()
        options = ["-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "30s"]
        command = [wrk(), *options, "-s", script.name, url]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            yield process


@contextmanager
def half_sent_again_and_again(address: str, count: int = HALF_SENT) -> Iterator[None]:
    """So many forms that are sent by half; who is closed comes again."""
    stop = Event()

    def keep_up() -> None:
        with ExitStack() as held:
            lines = [held.enter_context(connected(address)) for _ in range(count)]
            for line in lines:
                line.sendall(POST)
            while not stop.wait(REOPENED_SECONDS):
                for number, line in enumerate(lines):
                    if is_closed(line):
                        line.close()
                        lines[number] = held.enter_context(connected(address))
                        lines[number].sendall(POST)

    holder = Thread(target=keep_up)
    holder.start()
    try:
        yield
    finally:
        stop.set()
        holder.join()


def is_closed(line: socket.socket) -> bool:
    """Whether the server has ended it."""
    line.setblocking(False)
    try:
        return line.recv(1) == b""
    except BlockingIOError:
        return False
    except OSError:
        return True
    finally:
        line.setblocking(True)
