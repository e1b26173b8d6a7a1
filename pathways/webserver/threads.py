"""Threads whose frames stay in one piece of memory.

Python keeps the frames of a thread in chunks of 16 kB and gives one back as soon as the
first frame in it ends. A loop that calls just where a chunk ends has the system map and
unmap memory at every turn, which took a tenth of a page's time; which page, was chance
(https://github.com/python/cpython/issues/142183).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from waitress.task import ThreadedTaskDispatcher

# Words of eight bytes: a frame so large gets a chunk of 128 kB, whose other half is for
# the frames of everything that it calls.
ROOM: Final = 2**13 + 1


def with_room(work: Callable[..., object]) -> Callable[..., object]:
    """The same work, called from a frame behind which others have room."""

    def roomy(*arguments: Any) -> object:
        return work(*arguments)

    roomy.__code__ = roomy.__code__.replace(co_stacksize=ROOM)
    return roomy


class RoomyDispatcher(ThreadedTaskDispatcher):  # type: ignore[misc]
    """Waitress's threads, with that room for as long as each lives."""

    def start_new_thread(self, target: Callable[[int], object], thread_no: int) -> None:
        """Called by waitress for each of its threads."""
        super().start_new_thread(with_room(target), thread_no)
