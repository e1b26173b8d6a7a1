"""The door: whoever is silent, whoever asks whether it lives, whoever nobody takes."""

from __future__ import annotations

import os
import resource
import select
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from threading import Thread
from typing import Any

import pytest

from pathways.supervisor.listening import bound_socket, handing_over
from pathways.webserver import door
from tests.harness.waiting import eventually

ASK = b"GET /livez HTTP/1.1\r\nHost: x\r\n\r\n"


@dataclass
class Entrance:
    """A door that runs in a thread, and the end that web processes have."""

    door: door.Door
    theirs: socket.socket

    def comes(self, said: bytes = b"") -> socket.socket:
        """A visitor who says this."""
        visitor = socket.create_connection(self.door.listening.getsockname(), 5)
        visitor.sendall(said)
        return visitor

    def answer(self, said: bytes) -> bytes:
        """All that a visitor is told until the door closes."""
        with self.comes(said) as visitor:
            return b"".join(iter(lambda: visitor.recv(1000), b""))

    def handed(self) -> tuple[bytes, list[int]]:
        """What the next web process takes."""
        said, numbers, _flags, _from = socket.recv_fds(self.theirs, 16_384, 1)
        return said, numbers


@pytest.fixture
def entrance() -> Iterator[Entrance]:
    listening, (own, theirs) = bound_socket("127.0.0.1", 0), handing_over()
    listening.listen(50)
    theirs.settimeout(5)
    running = door.Door(listening, own)
    thread = Thread(target=running.run)
    thread.start()
    entrance = Entrance(running, theirs)
    yield entrance
    running.ask_to_stop()
    entrance.comes().close()  # wakes it
    thread.join()
    for end in (listening, own, theirs, *running.silent):
        end.close()
    running.look.close()
    for visitor, _said in running.waiting:
        visitor.close()


def test_the_portal_lives_while_a_web_process_shows_that_it_turns(
    entrance: Entrance,
) -> None:
    before = entrance.answer(ASK)
    entrance.theirs.send(b".")
    shown = entrance.answer(ASK)
    entrance.door.shown_at = time.monotonic() - door.ALIVE_SECONDS
    long_after = entrance.answer(ASK)

    assert shown.startswith(b"HTTP/1.1 200 OK")
    assert shown.endswith(b"\r\n\r\nok\n")
    for silence in (before, long_after):
        assert silence.startswith(b"HTTP/1.1 503")
        assert b"Retry-After: 2\r\n" in silence


def test_a_head_request_has_no_body(entrance: Entrance) -> None:
    assert entrance.answer(ASK.replace(b"GET", b"HEAD")).endswith(b"\r\n\r\n")


@pytest.mark.parametrize(
    "said", [b"GET / HTTP/1.1\r\n", b"\x16\x03\x01", b"GET /livez?x HTTP/1.1\r\n\r\n"]
)
def test_everything_else_is_handed_over_with_its_first_bytes(
    entrance: Entrance, said: bytes
) -> None:
    with entrance.comes(said) as visitor:
        bytes_so_far, (number,) = entrance.handed()
        with socket.socket(fileno=number) as line:
            line.sendall(b"page")
        assert bytes_so_far == said
        assert visitor.recv(10) == b"page"


def test_who_says_nothing_is_not_waited_for(
    entrance: Entrance, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(door, "FIRST_BYTES_SECONDS", 0)

    assert entrance.answer(b"") == b""


def test_too_many_who_say_nothing_close_the_first(
    entrance: Entrance, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(door, "MOST_SILENT", 3)
    entrance.theirs.send(b".")
    with ExitStack() as held:
        first, *rest = [held.enter_context(entrance.comes()) for _ in range(4)]
        first.settimeout(5)

        assert first.recv(1) == b""
        assert entrance.answer(ASK).startswith(b"HTTP/1.1 200")
        rest[-1].sendall(b"GET")
        assert entrance.handed()[0] == b"GET"


@pytest.mark.long
def test_whom_nobody_takes_waits_and_beyond_that_is_told_to_come_again(
    entrance: Entrance, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(door, "MOST_WAITING", 2)
    entrance.theirs.send(b".")
    head = b"GET / HTTP/1.1\r\n" + b"x" * 8_000
    with ExitStack() as held:
        visitors = [held.enter_context(entrance.comes(head)) for _ in range(60)]
        record, _, _ = select.select(visitors, (), (), 5)

        assert record[0].recv(100).startswith(b"HTTP/1.1 503")
        assert entrance.answer(ASK).startswith(b"HTTP/1.1 200")
        assert entrance.handed()[0] == head


def test_who_comes_while_the_machine_gives_no_more_files_is_answered() -> None:
    """Whoever says nothing would else keep everybody out until their time is over."""
    listening, (own, theirs) = bound_socket("127.0.0.1", 0), handing_over()
    few = partial(resource.setrlimit, resource.RLIMIT_NOFILE, (24, 24))
    ends = str(listening.fileno()), str(own.fileno())
    with (
        listening,
        own,
        theirs,
        subprocess.Popen(
            [sys.executable, "-m", "pathways.webserver.door", *ends],
            pass_fds=(listening.fileno(), own.fileno()),
            preexec_fn=few,
        ) as running,
        ExitStack() as held,
    ):
        theirs.send(b".")
        address = listening.getsockname()
        eventually(lambda: is_heard(address))
        for _number in range(40):
            held.enter_context(socket.create_connection(address, 5))
        with socket.create_connection(address, door.FIRST_BYTES_SECONDS / 2) as line:
            line.sendall(ASK)
            answered = line.recv(1000)
        running.terminate()

    assert answered.startswith(b"HTTP/1.1 200")


def is_heard(address: Any) -> bool:
    """Whether somebody listens there yet."""
    try:
        socket.create_connection(address, 5).close()
    except OSError:
        return False
    return True


SHOW = """
import os
from pathways.webserver import door
from tests.harness.waiting import eventually
door.take_precedence()
print(os.getpriority(os.PRIO_PROCESS, 0), door.OWN_SESSION.read_text())
"""


@pytest.mark.skipif(
    os.geteuid() != 0 or not door.OWN_SESSION.exists(), reason="the machine decides"
)
def test_the_door_goes_before_the_other_sessions_too() -> None:
    """Without the second a busy machine let it wait as long as everybody else."""
    shown = subprocess.run(
        [sys.executable, "-c", SHOW],
        capture_output=True,
        text=True,
        check=True,
        start_new_session=True,
    ).stdout.split()

    assert shown[0] == "-10"
    assert shown[-2:] == ["nice", "-10"]
