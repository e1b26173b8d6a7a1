"""How much may be made at once: who comes on top is told to come again soon.

A page that is made anew costs a hundred times one that is kept. So only some are made
at the same time in a process, a few wait for their turn, and of all these one visitor
has at most half: whoever sends many does not stand in the way of the others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import wraps
from threading import BoundedSemaphore, Lock
from typing import Final, ParamSpec, TypeVar

MADE_AT_ONCE: Final = 2
MOST_IN: Final = 8  # those that are made, and those that wait for their turn
MOST_OF_ONE: Final = 4
MOST_WAITING_SECONDS: Final = 5

P = ParamSpec("P")
Answer = TypeVar("Answer")


class BusyError(Exception):
    """There is no place for this work now; nothing of it was begun."""


class Places:
    """So many at once, and of these so many of one visitor. Nobody waits here."""

    def __init__(self, *, total: int, each: int) -> None:
        self.total, self.each = total, each
        self._taken: Counter[str] = Counter()
        self._lock = Lock()

    def take(self, visitor: str) -> bool:
        """Whether there was a place for one more."""
        with self._lock:
            if self._taken.total() >= self.total or self._taken[visitor] >= self.each:
                return False
            self._taken[visitor] += 1
            return True

    def leave(self, visitor: str) -> None:
        """Give the place back."""
        with self._lock:
            self._taken[visitor] -= 1
            if not self._taken[visitor]:
                del self._taken[visitor]


@dataclass(frozen=True, slots=True)
class Visit:
    """A request that is being answered: whose it is, and whether somebody waits."""

    visitor: str
    has_gone: Callable[[], bool]


PLACES: Final = Places(total=MOST_IN, each=MOST_OF_ONE)
TURNS: Final = BoundedSemaphore(MADE_AT_ONCE)
_VISIT: Final[ContextVar[Visit | None]] = ContextVar("visit", default=None)


@contextmanager
def visiting(visit: Visit | None) -> Iterator[None]:
    """What is made inside is made for this visit."""
    before = _VISIT.set(visit)
    try:
        yield
    finally:
        _VISIT.reset(before)


@contextmanager
def dear_work() -> Iterator[bool]:
    """Work that costs much, at its turn. Raises ``BusyError`` where there is no place.

    It says whether it had to wait.

    Where nobody visits (workers, commands) it is done at once; so is a part of work
    that has its turn already.
    """
    visit = _VISIT.get()
    if visit is None:
        yield False
        return
    if not PLACES.take(visit.visitor):
        raise BusyError
    try:
        with _turn(visit) as has_waited, visiting(None):
            yield has_waited
    finally:
        PLACES.leave(visit.visitor)


@contextmanager
def _turn(visit: Visit) -> Iterator[bool]:
    waits = not TURNS.acquire(blocking=False)
    if waits and not TURNS.acquire(timeout=MOST_WAITING_SECONDS):
        raise BusyError
    try:
        if visit.has_gone():
            raise BusyError
        yield waits
    finally:
        TURNS.release()


def dear(work: Callable[P, Answer]) -> Callable[P, Answer]:
    """All that the function does is dear work."""

    @wraps(work)
    def admitted(*args: P.args, **kwargs: P.kwargs) -> Answer:
        with dear_work():
            return work(*args, **kwargs)

    return admitted
