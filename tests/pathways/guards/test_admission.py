"""Dear work takes turns: so much at once, so much of one visitor, none for the gone."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from threading import Event, Thread

import pytest

from pathways import admission
from pathways.admission import BusyError, Visit, dear_work, visiting

SOON = 5.0


def stays() -> bool:
    return False


@contextmanager
def at_work(visitor: str, has_gone: Callable[[], bool] = stays) -> Iterator[None]:
    with visiting(Visit(visitor, has_gone)), dear_work():
        yield


class Workers:
    """Threads that are at dear work until the test lets them go."""

    def __init__(self) -> None:
        self.go_on, self.begun, self.refused = Event(), list[str](), list[str]()
        self.threads: list[Thread] = []

    def start(self, visitor: str) -> None:
        """One more request; it is begun, waits for its turn, or is refused."""
        thread = Thread(target=self._work, args=(visitor,))
        thread.start()
        self.threads.append(thread)

    def _work(self, visitor: str) -> None:
        try:
            with at_work(visitor):
                self.begun.append(visitor)
                self.go_on.wait(SOON)
        except BusyError:
            self.refused.append(visitor)

    def end(self) -> None:
        self.go_on.set()
        for thread in self.threads:
            thread.join()


@pytest.fixture
def workers() -> Iterator[Workers]:
    running = Workers()
    yield running
    running.end()
    assert admission.PLACES._taken.total() == 0, "every place is given back"


def taken() -> int:
    return admission.PLACES._taken.total()


def wait_until(look: Callable[[], bool]) -> None:
    pause = Event()
    for _time in range(500):
        if look():
            return
        pause.wait(0.01)
    raise AssertionError("did not happen")


def test_only_so_many_are_made_at_once(workers: Workers) -> None:
    for number in range(admission.MADE_AT_ONCE + 2):
        workers.start(f"visitor {number}")
    wait_until(lambda: taken() == admission.MADE_AT_ONCE + 2)
    wait_until(lambda: len(workers.begun) >= admission.MADE_AT_ONCE)

    assert len(workers.begun) == admission.MADE_AT_ONCE
    workers.end()
    assert len(workers.begun) == admission.MADE_AT_ONCE + 2


def test_one_visitor_has_at_most_half_of_the_places(workers: Workers) -> None:
    for _number in range(admission.MOST_OF_ONE):
        workers.start("greedy")
    wait_until(lambda: taken() == admission.MOST_OF_ONE)

    with pytest.raises(BusyError), at_work("greedy"):
        pass
    workers.start("another")
    wait_until(lambda: taken() == admission.MOST_OF_ONE + 1)
    assert workers.refused == []


def test_beyond_all_places_everybody_is_told_to_come_again(workers: Workers) -> None:
    for number in range(admission.MOST_IN):
        workers.start(f"visitor {number}")
    wait_until(lambda: taken() == admission.MOST_IN)
    started = time.monotonic()

    with pytest.raises(BusyError), at_work("late"):
        pass
    assert time.monotonic() - started < admission.MOST_WAITING_SECONDS / 2


def test_who_waits_too_long_for_a_turn_is_told_to_come_again(
    workers: Workers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(admission, "MOST_WAITING_SECONDS", 0.05)
    for number in range(admission.MADE_AT_ONCE):
        workers.start(f"visitor {number}")
    wait_until(lambda: len(workers.begun) == admission.MADE_AT_ONCE)

    with pytest.raises(BusyError), at_work("late"):
        pass


def test_nothing_is_made_for_who_has_gone() -> None:
    with pytest.raises(BusyError), at_work("gone", lambda: True):
        raise AssertionError("begun")
    with ExitStack() as turns:
        for _number in range(admission.MADE_AT_ONCE):
            assert turns.enter_context(admission.TURNS), "the turn was given back"


def test_work_inside_work_has_its_turn_already() -> None:
    with ExitStack() as inside:
        inside.enter_context(at_work("somebody"))
        for _part in range(admission.MOST_OF_ONE + 1):
            inside.enter_context(dear_work())
        assert taken() == 1


def test_workers_and_commands_need_no_turn(workers: Workers) -> None:
    for number in range(admission.MOST_IN):
        workers.start(f"visitor {number}")
    wait_until(lambda: taken() == admission.MOST_IN)

    with dear_work():
        assert taken() == admission.MOST_IN
